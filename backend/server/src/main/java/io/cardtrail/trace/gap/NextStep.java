package io.cardtrail.trace.gap;

/** What can lawfully be done next about a gap. */
public enum NextStep {
    /** Ask, through mutual legal assistance, where the records lie. */
    MUTUAL_ASSISTANCE,
    /** Ask the holder of the expected record for it. */
    REQUEST_FROM_HOLDER,
    /** The sale's record is gone; ask for payments to the dealer. */
    PAYMENT_RECORDS,
    /** The sale's record is gone; ask the carrier where the batch was shipped. */
    CARRIER_BATCH_RECORD
}
