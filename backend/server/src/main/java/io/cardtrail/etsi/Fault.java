package io.cardtrail.etsi;

/** The standard's detailed error codes, as far as they are given here; docs/etsi.md says when. */
public enum Fault {
    /** Nothing is wrong with this action, but another one of the same message could not be applied. */
    NOT_APPLIED(3000),
    UNSUPPORTED(3001),
    BAD_IDENTIFIER(3002),
    MISSING(3005),
    BAD_VALUE(3007),
    STALE(3008),
    EXISTS(3010),
    /** What should be updated is not there, or is somebody else's: the two are never told apart. */
    NOT_FOUND(3011),
    ENDED(3012),
    /** What should be read is not there, or is somebody else's. */
    NOTHING_TO_GET(3014),
    LINK_NOT_FOUND(3016),
    LINK_NOT_ALLOWED(3017),
    LINK_MISSING(3018),
    ENCODING(3019),
    SCHEMA(3020),
    VERSION(3021);

    private final int code;

    Fault(int code) {
        this.code = code;
    }

    /** {@return {@code ErrorCode} as it stands in a response} */
    public int code() {
        return code;
    }
}
