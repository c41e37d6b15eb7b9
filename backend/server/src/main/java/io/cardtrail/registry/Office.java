package io.cardtrail.registry;

/** A part somebody can have in the life of an instrument. */
public enum Office {
    /** Requests instruments and uses those assigned to it. */
    REQUEST,
    /** Reviews whether an instrument is lawful. */
    REVIEW,
    /** Keeps the records of a holder and opens them to an instrument. */
    CUSTODY,
    /** Looks at instruments and accesses, changes nothing. */
    AUDIT
}
