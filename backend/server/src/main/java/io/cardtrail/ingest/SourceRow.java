package io.cardtrail.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row as read.
 *
 * @param line 1-based, of the row's first character
 * @param cutOff whether the file ends inside this row
 * @param tooLong index of the first cell that was longer than allowed and is given as empty, or -1
 * @param unreadable why the row has no cells although the rows around it can be read; never with a value of it
 */
record SourceRow(
        long line,
        List<String> cells,
        boolean cutOff,
        int tooLong,
        @Nullable String unreadable) {
    SourceRow asCutOff() {
        return new SourceRow(line, cells, true, tooLong, unreadable);
    }

    /** {@return the number of its cells only: a row is full of identifiers} */
    @Override
    public String toString() {
        return "row of line " + line + " with " + cells.size() + " cells";
    }
}
