package io.cardtrail.retention;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;

/** Comparing calendar periods, whose length depends on when they begin. */
final class Periods {
    private static final LocalDate FIRST = LocalDate.of(2023, 3, 1);

    /** One round of leap years: every day a period can begin on. */
    private static final int ROUND = 4 * 365 + 1;

    private Periods() {}

    /** {@return whether {@code one} never ends after {@code other}, whatever day both begin} */
    static boolean within(Period one, Period other) {
        for (int day = 0; day < ROUND; day++) {
            LocalDate begin = FIRST.plusDays(day);
            if (begin.plus(one).isAfter(begin.plus(other))) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether it is above 200 years} */
    static boolean tooLong(Period period) {
        try {
            return FIRST.plus(period).isAfter(FIRST.plusYears(200));
        } catch (DateTimeException | ArithmeticException beyondAllCalendars) {
            return true;
        }
    }
}
