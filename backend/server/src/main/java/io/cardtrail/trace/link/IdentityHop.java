package io.cardtrail.trace.link;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.trace.SeenAct;
import java.util.Comparator;
import java.util.List;

/**
 * A step over a confirmed judgement that two parties are one and the same: an inference that somebody made, never a recorded act. Both
 * stay what they are; nothing is merged.
 *
 * @param judgement its id
 * @param from the end nearer to the start
 * @param depth at which it leads to {@code to}: two hops, as every link, and more where the rows it rests on lie further from the
 *     grant's subjects
 * @param grade of the judgement, never {@link Grade#A}
 * @param independentSources holders whose rows speak for it
 * @param rule name and version of the rule that proposed it
 * @param disputed another judgement known to the same reading rejects the same two
 * @param rows the acts it rests on; they have its depth and are no hops of their own
 */
public record IdentityHop(
        String judgement,
        EntityRef from,
        EntityRef to,
        int depth,
        Grade grade,
        int independentSources,
        String rule,
        boolean disputed,
        List<SeenAct> rows) {
    /** By depth, then ends, then judgement. */
    static final Comparator<IdentityHop> ORDER = Comparator.comparingInt(IdentityHop::depth)
            .thenComparing(IdentityHop::from)
            .thenComparing(IdentityHop::to)
            .thenComparing(IdentityHop::judgement);

    /** Copies, so that nothing changes what was found. */
    public IdentityHop {
        rows = List.copyOf(rows);
    }
}
