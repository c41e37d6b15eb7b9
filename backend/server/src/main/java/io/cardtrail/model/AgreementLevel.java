package io.cardtrail.model;

/** How far two values of one field agree. */
public enum AgreementLevel {
    EQUAL,
    CLOSE,
    DIFFERENT,
    /** No value on one side, or none that may be compared: weighs nothing. */
    MISSING
}
