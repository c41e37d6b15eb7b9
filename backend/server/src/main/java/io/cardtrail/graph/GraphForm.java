package io.cardtrail.graph;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Participant;
import io.cardtrail.warrant.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How what a row says lies in the graph: a node's labels and properties, and its ties to entities. What is written and what the
 * source ledger commits to are both made from it, so the two can't say different things.
 *
 * @param labels of the node, sorted
 * @param properties without those that are null, and without {@code seq} and {@code atText}, which belong to one of its rows
 * @param ties to what it names
 */
record GraphForm(List<String> labels, Map<String, Object> properties, List<Tie> ties) {
    /**
     * One role.
     *
     * @param labels of the entity, sorted
     * @param key of the entity
     * @param sealed whether the entity has its identifier with it, encrypted
     */
    record Tie(String role, Map<String, Object> properties, List<String> labels, String key, boolean sealed) {}

    static GraphForm of(SourceFile file, RowRecord said) {
        return switch (said) {
            case ActRecord act -> act(file, act);
            case RecordKeeping keeping -> keeping(file, keeping);
        };
    }

    private static GraphForm act(SourceFile file, ActRecord act) {
        ActAttributes attributes = act.attributes();
        Map<String, @Nullable Object> properties = new HashMap<>();
        properties.put("id", act.id());
        properties.put("kind", act.kind().name());
        properties.put("at", EventTime.toNanos(act.at()));
        properties.put("clock", file.clock());
        properties.put("channel", file.channel().name());
        properties.put("holder", file.holder());
        properties.put("pair", Scope.pair(act.kind(), file.channel()));
        properties.put("reference", attributes.reference());
        properties.put("settlement", attributes.settledBy());
        properties.put("faceValue", attributes.faceValue());
        properties.put("amount", attributes.amount());
        properties.put("unitPrice", attributes.unitPrice());
        properties.put("quantity", attributes.quantity());
        properties.put("duration", attributes.duration());
        properties.put("method", attributes.method());
        properties.put("footage", attributes.footage());
        properties.put("carrier", attributes.carrier());
        properties.put("status", attributes.status());
        properties.put("rangeFirst", attributes.rangeFirst());
        properties.put("rangeLast", attributes.rangeLast());
        List<Tie> ties = new ArrayList<>(act.participants().size());
        for (Participant participant : act.participants()) {
            Map<String, @Nullable Object> tie = new HashMap<>();
            tie.put("at", EventTime.toNanos(act.at()));
            tie.put("pair", Scope.pair(participant.role(), file.channel()));
            tie.put("name", participant.name());
            ties.add(new Tie(
                    participant.role().name(),
                    present(tie),
                    sorted(List.of("Entity", participant.entity().kind().label())),
                    participant.entity().key(),
                    participant.sealed() != null));
        }
        return new GraphForm(sorted(List.of("Act", act.kind().label())), present(properties), ties);
    }

    private static GraphForm keeping(SourceFile file, RecordKeeping keeping) {
        Map<String, @Nullable Object> properties = new HashMap<>();
        properties.put("id", keeping.id());
        properties.put("kind", keeping.kind().name());
        properties.put("at", EventTime.toNanos(keeping.at()));
        properties.put("clock", file.clock());
        properties.put("channel", keeping.channel().name());
        properties.put("holder", keeping.holder());
        properties.put("category", keeping.category().name());
        properties.put("pair", Scope.pair(keeping.category(), keeping.channel()));
        properties.put("recordsFrom", EventTime.toNanos(keeping.records().from()));
        properties.put("recordsTo", EventTime.toNanos(keeping.records().to()));
        properties.put("reference", keeping.reference());
        return new GraphForm(List.of("RecordKeeping"), present(properties), List.of());
    }

    /** {@return a node as {@code ledger/whole} found it} */
    static GraphForm found(Row row) {
        Map<String, Object> properties = row.map("properties");
        properties.remove("seq");
        properties.remove("atText");
        List<Tie> ties = row.rows("ties").stream()
                .map(tie -> {
                    Map<String, Object> entity = tie.map("entity");
                    return new Tie(
                            tie.string("role"),
                            tie.map("properties"),
                            sorted(tie.strings("labels")),
                            String.valueOf(entity.get("key")),
                            entity.containsKey("sealed"));
                })
                .toList();
        return new GraphForm(sorted(row.strings("labels")), properties, ties);
    }

    /** {@return the properties as they are written, with those of the row that is the first to say it} */
    Map<String, Object> written(long seq, String atText) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("seq", seq);
        all.put("atText", atText);
        return all;
    }

    static List<String> sorted(List<String> labels) {
        return labels.stream().sorted().toList();
    }

    private static Map<String, Object> present(Map<String, @Nullable Object> properties) {
        Map<String, Object> present = new TreeMap<>();
        properties.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }
}
