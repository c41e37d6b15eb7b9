package io.cardtrail.registry;

/** What can be done with an instrument that stands. */
public enum WarrantAction {
    EDIT,
    SUBMIT,
    APPROVE,
    APPROVE_EMERGENCY,
    REJECT,
    SUSPEND,
    RESUME,
    UPDATE,
    CANCEL,
    REVOKE,
    INVALIDATE
}
