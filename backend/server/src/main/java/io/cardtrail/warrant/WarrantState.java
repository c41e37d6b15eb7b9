package io.cardtrail.warrant;

/** Where an instrument stands. EXPIRED is computed from the clock, never stored. */
public enum WarrantState {
    DRAFT,
    SUBMITTED,
    APPROVED,
    EMERGENCY,
    AWAITING_UPDATE,
    SUSPENDED,
    REJECTED,
    CANCELLED,
    EXPIRED,
    INVALID;

    /** {@return whether nothing can change it any more} */
    public boolean ended() {
        return switch (this) {
            case REJECTED, CANCELLED, EXPIRED, INVALID -> true;
            case DRAFT, SUBMITTED, APPROVED, EMERGENCY, AWAITING_UPDATE, SUSPENDED -> false;
        };
    }

    /** {@return whether an instrument in this state may be used, validity and approvals granted} */
    public boolean usable() {
        return switch (this) {
            case APPROVED, EMERGENCY, AWAITING_UPDATE -> true;
            case DRAFT, SUBMITTED, SUSPENDED, REJECTED, CANCELLED, EXPIRED, INVALID -> false;
        };
    }
}
