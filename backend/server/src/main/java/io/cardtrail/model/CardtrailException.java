package io.cardtrail.model;

/** The one root of our own errors: a code from the published list and one message fit for the caller. */
public abstract class CardtrailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    protected CardtrailException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    protected CardtrailException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** {@return the published code} */
    public final ErrorCode code() {
        return code;
    }
}
