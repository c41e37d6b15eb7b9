package io.cardtrail.model;

/** What may have become of a range of records, or what their holder was told or says about them. */
public enum RecordKeepingKind {
    /** A preservation notice was served on the holder. */
    PRESERVATION,
    /** The records were destroyed. */
    DESTRUCTION,
    /** They were deleted because their time was over. */
    EXPIRY,
    /** Newer records took their place. */
    OVERWRITE,
    /** The holder states that they were never made. */
    NEVER_MADE,
    /** The holder states that they lie abroad. */
    HELD_ABROAD
}
