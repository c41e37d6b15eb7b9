package io.cardtrail.ingest;

import io.cardtrail.model.BadIdentifier;
import org.jspecify.annotations.Nullable;

/** The faults of one row. Only the first in the order of the columns is told: one code for each row. */
final class RowFaults {
    private int index = Integer.MAX_VALUE;
    private @Nullable RejectCode code;
    private String reason = "";

    /** @param column index of the cell at fault; on the same cell the fault found first stands */
    void add(int column, RejectCode fault) {
        add(column, fault, fault.reason());
    }

    /** An identifier's fault; its message says more than the code and never repeats the value. */
    void add(int column, BadIdentifier fault) {
        add(column, RejectCode.of(fault.fault()), String.valueOf(fault.getMessage()));
    }

    private void add(int column, RejectCode fault, String why) {
        if (column < index) {
            index = column;
            code = fault;
            reason = why;
        }
    }

    @Nullable
    Reject first(SourceRow row, Layout layout) {
        if (code == null) {
            return null;
        }
        return new Reject(row.line(), CellText.clean(layout.headings().get(index)), code, reason);
    }
}
