package io.cardtrail.ingest;

import io.cardtrail.model.BadIdentifier;
import org.jspecify.annotations.Nullable;

/** The faults of one row. Only the first in the order of the columns is told: one code for each row. */
final class RowFaults {
    private int index = Integer.MAX_VALUE;
    private @Nullable RejectCode code;

    /** @param column index of the cell at fault; on the same cell the fault found first stands */
    void add(int column, RejectCode fault) {
        if (column < index) {
            index = column;
            code = fault;
        }
    }

    void add(int column, BadIdentifier fault) {
        add(column, RejectCode.of(fault.fault()));
    }

    @Nullable
    Reject first(SourceRow row, Layout layout) {
        if (code == null) {
            return null;
        }
        return new Reject(row.line(), CellText.clean(layout.headings().get(index)), code, code.reason());
    }
}
