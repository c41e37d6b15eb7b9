package io.cardtrail.trace.gap;

import io.cardtrail.model.Category;
import io.cardtrail.model.Interval;
import io.cardtrail.model.RecordKeepingKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a holder's records, or what it states of them.
 *
 * @param id of the row
 * @param records event times of the records spoken of, half-open
 */
public record RecordFate(
        String id, RecordKeepingKind kind, Instant at, String holder, Category category, Interval records) {
    /** {@return those of {@code all} that bear on a record expected in an interval whose begin may be open} */
    static List<RecordFate> bearing(List<RecordFate> all, Expected expected, @Nullable Instant begin, Instant end) {
        return all.stream()
                .filter(fate -> fate.holder.equals(expected.holder()) && fate.category == expected.category())
                .filter(fate ->
                        fate.records.from().isBefore(end) && (begin == null || begin.isBefore(fate.records.to())))
                .toList();
    }

    boolean loss() {
        return switch (kind) {
            case DESTRUCTION, EXPIRY, OVERWRITE -> true;
            case PRESERVATION, NEVER_MADE, HELD_ABROAD -> false;
        };
    }
}
