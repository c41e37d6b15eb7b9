package io.cardtrail.trace.gap;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A missing record, told as an object: it costs no hop and is never an act.
 *
 * @param cards in whose lives the same record is missing, sorted
 * @param from who held the cards; null where nobody is recorded
 * @param to the next seller; null where not recorded, and before a redemption
 * @param after id of the act before it; null before a first act
 * @param before id of the act after it
 * @param begin when {@code after} happened; null with it
 * @param end when {@code before} happened
 * @param candidates in order of time and source
 * @param promoted id of the only candidate, where there is one and it is a lot
 */
public record Gap(
        List<EntityRef> cards,
        Missing.Place place,
        @Nullable EntityRef from,
        @Nullable EntityRef to,
        @Nullable String after,
        String before,
        @Nullable Instant begin,
        Instant end,
        Expected expected,
        Judging.Verdict verdict,
        List<Candidate> candidates,
        @Nullable String promoted) {
    public Gap {
        cards = List.copyOf(cards);
        candidates = List.copyOf(candidates);
    }

    /** {@return C, or the grade of what was promoted} */
    public Grade grade() {
        return candidates.stream()
                .filter(candidate -> candidate.act().equals(promoted))
                .map(Candidate::grade)
                .findFirst()
                .orElse(Grade.C);
    }
}
