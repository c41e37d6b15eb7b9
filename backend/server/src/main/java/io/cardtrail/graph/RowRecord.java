package io.cardtrail.graph;

import io.cardtrail.model.Category;

/** What one row says, ready to be stored. */
public sealed interface RowRecord permits ActRecord, RecordKeeping {
    /** {@return SHA-256, hex (docs/graph-model.md says of what)} */
    String id();

    /** {@return 1-based line of the row} */
    long line();

    /** {@return the time as the row has it} */
    String atText();

    /** {@return the category that must be granted for it to exist for a reader} */
    Category category();
}
