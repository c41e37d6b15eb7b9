package io.cardtrail.graph;

/** What one row says, ready to be stored. */
public sealed interface RowRecord permits ActRecord, RecordKeeping {
    /** {@return SHA-256, hex (docs/graph-model.md says of what)} */
    String id();

    /** {@return 1-based line of the row} */
    long line();
}
