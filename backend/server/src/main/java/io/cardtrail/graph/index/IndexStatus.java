package io.cardtrail.graph.index;

import org.jspecify.annotations.Nullable;

/**
 * How the trace index stands.
 *
 * @param bytes it holds, with what walks write on and is kept between them
 * @param walkBytes of these, what walks write on
 * @param acts in it
 * @param edges in it: the two ends of each payment, other roles, settlements
 * @param sequence number of the newest batch in it
 * @param answered questions answered from it
 * @param passed questions that the frontier had to answer
 * @param builds how often it was made from the beginning
 */
public record IndexStatus(
        IndexState state,
        long bytes,
        long walkBytes,
        long mostBytes,
        long acts,
        long edges,
        long sequence,
        long answered,
        long passed,
        long builds) {
    static IndexStatus of(
            IndexState state,
            @Nullable Snapshot now,
            long walkBytes,
            long mostBytes,
            long answered,
            long passed,
            long builds) {
        if (now == null) {
            return new IndexStatus(state, walkBytes, walkBytes, mostBytes, 0, 0, 0, answered, passed, builds);
        }
        return new IndexStatus(
                state,
                now.bytes() + walkBytes,
                walkBytes,
                mostBytes,
                now.acts() - (now.dead() == null ? 0 : now.dead().cardinality()),
                now.edges(),
                now.seq(),
                answered,
                passed,
                builds);
    }
}
