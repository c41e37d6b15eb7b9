package io.cardtrail.report.again;

/** A report that can't be found again; the message says why and what to do. */
public final class CannotReproduce extends Exception {
    private static final long serialVersionUID = 1L;

    CannotReproduce(String message) {
        super(message);
    }

    CannotReproduce(String message, Throwable cause) {
        super(message, cause);
    }
}
