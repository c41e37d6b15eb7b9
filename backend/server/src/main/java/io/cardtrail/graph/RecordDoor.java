package io.cardtrail.graph;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way to what is stored besides investigative data, such as instruments and accounts: one folder of {@code cypher/}, whose
 * queries tell nothing of acts and of what acts name. Reads go to the leader, so what was committed is seen. Thread-safe.
 */
public final class RecordDoor {
    private final Graph graph;
    private final String folder;

    /**
     * A door to one kind of record.
     *
     * @param folder whose queries it runs, such as {@code registry}
     */
    public RecordDoor(Graph graph, String folder) {
        if (!folder.equals("registry") && !folder.equals("identity")) {
            throw new IllegalArgumentException("no records are kept by cypher/" + folder);
        }
        this.graph = graph;
        this.folder = folder + "/";
    }

    /** Runs queries inside one transaction. */
    @FunctionalInterface
    public interface Records {
        /** {@return the rows of a query of this door's folder} */
        List<Row> rows(Query query, Map<String, ? extends @Nullable Object> params);
    }

    /**
     * {@return what {@code work} makes of what the leader knows} Each query shows its own moment.
     *
     * @throws GraphUnavailable if the database does not answer
     */
    public <T> T read(Function<Records, T> work) {
        return graph.readOnLeader(tx -> work.apply((query, params) -> rows(tx, query, params)));
    }

    /**
     * {@return what {@code work} makes of one write transaction, committed} {@code work} may run more than once: the driver repeats
     * what failed for a passing reason.
     *
     * @throws GraphUnavailable if it was not committed, or it is not known whether it was
     */
    public <T> T write(Function<Records, T> work) {
        return graph.write(tx -> work.apply((query, params) -> rows(tx, query, params)));
    }

    private List<Row> rows(Graph.Statements tx, Query query, Map<String, ? extends @Nullable Object> params) {
        if (!query.name().startsWith(folder)) {
            throw new IllegalArgumentException(
                    "this door runs queries of cypher/" + folder + " only, not " + query.name());
        }
        return tx.rows(query, params);
    }
}
