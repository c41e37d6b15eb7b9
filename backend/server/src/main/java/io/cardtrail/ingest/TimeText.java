package io.cardtrail.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times strictly: what never stood in a calendar or on a clock is no time, and nothing is rounded into one. */
final class TimeText {
    private static final String DATE =
            "(?<year>[0-9]{4})(?:(?<separator>[-/.])(?<month>[0-9]{1,2})\\k<separator>(?<day>[0-9]{1,2})"
                    + "|年(?<month2>[0-9]{1,2})月(?<day2>[0-9]{1,2})日)";
    private static final String TIME = "(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})"
            + "(?:[.,](?<fraction>[0-9]{1,9}))?)? ?(?<offset>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?";
    /** Also with midnight: workbooks give days a format with a time of day, and nothing is left out with a midnight. */
    private static final Pattern DATE_ONLY =
            Pattern.compile(DATE + "(?:(?:T| {1,3})0{1,2}:00(?::00(?:[.,]0{1,9})?)?)?");

    private static final Pattern TIME_ONLY = Pattern.compile(TIME);
    private static final Pattern WHOLE = Pattern.compile(DATE + "(?:T| {1,3})" + TIME);

    private TimeText() {}

    /** A time of day, with the offset it states. */
    record TimeOfDay(LocalTime time, @Nullable ZoneOffset offset) {}

    static @Nullable LocalDate date(String text) {
        Matcher matcher = DATE_ONLY.matcher(text);
        return matcher.matches() ? date(matcher) : null;
    }

    static @Nullable TimeOfDay timeOfDay(String text) {
        Matcher matcher = TIME_ONLY.matcher(text);
        return matcher.matches() ? timeOfDay(matcher) : null;
    }

    static @Nullable Instant moment(String text, ZoneId zone) {
        Matcher matcher = WHOLE.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        LocalDate date = date(matcher);
        TimeOfDay time = timeOfDay(matcher);
        return date == null || time == null ? null : moment(date, time, zone);
    }

    /** {@return the instant, or null where clocks were put forward over that time or showed it twice} */
    static @Nullable Instant moment(LocalDate date, TimeOfDay time, ZoneId zone) {
        LocalDateTime local = date.atTime(time.time());
        ZoneOffset stated = time.offset();
        if (stated != null) {
            return local.toInstant(stated);
        }
        List<ZoneOffset> valid = zone.getRules().getValidOffsets(local);
        return valid.size() == 1 ? local.toInstant(valid.getFirst()) : null;
    }

    private static @Nullable LocalDate date(Matcher matcher) {
        String month = matcher.group("month") == null ? matcher.group("month2") : matcher.group("month");
        String day = matcher.group("day") == null ? matcher.group("day2") : matcher.group("day");
        try {
            return LocalDate.of(number(matcher.group("year")), number(month), number(day));
        } catch (DateTimeException e) {
            return null; // a month or day that no calendar has: the caller reports BAD_TIME
        }
    }

    private static @Nullable TimeOfDay timeOfDay(Matcher matcher) {
        String second = matcher.group("second");
        String fraction = matcher.group("fraction");
        String offset = matcher.group("offset");
        try {
            LocalTime time = LocalTime.of(
                    number(matcher.group("hour")),
                    number(matcher.group("minute")),
                    second == null ? 0 : number(second),
                    fraction == null ? 0 : number((fraction + "00000000").substring(0, 9)));
            return new TimeOfDay(time, offset == null ? null : ZoneOffset.of(offset));
        } catch (DateTimeException e) {
            return null; // an hour that no clock shows, or an offset no zone has: the caller reports BAD_TIME
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
