package io.cardtrail.graph;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom and what the acts of a batch name, each once, by kind and sorted by key.
 *
 * @param lists by kind, every kind present: key, and the encrypted identifier where there is one
 * @param places where each is in the list of its kind
 */
record NamedEntities(Map<String, List<Map<String, @Nullable Object>>> lists, Map<EntityRef, Long> places) {
    static NamedEntities of(Collection<ActRecord> acts) {
        Map<EntityKind, TreeMap<String, @Nullable String>> wanted = new HashMap<>();
        for (ActRecord act : acts) {
            for (Participant participant : act.participants()) {
                EntityRef entity = participant.entity();
                wanted.computeIfAbsent(entity.kind(), kind -> new TreeMap<>()).put(entity.key(), participant.sealed());
            }
        }
        Map<String, List<Map<String, @Nullable Object>>> lists = new TreeMap<>();
        Map<EntityRef, Long> places = new HashMap<>();
        for (EntityKind kind : EntityKind.values()) {
            List<Map<String, @Nullable Object>> list = new ArrayList<>();
            wanted.getOrDefault(kind, new TreeMap<>()).forEach((key, encrypted) -> {
                places.put(new EntityRef(kind, key), (long) list.size());
                Map<String, @Nullable Object> entity = new HashMap<>();
                entity.put("key", key);
                entity.put("sealed", encrypted);
                list.add(entity);
            });
            lists.put(kind.name(), list);
        }
        return new NamedEntities(lists, places);
    }

    /** {@return the acts as they are created, each with its roles and the rows of the batch that say it} */
    List<Map<String, Object>> acts(Batch batch, RowStore.Prepared prepared, long seq, Collection<ActRecord> acts) {
        Map<String, List<Map<String, Object>>> sources = new HashMap<>();
        acts.forEach(act -> sources.put(act.id(), new ArrayList<>()));
        Map<String, Map<String, Object>> written = new LinkedHashMap<>();
        for (int i = 0; i < batch.entries().size(); i++) {
            RowRecord said = batch.entries().get(i).said();
            List<Map<String, Object>> own = sources.get(said.id());
            if (own != null && said instanceof ActRecord act) {
                own.add(source(said, prepared.rows().get(i)));
                GraphForm form = prepared.forms().get(i);
                written.computeIfAbsent(
                        act.id(),
                        id -> Map.of(
                                "label",
                                act.kind().label(),
                                "properties",
                                form.written(seq, act.atText()),
                                "sources",
                                own,
                                "ties",
                                ties(act, form)));
            }
        }
        return List.copyOf(written.values());
    }

    /** {@return what is noted of a row at the act it says} */
    static Map<String, Object> source(RowRecord said, SourceLedger.Row row) {
        return Map.of("line", said.line(), "leaf", row.leaf(), "atText", said.atText());
    }

    /** {@return the roles of one of the acts, each with the place of whoever is in it} */
    private List<Map<String, Object>> ties(ActRecord act, GraphForm form) {
        List<Map<String, Object>> ties = new ArrayList<>(form.ties().size());
        for (int i = 0; i < form.ties().size(); i++) {
            GraphForm.Tie tie = form.ties().get(i);
            EntityRef entity = act.participants().get(i).entity();
            ties.add(Map.of(
                    "role",
                    tie.role(),
                    "kind",
                    entity.kind().name(),
                    "place",
                    places.getOrDefault(entity, -1L),
                    "properties",
                    tie.properties()));
        }
        return ties;
    }
}
