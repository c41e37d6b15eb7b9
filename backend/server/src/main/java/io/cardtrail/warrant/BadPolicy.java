package io.cardtrail.warrant;

/** The policy matrix is not one: the server must not start with it. The message names the place in the file. */
public final class BadPolicy extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    BadPolicy(String message) {
        super("policy matrix: " + message);
    }

    BadPolicy(String message, Throwable cause) {
        super("policy matrix: " + message, cause);
    }
}
