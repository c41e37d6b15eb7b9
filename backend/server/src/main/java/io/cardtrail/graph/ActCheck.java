package io.cardtrail.graph;

import io.cardtrail.graph.LedgerFault.Kind;
import io.cardtrail.model.Category;
import io.cardtrail.model.EdgeKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether one act in the graph is what one of its rows says. */
final class ActCheck {
    private final RowStore store;
    private final @Nullable EdgeKey edgeKey;

    ActCheck(RowStore store, EdgeKey edgeKey) {
        this.store = store;
        this.edgeKey = edgeKey;
    }

    /** One that can't open what is encrypted beside an entity's key. */
    ActCheck(RowStore store) {
        this.store = store;
        this.edgeKey = null;
    }

    /** {@return the relationship by which the graph names this row as a source, empty if it does not, or more than once} */
    static Optional<Map<String, Object>> source(BatchCheck.Place place, Row found) {
        String file = place.file().digest() + ":" + place.file().name();
        List<Map<String, Object>> here = found.rows("sources").stream()
                .filter(source -> file.equals(source.stringOrNull("file")))
                .map(source -> source.map("properties"))
                .filter(source -> Objects.equals(source.get("line"), place.line()))
                .toList();
        return here.size() == 1 ? Optional.of(here.getFirst()) : Optional.empty();
    }

    /** {@return whether the graph names this row as a source, once, and as it was stored} */
    boolean source(BatchCheck.Place place, RowStore.StoredRow text, Row found, Set<String> by) {
        Map<String, Object> properties = source(place, found).orElse(Map.of());
        if (properties.isEmpty()) {
            return false;
        }
        Object marks = properties.remove("by");
        Object atText = properties.remove("atText");
        return properties.equals(Map.of(
                        "line",
                        place.line(),
                        "batch",
                        place.batch().key(),
                        "seq",
                        place.batch().seq(),
                        "leaf",
                        text.leaf()))
                && marks instanceof Collection<?> list
                && list.size() == by.size()
                && new HashSet<>(list).equals(by)
                && atText instanceof String written
                && says(place, text, RowStore.AT_TEXT, written);
    }

    /** {@return what is wrong with the act itself} */
    Set<Kind> faults(BatchCheck.Place place, RowStore.StoredRow text, Row found) {
        Set<Kind> faults = EnumSet.noneOf(Kind.class);
        if (!statement(place, text, found) || !row(found)) {
            faults.add(Kind.ACT_CHANGED);
        }
        if (!found.rows("ties").stream().allMatch(this::entity)) {
            faults.add(Kind.ENTITY_CHANGED);
        }
        if (!settled(found)) {
            faults.add(Kind.SETTLEMENT_CHANGED);
        }
        return faults;
    }

    /** {@return whether this row is the first of the act's, by which it is counted} */
    boolean first(BatchCheck.Place place, Row found) {
        return earliest(found)
                .filter(source ->
                        Objects.equals(source.get("batch"), place.batch().key())
                                && Objects.equals(source.get("line"), place.line()))
                .isPresent();
    }

    boolean statement(BatchCheck.Place place, RowStore.StoredRow text, Row found) {
        Map<Category, String> parts;
        try {
            parts = Statement.of(GraphForm.found(found));
        } catch (IllegalArgumentException noWordOfOurs) {
            return false;
        }
        Set<String> left = new TreeSet<>(text.said().keySet());
        left.remove(RowStore.AT_TEXT);
        for (Map.Entry<Category, String> part : parts.entrySet()) {
            if (place.lapsed().contains(part.getKey())
                    || !left.remove(part.getKey().name())
                    || !store.says(
                            place.file(), text, part.getKey(), part.getKey().name(), part.getValue())) {
                return false;
            }
        }
        place.lapsed().forEach(category -> left.remove(category.name()));
        return left.isEmpty();
    }

    private boolean says(BatchCheck.Place place, RowStore.StoredRow text, String part, String written) {
        return store.says(place.file(), text, text.category(), part, written);
    }

    /** {@return whether number and text of the time are those of the act's first row} */
    private static boolean row(Row found) {
        Map<String, Object> act = found.map("properties");
        return earliest(found)
                .filter(source -> Objects.equals(source.get("seq"), act.get("seq"))
                        && Objects.equals(source.get("atText"), act.get("atText")))
                .isPresent();
    }

    private static Optional<Map<String, Object>> earliest(Row found) {
        return found.rows("sources").stream()
                .map(source -> source.map("properties"))
                .min(Comparator.comparingLong((Map<String, Object> source) -> number(source.get("seq")))
                        .thenComparingLong(source -> number(source.get("line"))));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Long number ? number : Long.MAX_VALUE;
    }

    /** An entity has its key, and what is encrypted beside it is what the key was made from. */
    private boolean entity(Row tie) {
        Map<String, Object> entity = tie.map("entity");
        Object sealed = entity.remove("sealed");
        if (!entity.keySet().equals(Set.of("key"))) {
            return false;
        }
        try {
            return sealed == null
                    || edgeKey == null
                    || edgeKey.hash(edgeKey.unseal(String.valueOf(sealed))).equals(entity.get("key"));
        } catch (IllegalStateException | IllegalArgumentException doesNotOpen) {
            return false;
        }
    }

    /** A sale is tied to every payment that has the number it was settled by, and to no other. */
    private static boolean settled(Row found) {
        List<Row> settlements = found.rows("settlements");
        Map<String, Object> act = found.map("properties");
        Object number = act.get("settlement");
        if (number == null || !found.strings("labels").contains("Sale")) {
            return settlements.isEmpty();
        }
        Map<String, Object> tie = Map.of("at", act.getOrDefault("at", 0L), "pair", "SETTLED_BY@" + act.get("channel"));
        Set<Object> payments = new HashSet<>();
        settlements.forEach(settlement -> payments.add(settlement.stringOrNull("id")));
        return settlements.size() == found.number("payments")
                && payments.size() == settlements.size()
                && settlements.stream()
                        .allMatch(settlement -> settlement.strings("labels").contains("Payment")
                                && number.equals(settlement.stringOrNull("reference"))
                                && settlement.map("properties").equals(tie));
    }
}
