package io.cardtrail.trace.path;

import io.cardtrail.trace.TraceAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ways between two subjects.
 *
 * @param subgraph every act on any of them
 * @param best the few best ones whose acts are all in the sub-graph; the first is the best, the others are alternatives
 * @param count all there are; {@link Long#MAX_VALUE} stands for that many or more
 * @param others what else reaches the same end within the hops, and is on no way from the start; null where none can be looked
 *     for, because no thread leads back from a thing of that kind
 * @param digest over all of it, hex
 */
public record PathsAnswer(
        TraceAnswer subgraph,
        List<RankedPath> best,
        long count,
        @Nullable TraceAnswer others,
        String digest) {
    /** {@return ways that are not among the best} */
    public long more() {
        return count == Long.MAX_VALUE ? count : count - best.size();
    }
}
