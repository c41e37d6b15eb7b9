package io.cardtrail.trace;

import io.cardtrail.graph.ActRecord;
import io.cardtrail.graph.Batch;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.Query;
import io.cardtrail.graph.Row;
import io.cardtrail.graph.RowCells;
import io.cardtrail.graph.ScopedReading;
import io.cardtrail.graph.SourceFile;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.model.Sha256;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Grants;
import io.cardtrail.warrant.Scope;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One act that stands on two lines of one file, and later in another file that sorts first. Random graphs have it too seldom to show which
 * line is taken for its place.
 */
final class SmallestSource {
    /** The smaller line, which is stored first: the database gives the newest relationship first. */
    private static final long LINE = 3;

    /** Where it stands in the file that comes later. */
    private static final long LATER = 2;

    private static final String SELLER = "seller of the act on two lines";
    private static final Instant AT = Instant.parse("2026-03-05T00:00:00Z");

    private final long before;

    private SmallestSource(long before) {
        this.before = before;
    }

    static SmallestSource written(WrittenGraphs graphs) {
        return new SmallestSource(
                graphs.write(List.of(batch("two-lines.csv", LINE, 9), batch("a later file.csv", LATER)))
                        .sequence()
                        .getFirst());
    }

    private static Batch batch(String name, long... lines) {
        SourceFile file = new SourceFile(
                name,
                Sha256.hex(name),
                1,
                "UTF-8",
                "Asia/Shanghai",
                "mapping",
                Channel.ONLINE_PLATFORM,
                "holder",
                "clock");
        return new Batch(
                Sha256.hex("batch of " + name),
                file,
                LongStream.of(lines)
                        .mapToObj(line ->
                                new Batch.Entry(act(line), new RowCells(line, YearMonth.of(2026, 3), List.of())))
                        .toList());
    }

    private static ActRecord act(long line) {
        return new ActRecord(
                "act-on-two-lines",
                ActKind.SALE,
                AT,
                "2026-03-05",
                List.of(new Participant(Role.SOLD_BY, new EntityRef(EntityKind.ORGANISATION, SELLER), null, null)),
                new ActAttributes(null, null, 1L, null, null, null, null, null, null, null, null, null, null),
                line);
    }

    /** {@return the line of the act's place in its seller's page as of a batch, 0 where it has none} */
    private static long line(Graph graph, Query query, long asOf) {
        Scope scope = new Scope(
                Set.of(Scope.pair(ActKind.SALE, Channel.ONLINE_PLATFORM)),
                Set.of(Scope.pair(Role.SOLD_BY, Channel.ONLINE_PLATFORM)),
                null,
                new Interval(AT.minusSeconds(1), AT.plusSeconds(1)));
        Grant grant = Grants.of(scope, 6, 100);
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("label", EntityKind.ORGANISATION.label());
        params.put("key", SELLER);
        params.put("role", null);
        params.put("kind", null);
        params.put("after", null);
        params.put("rows", 5L);
        List<Row> rows = ScopedReading.read(graph, grant, asOf, reading -> reading.rows(query, params));
        return rows.isEmpty() ? 0 : rows.getFirst().number("line");
    }

    /** {@return whether the place is another one, or none can be told} */
    boolean missed(Graph graph) {
        try {
            return Stream.of(EntityActs.PAGE, EntityActs.NEWEST)
                    .anyMatch(query -> line(graph, query, before) != LINE || line(graph, query, before + 1) != LATER);
        } catch (CardtrailException | IllegalStateException notAtAll) {
            return true;
        }
    }
}
