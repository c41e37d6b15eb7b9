package io.cardtrail.trace.gap;

import io.cardtrail.retention.Clocks;
import io.cardtrail.retention.RetentionProfiles;
import java.time.Instant;
import java.util.Optional;

/** How long a holder's records of a kind are there at least. */
@FunctionalInterface
public interface Retained {
    /** {@return until when a record of an event at {@code at} is there at least; empty where nothing demands it} */
    Optional<Instant> until(Instant at, Expected expected);

    /** {@return by the profiles of this start; calendar years in the zone of the law} */
    static Retained by(RetentionProfiles profiles) {
        return (at, expected) -> expected.channel() == null
                ? Optional.empty()
                : Optional.ofNullable(
                        Clocks.at(at, profiles.of(expected.channel(), expected.holder(), expected.category()))
                                .floorEnds());
    }
}
