package io.cardtrail.graph;

import io.cardtrail.graph.index.ScopedIndex;
import io.cardtrail.model.Channel;
import io.cardtrail.model.SourceRef;
import io.cardtrail.warrant.Grant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One open reading under a grant. Every query gets {@code $scope} from the door; a caller can't pass it. */
public interface Reading {
    /** {@return the grant this reading is under} */
    Grant grant();

    /** {@return sequence number of the newest batch this reading knows} */
    long asOf();

    /** {@return the trace index under this reading's scope, as far as the reading knows; null where the queries have to do} */
    default @Nullable ScopedIndex index() {
        return null;
    }

    /**
     * {@return the rows of a query under {@code cypher/trace/}}
     *
     * @param params the query's parameters without {@code scope}
     * @throws GraphUnavailable if the database does not answer
     */
    List<Row> rows(Query query, Map<String, ?> params);

    /**
     * {@return the cells of a source row, in the file's order; text only where the grant permits the cell's role}
     *
     * @param source of an act that this reading found
     * @param holder of that act
     * @param channel of that act
     */
    List<StoredCell> cells(SourceRef source, String holder, Channel channel);

    /**
     * Counts work against the guard: acts touched by this reading that the grant permits.
     *
     * @param acts less than 0 to take back what was counted for an answer that is worked out again
     * @throws TooMuchWork when the guard is passed; the whole answer is refused
     */
    void worked(long acts);
}
