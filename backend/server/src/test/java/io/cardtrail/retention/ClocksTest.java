package io.cardtrail.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks run in calendar periods of Asia/Shanghai. */
class ClocksTest {
    private static final int DRAWN = 20_000;

    private static RetentionProfile profile(@Nullable Period floor, @Nullable Period ceiling, ClockStart start) {
        return new RetentionProfile(
                Channel.OFFLINE_SHOP,
                null,
                Category.SALE,
                null,
                floor,
                ceiling,
                start,
                ceiling == null ? null : AtCeiling.DELETE,
                List.of(),
                null);
    }

    @ParameterizedTest
    @CsvSource({
        // A plain year, counted as the acceptance cases count `due`.
        "2026-03-02T10:15:04+08:00, P3Y, 2029-03-02T10:15:04+08:00, 2029-03-03T00:00:00+08:00",
        // The twenty-ninth of February ends on the last day of February …
        "2024-02-29T12:00:00+08:00, P1Y, 2025-02-28T12:00:00+08:00, 2025-03-01T00:00:00+08:00",
        // … and comes back after four years.
        "2024-02-29T12:00:00+08:00, P4Y, 2028-02-29T12:00:00+08:00, 2028-03-01T00:00:00+08:00",
        // The last day of a long month ends on the last day of a short one.
        "2026-08-31T23:59:59+08:00, P6M, 2027-02-28T23:59:59+08:00, 2027-03-01T00:00:00+08:00",
        "2026-01-31T00:00:00+08:00, P1M, 2026-02-28T00:00:00+08:00, 2026-03-01T00:00:00+08:00",
        // Days are days.
        "2026-03-02T10:00:00+08:00, P30D, 2026-04-01T10:00:00+08:00, 2026-04-02T00:00:00+08:00",
        // The day is Shanghai's, not UTC's: still the first in UTC, the second there.
        "2026-03-01T16:00:00Z, P1Y, 2027-03-02T00:00:00+08:00, 2027-03-03T00:00:00+08:00",
        "2026-03-01T15:59:59Z, P1Y, 2027-03-01T23:59:59+08:00, 2027-03-02T00:00:00+08:00",
    })
    void a_period_ends_where_the_calendar_says(Instant at, Period period, Instant floorEnds, Instant ceilingEnds) {
        Clocks.Ends ends = Clocks.at(at, profile(period, period, ClockStart.EVENT));

        assertThat(ends.floorEnds()).isEqualTo(floorEnds);
        assertThat(ends.ceilingEnds()).isEqualTo(ceilingEnds);
    }

    @Test
    void a_clock_runs_only_where_there_is_a_period_and_an_act_starts_it() {
        Instant at = Instant.parse("2026-03-02T02:15:04Z");

        assertThat(Clocks.at(at, profile(null, null, ClockStart.EVENT))).isEqualTo(new Clocks.Ends(null, null));
        assertThat(Clocks.at(at, profile(Period.ofYears(2), Period.ofYears(2), ClockStart.SERVICE_END)))
                .isEqualTo(new Clocks.Ends(null, null));
        assertThat(Clocks.lapsedBefore(at, profile(Period.ofYears(2), null, ClockStart.EVENT)))
                .isEmpty();
        assertThat(Clocks.lapsedBefore(at, profile(null, Period.ofYears(2), ClockStart.SERVICE_END)))
                .isEmpty();
    }

    @Test
    void no_record_goes_before_its_floor_and_later_records_never_go_earlier() {
        Random random = new Random(22);
        for (int i = 0; i < DRAWN; i++) {
            Period period = drawnPeriod(random);
            RetentionProfile profile = profile(period, period, ClockStart.EVENT);
            Instant one = drawn(random);
            Instant later = one.plusSeconds(random.nextInt(400_000));
            Instant floorEnds = Objects.requireNonNull(Clocks.at(one, profile).floorEnds());
            Instant ceilingEnds = Objects.requireNonNull(Clocks.at(one, profile).ceilingEnds());

            assertThat(ceilingEnds).isAfter(floorEnds);
            assertThat(floorEnds).isAfter(one);
            assertThat(Duration.between(floorEnds, ceilingEnds)).isLessThanOrEqualTo(Duration.ofDays(1));
            assertThat(ceilingEnds.atZone(Clocks.ZONE).toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
            assertThat(Clocks.at(later, profile).ceilingEnds()).isAfterOrEqualTo(ceilingEnds);
        }
    }

    @Test
    void what_has_lapsed_is_exactly_what_lies_before_one_moment() {
        Random random = new Random(4);
        for (int i = 0; i < DRAWN; i++) {
            Period ceiling = drawnPeriod(random);
            RetentionProfile profile = profile(null, ceiling, ClockStart.EVENT);
            Instant now = drawn(random);
            Instant before = Clocks.lapsedBefore(now, profile).orElseThrow();

            assertThat(Clocks.at(before, profile).ceilingEnds())
                    .as("%s at %s", ceiling, now)
                    .isAfter(now);
            assertThat(Clocks.at(before.minusNanos(1), profile).ceilingEnds())
                    .as("%s at %s", ceiling, now)
                    .isBeforeOrEqualTo(now);
        }
    }

    @Test
    void what_came_since_one_moment_is_within_its_floor_and_on_the_day_before_something_is_not() {
        Random random = new Random(5);
        for (int i = 0; i < DRAWN; i++) {
            Period floor = drawnPeriod(random);
            RetentionProfile profile = profile(floor, null, ClockStart.EVENT);
            Instant now = drawn(random);
            Instant since = Clocks.withinFloorSince(now, profile).orElseThrow();

            assertThat(Clocks.at(since, profile).floorEnds())
                    .as("%s at %s", floor, now)
                    .isAfter(now);
            assertThat(Clocks.at(since.minus(Duration.ofDays(1)), profile).floorEnds())
                    .as("%s at %s", floor, now)
                    .isBeforeOrEqualTo(now);
        }
    }

    @Test
    void a_period_within_another_is_so_on_every_day_of_thirty_years() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            Period one = drawnPeriod(random);
            Period other = random.nextBoolean() ? near(one, random) : drawnPeriod(random);
            boolean always = LocalDate.of(2000, 3, 1)
                    .datesUntil(LocalDate.of(2030, 3, 1))
                    .noneMatch(day -> day.plus(one).isAfter(day.plus(other)));
            assertThat(Periods.within(one, other)).as(one + " within " + other).isEqualTo(always);
        }
    }

    // About as many days.
    private static Period near(Period period, Random random) {
        LocalDate begin = LocalDate.of(2024, 1, 31);
        return Period.ofDays((int) ChronoUnit.DAYS.between(begin, begin.plus(period)) + random.nextInt(7) - 3);
    }

    private static Period drawnPeriod(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Period.ofYears(1 + random.nextInt(10));
            case 1 -> Period.ofMonths(1 + random.nextInt(30));
            case 2 -> Period.ofDays(1 + random.nextInt(400));
            case 3 -> Period.of(random.nextInt(2), random.nextInt(12), 1 + random.nextInt(40));
            default -> Period.ofDays(30);
        };
    }

    // Half of them near the end of a month or of a day, where calendars bite.
    private static Instant drawn(Random random) {
        LocalDate day = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(4_000));
        if (random.nextBoolean()) {
            day = day.withDayOfMonth(day.lengthOfMonth()).minusDays(random.nextInt(3) - 1L);
        }
        return day.atTime(LocalTime.ofSecondOfDay(random.nextBoolean() ? random.nextInt(3) : random.nextInt(86_400)))
                .atZone(Clocks.ZONE)
                .toInstant();
    }
}
