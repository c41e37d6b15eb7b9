package io.cardtrail.ingest;

/** What became of a row. */
public enum RowOutcome {
    /** Its act is new. */
    ACCEPTED,
    /** Its act was known; the row became a further source of it. */
    DUPLICATE,
    /** It says no act; see its {@link Reject}. */
    REJECTED
}
