package io.cardtrail.ingest;

import io.cardtrail.model.EventTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time of a row, from one column or two. */
final class RowTimes {
    private final ZoneId zone;
    private final Instant now;
    private final int whole;
    private final int date;
    private final int time;

    RowTimes(Layout layout, Instant now) {
        this.zone = layout.mapping().zone();
        this.now = now;
        this.whole = layout.indexOf(Target.TimePart.WHOLE);
        this.date = layout.indexOf(Target.TimePart.DATE);
        this.time = layout.indexOf(Target.TimePart.TIME);
    }

    /**
     * A row's time.
     *
     * @param text as the row has it; date and time of day with one space between
     */
    record Moment(Instant at, String text) {}

    /** {@return the time, or null with a fault added} */
    @Nullable
    Moment read(List<String> raw, List<String> cells, RowFaults faults) {
        return whole >= 0 ? one(raw, cells, faults) : two(raw, cells, faults);
    }

    private @Nullable Moment one(List<String> raw, List<String> cells, RowFaults faults) {
        Instant at = TimeText.moment(cells.get(whole), zone);
        if (at == null || !EventTime.storable(at)) {
            faults.add(whole, RejectCode.BAD_TIME);
            return null;
        }
        if (at.isAfter(now)) {
            faults.add(whole, RejectCode.FUTURE_TIME);
            return null;
        }
        return new Moment(at, raw.get(whole).strip());
    }

    private @Nullable Moment two(List<String> raw, List<String> cells, RowFaults faults) {
        LocalDate day = TimeText.date(cells.get(date));
        TimeText.TimeOfDay timeOfDay = TimeText.timeOfDay(cells.get(time));
        if (day == null) {
            faults.add(date, RejectCode.BAD_TIME);
        }
        if (timeOfDay == null) {
            faults.add(time, RejectCode.BAD_TIME);
        }
        if (day == null || timeOfDay == null) {
            return null;
        }
        Instant at = TimeText.moment(day, timeOfDay, zone);
        if (at == null || !EventTime.storable(at)) {
            faults.add(time, RejectCode.BAD_TIME);
            return null;
        }
        if (at.isAfter(now)) {
            boolean wrongDay = day.atStartOfDay(zone).toInstant().isAfter(now);
            faults.add(wrongDay ? date : time, RejectCode.FUTURE_TIME);
            return null;
        }
        return new Moment(at, raw.get(date).strip() + " " + raw.get(time).strip());
    }
}
