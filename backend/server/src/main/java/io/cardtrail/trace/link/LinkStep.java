package io.cardtrail.trace.link;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.trace.SeenAct;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From one party to the next on a way over links.
 *
 * @param depth hops from the start of the way to {@code to}
 * @param via what both used and counts for the two; empty over a judgement
 * @param oneLine phone and SIM that a row names together: they are one line, and no link
 * @param identity the judgement it leads over; null where it leads over things
 * @param acts what shows it: the first act of each end with the first of the things, or the judgement's rows
 */
public record LinkStep(
        EntityRef from,
        EntityRef to,
        int depth,
        List<EntityRef> via,
        Grade grade,
        int independentSources,
        boolean oneLine,
        @Nullable IdentityHop identity,
        List<SeenAct> acts) {
    /** Copies, so that nothing changes what was found. */
    public LinkStep {
        via = List.copyOf(via);
        acts = List.copyOf(acts);
    }

    /** {@return the same, telling only what an answer holds} */
    public LinkStep within(Set<EntityRef> told) {
        return new LinkStep(
                from,
                to,
                depth,
                via.stream().filter(told::contains).toList(),
                grade,
                independentSources,
                oneLine,
                identity,
                acts);
    }
}
