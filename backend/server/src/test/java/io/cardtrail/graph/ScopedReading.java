package io.cardtrail.graph;

import io.cardtrail.graph.index.ScopedIndex;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.SourceRef;
import io.cardtrail.warrant.Grant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A reading as of any batch, without instrument and audit, and with any text of the queries: the door itself always knows the
 * newest batch, and has tests of its own.
 */
public final class ScopedReading implements Reading {
    private final Graph.Statements statements;
    private final Grant grant;
    private final long asOf;
    private @Nullable ScopedIndex index;
    private long worked;

    private ScopedReading(Graph.Statements statements, Grant grant, long asOf) {
        this.statements = statements;
        this.grant = grant;
        this.asOf = asOf;
    }

    /** {@return the number of the graph's newest deletion} */
    public static long epoch(Graph graph) {
        return RemovalDoor.done(graph);
    }

    /** Has this reading's questions answered from an index, or by queries again. */
    public void from(@Nullable ScopedIndex other) {
        index = other;
    }

    @Override
    public @Nullable ScopedIndex index() {
        return index;
    }

    /** {@return what {@code work} finds in one transaction} */
    public static <T> T read(Graph graph, Grant grant, long asOf, Function<ScopedReading, T> work) {
        return graph.read(statements -> work.apply(new ScopedReading(statements, grant, asOf)));
    }

    /** Has the database plan the trace queries: on a busy machine planning them all takes longer than one reading may. */
    public static void plan(Graph graph) {
        graph.catalogue().names().stream()
                .filter(name -> name.startsWith("trace/"))
                .forEach(name -> graph.plan(Query.named(name)));
    }

    /** {@return the same graph with one query's text replaced} */
    public static Graph altered(Graph graph, Query query, String text) {
        return graph.withCatalogue(graph.catalogue().withText(Map.of(query.name(), text)));
    }

    /** {@return this reading's work so far, permitted acts} */
    public long work() {
        return worked;
    }

    @Override
    public Grant grant() {
        return grant;
    }

    @Override
    public long asOf() {
        return asOf;
    }

    @Override
    public List<Row> rows(Query query, Map<String, ?> params) {
        Map<String, @Nullable Object> scope = new HashMap<>();
        scope.put("acts", List.copyOf(grant.scope().acts()));
        scope.put("roles", List.copyOf(grant.scope().roles()));
        scope.put("records", List.copyOf(grant.scope().records()));
        scope.put(
                "holders",
                grant.scope().holders() == null
                        ? null
                        : new ArrayList<>(grant.scope().holders()));
        scope.put("from", EventTime.toNanos(grant.scope().window().from()));
        scope.put("until", EventTime.toNanos(grant.scope().window().to()));
        scope.put("asOf", asOf);
        Map<String, @Nullable Object> all = new HashMap<>(params);
        all.put("scope", scope);
        return statements.rows(query, all);
    }

    @Override
    public List<StoredCell> cells(SourceRef source, String holder, Channel channel) {
        return List.of();
    }

    @Override
    public void worked(long acts) {
        worked += acts;
    }
}
