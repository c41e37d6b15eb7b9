package io.cardtrail.retention;

/** How closely a kind of holder guards what it has, from the least. */
public enum PrivacyLevel {
    MEDIUM,
    /** The user must authorise. */
    HIGHER,
    /** Needs a judicial authorisation, or the holder's own. */
    HIGH
}
