package io.cardtrail.graph;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import io.cardtrail.model.RecordKeepingKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row about what became of records. Whose records they are is said by the row, and who says so by its file.
 *
 * @param at when it happened or was stated
 * @param atText that time as the row has it
 * @param channel of {@code holder}
 * @param holder whose records are spoken of
 * @param records event times of the records spoken of, half-open
 * @param line 1-based line of the row
 */
public record RecordKeeping(
        String id,
        RecordKeepingKind kind,
        Instant at,
        String atText,
        Channel channel,
        String holder,
        Category category,
        Interval records,
        @Nullable String reference,
        long line)
        implements RowRecord {
    /** {@return the same under another id} */
    public RecordKeeping withId(String other) {
        return new RecordKeeping(other, kind, at, atText, channel, holder, category, records, reference, line);
    }
}
