package io.cardtrail.graph.index;

/** What was read does not go together, as while records are being deleted: it is read again. */
final class Inconsistent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Inconsistent(String message) {
        super(message);
    }
}
