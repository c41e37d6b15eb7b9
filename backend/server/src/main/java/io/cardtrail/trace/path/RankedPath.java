package io.cardtrail.trace.path;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.trace.link.LinkStep;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way from start to end.
 *
 * @param card whose way it is; null in MONEY and LINK, and for acts that name no card
 * @param acts ids, in the order of the way
 * @param grade of its weakest hop
 * @param corroborated hops that records of two or more holders state: a sale, and the payment that settled it; in LINK such steps
 * @param gaps known gaps in it
 * @param length hops
 * @param steps of LINK, from party to party; empty in the other threads
 */
public record RankedPath(
        @Nullable EntityRef card,
        List<String> acts,
        Grade grade,
        int corroborated,
        int gaps,
        int length,
        List<LinkStep> steps) {
    /** The better first; what is left equal keeps the order it was found in. */
    static final Comparator<RankedPath> BEST = Comparator.comparing(RankedPath::grade)
            .thenComparing(Comparator.comparingInt(RankedPath::corroborated).reversed())
            .thenComparingInt(RankedPath::gaps)
            .thenComparingInt(RankedPath::length);

    /** A way whose hops are its acts. */
    RankedPath(@Nullable EntityRef card, List<String> acts, Grade grade, int corroborated, int gaps) {
        this(card, acts, grade, corroborated, gaps, acts.size(), List.of());
    }
}
