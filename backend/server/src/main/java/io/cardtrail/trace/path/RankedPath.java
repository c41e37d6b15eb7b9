package io.cardtrail.trace.path;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way from start to end.
 *
 * @param card whose way it is; null in MONEY, and for acts that name no card
 * @param acts ids, in the order of the way
 * @param grade of its weakest hop
 * @param corroborated hops that records of two or more holders state: a sale, and the payment that settled it
 * @param gaps known gaps in it
 */
public record RankedPath(@Nullable EntityRef card, List<String> acts, Grade grade, int corroborated, int gaps) {
    /** The better first; what is left equal keeps the order it was found in. */
    static final Comparator<RankedPath> BEST = Comparator.comparing(RankedPath::grade)
            .thenComparing(Comparator.comparingInt(RankedPath::corroborated).reversed())
            .thenComparingInt(RankedPath::gaps)
            .thenComparingInt(RankedPath::length);

    /** {@return hops} */
    public int length() {
        return acts.size();
    }
}
