package io.cardtrail.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When floors and ceilings end. Periods are calendar periods of Chinese civil law: a year ends on the day of the same date, and on the
 * last day of the month where that has no such day (民法典 arts 202, 203).
 */
public final class Clocks {
    /** In which calendar periods run. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /**
     * How one record's clock stands.
     *
     * @param floorEnds until when the record is there at least, exclusive: the moment plus the period, as the acceptance cases count it;
     *     null without floor or start
     * @param ceilingEnds from when it must be gone: 24:00 of the last day, so that no record goes before its last day is over; null
     *     without ceiling or start
     */
    public record Ends(
            @Nullable Instant floorEnds, @Nullable Instant ceilingEnds) {}

    private Clocks() {}

    /** {@return when the clock ends that {@code at}, the time of an act, starts} It does not run where the act is not what starts it. */
    public static Ends at(Instant at, RetentionProfile profile) {
        return switch (profile.start()) {
            case SERVICE_END -> new Ends(null, null);
            case EVENT -> begun(at, profile);
        };
    }

    private static Ends begun(Instant at, RetentionProfile profile) {
        Period floor = profile.floor();
        Period ceiling = profile.ceiling();
        return new Ends(
                floor == null ? null : at.atZone(ZONE).plus(floor).toInstant(),
                ceiling == null ? null : startOf(day(at).plus(ceiling).plusDays(1)));
    }

    /** {@return the moment before which acts have passed their ceiling at {@code now}; empty if this profile's acts never do by themselves} */
    public static Optional<Instant> lapsedBefore(Instant now, RetentionProfile profile) {
        Period ceiling = profile.ceiling();
        if (ceiling == null || profile.start() == ClockStart.SERVICE_END) {
            return Optional.empty();
        }
        return Optional.of(startOf(firstWithin(day(now), ceiling.plusDays(1))));
    }

    /** {@return the moment from which on every act is within its floor at {@code now}; empty if no floor runs} */
    public static Optional<Instant> withinFloorSince(Instant now, RetentionProfile profile) {
        Period floor = profile.floor();
        return floor == null || profile.start() == ClockStart.SERVICE_END
                ? Optional.empty()
                : Optional.of(startOf(firstWithin(day(now), floor)));
    }

    /** {@return the first day whose period ends after {@code today}} A month's last days share their end, so going back is a search. */
    private static LocalDate firstWithin(LocalDate today, Period period) {
        LocalDate within = today.minus(period).plusDays(10);
        while (within.minusDays(1).plus(period).isAfter(today)) {
            within = within.minusDays(1);
        }
        return within;
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
