package io.cardtrail.trace;

/** What cut an answer short; always a property of the request. */
public enum Bound {
    MAX_HOPS,
    LIMIT,
    MAX_RECORDS
}
