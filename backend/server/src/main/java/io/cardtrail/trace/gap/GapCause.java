package io.cardtrail.trace.gap;

/** Why a record is missing, as far as the grant tells. */
public enum GapCause {
    NEVER_MADE,
    LAWFULLY_EXPIRED,
    OVERWRITTEN,
    DESTROYED,
    DESTROYED_AFTER_NOTICE,
    HELD_ABROAD,
    NOT_REQUESTED,
    UNKNOWN
}
