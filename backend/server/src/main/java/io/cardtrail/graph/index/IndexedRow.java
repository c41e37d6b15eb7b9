package io.cardtrail.graph.index;

import io.cardtrail.graph.Row;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One act as the queries under {@code cypher/index/} have it.
 *
 * @param at nanoseconds
 * @param seq number of the first batch that says it
 * @param said null where it was in the index before and only more rows say it now
 */
record IndexedRow(
        String id,
        long at,
        long seq,
        List<Source> sources,
        @Nullable Said said) {
    private static final Map<String, EntityKind> KINDS =
            Arrays.stream(EntityKind.values()).collect(Collectors.toMap(EntityKind::label, Function.identity()));

    /** By batch and line of the row that says it first. */
    static final Comparator<IndexedRow> IN_FILES =
            Comparator.comparingLong(IndexedRow::seq).thenComparingLong(IndexedRow::line);

    private long line() {
        return sources.stream()
                .filter(source -> source.batch().seq() == seq)
                .mapToLong(Source::line)
                .min()
                .orElse(0);
    }

    /** A row of a file that says it. */
    record Source(Batches.BatchOf batch, long line) {}

    /** What it names, and as what. */
    record Tie(Role role, EntityRef thing) {}

    /**
     * What it says.
     *
     * @param payments ids of those that settled it, where it is a sale
     * @param sales ids of those it settled, where it is a payment
     */
    record Said(Origins.Origin origin, List<Tie> ties, List<String> payments, List<String> sales) {}

    static IndexedRow of(Row row) {
        List<Source> sources = row.rows("sources").stream()
                .map(source -> new Source(
                        new Batches.BatchOf(
                                source.string("batch"),
                                source.string("file"),
                                source.string("digest"),
                                source.number("seq")),
                        source.number("line")))
                .toList();
        Said said = !row.truth("fresh")
                ? null
                : new Said(
                        new Origins.Origin(
                                ActKind.valueOf(row.string("kind")),
                                Channel.valueOf(row.string("channel")),
                                row.string("holder"),
                                row.string("pair")),
                        row.rows("ties").stream().map(IndexedRow::tie).toList(),
                        row.strings("payments"),
                        row.strings("sales"));
        return new IndexedRow(row.string("id"), row.number("at"), row.number("seq"), sources, said);
    }

    private static Tie tie(Row tie) {
        for (String label : tie.strings("labels")) {
            EntityKind kind = KINDS.get(label);
            if (kind != null) {
                return new Tie(Role.valueOf(tie.string("role")), new EntityRef(kind, tie.string("key")));
            }
        }
        throw new Inconsistent("an entity has no label of a kind");
    }
}
