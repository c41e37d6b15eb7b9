package io.cardtrail.ingest;

import java.util.List;

/**
 * One row as read.
 *
 * @param line 1-based, of the row's first character
 * @param cutOff whether the file ends inside this row
 * @param tooLong index of the first cell that was longer than allowed and is given as empty, or -1
 */
record SourceRow(long line, List<String> cells, boolean cutOff, int tooLong) {
    SourceRow asCutOff() {
        return new SourceRow(line, cells, true, tooLong);
    }

    /** {@return the number of its cells only: a row is full of identifiers} */
    @Override
    public String toString() {
        return "row of line " + line + " with " + cells.size() + " cells";
    }
}
