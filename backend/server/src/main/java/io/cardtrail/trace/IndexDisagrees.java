package io.cardtrail.trace;

/** The record does not say what the index said: the frontier answers. */
final class IndexDisagrees extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IndexDisagrees() {
        super("the record does not say what the index said");
    }
}
