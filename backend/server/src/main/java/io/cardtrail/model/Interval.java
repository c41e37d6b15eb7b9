package io.cardtrail.model;

import java.time.Instant;

/** A half-open span of time [from, to). One whose end is not after its start is empty. */
public record Interval(Instant from, Instant to) {
    /** {@return whether {@code at} lies in the span} */
    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** {@return whether every moment of {@code other} lies in this span} */
    public boolean covers(Interval other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }
}
