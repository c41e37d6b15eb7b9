package io.cardtrail.graph;

import io.cardtrail.model.Category;
import io.cardtrail.model.Role;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one source row, as the rows' store keeps them: mapped cells with their text, unmapped cells only as commitments.
 *
 * @param month of the event, in UTC: text is encrypted per (holder, category, month) and dies with that key
 */
public record RowCells(long line, YearMonth month, List<Cell> cells) {
    /**
     * One cell.
     *
     * @param column the file's heading
     * @param role the role or attribute it speaks of, null where it is part of the act itself (time, amount, reference …)
     * @param category that must be granted to see it
     * @param text as the file has it; null for an unmapped cell, and for a PIN, whose keyed hash is committed to instead
     * @param committed what the commitment is over: the raw text, or the keyed hash of a PIN
     */
    public record Cell(
            String column,
            @Nullable Role role,
            Category category,
            @Nullable String text,
            String committed) {}
}
