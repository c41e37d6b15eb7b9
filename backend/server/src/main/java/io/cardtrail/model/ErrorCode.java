package io.cardtrail.model;

/** The published error codes ({@code extensions.code}); docs/api.md says what a caller does about each. */
public enum ErrorCode {
    /** The request is malformed; the message names field and value. */
    BAD_REQUEST,
    /** Nobody is signed in. */
    UNAUTHENTICATED,
    /** Nothing there, or not to be disclosed: the two are never told apart. */
    NOT_FOUND,
    /** The instrument does not permit the request; {@code extensions.reasons} speaks of the request only. */
    DENIED,
    /** The account's role, or its part in this instrument, does not permit the change. */
    FORBIDDEN,
    /** Approving needs a sign-in of the last minutes: confirm who you are, then send it again. */
    STEP_UP_REQUIRED,
    /** Somebody changed the instrument meanwhile; read it again and decide anew. */
    STALE_GENERATION,
    /** The instrument changed while the answer was worked out; the answer was discarded. */
    INSTRUMENT_CHANGED,
    /** A guard on time, memory or work refused the whole answer; narrow the question. */
    TOO_MUCH_WORK,
    /** Too many attempts to sign in; wait as long as the message and {@code Retry-After} say. */
    THROTTLED,
    /** The query is deeper, longer or wider than allowed. */
    QUERY_LIMIT,
    /** The access could not be recorded, so nothing was answered. */
    AUDIT_UNAVAILABLE,
    /** What an answer cites is not as the source ledger has it, so nothing that rests on it is issued. */
    LEDGER_FAULT,
    /** The database does not answer; try again. */
    GRAPH_UNAVAILABLE,
    /** Our fault; the reference in the message stands in the server's log. */
    INTERNAL
}
