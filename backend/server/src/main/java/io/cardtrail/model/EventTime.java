package io.cardtrail.model;

import java.math.BigInteger;
import java.time.Instant;

/** The stored form of an event's time: nanoseconds since 1970-01-01T00:00:00Z in a {@code long}, exact from 1678 to 2261. */
public final class EventTime {
    public static final Instant MIN = Instant.parse("1678-01-01T00:00:00Z");
    public static final Instant MAX = Instant.parse("2262-01-01T00:00:00Z");

    private EventTime() {}

    /** {@return whether {@code at} can be stored without loss} */
    public static boolean storable(Instant at) {
        return !at.isBefore(MIN) && at.isBefore(MAX);
    }

    /** {@return nanoseconds since the epoch, moved to the nearest storable moment (bounds of a window may lie outside)} */
    public static long toNanos(Instant at) {
        Instant kept = at.isBefore(MIN) ? MIN : at.isAfter(MAX) ? MAX : at;
        return BigInteger.valueOf(kept.getEpochSecond())
                .multiply(BigInteger.valueOf(1_000_000_000L))
                .add(BigInteger.valueOf(kept.getNano()))
                .longValueExact();
    }

    /** {@return the instant of stored nanoseconds} */
    public static Instant ofNanos(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }
}
