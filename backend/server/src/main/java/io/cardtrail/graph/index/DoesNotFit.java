package io.cardtrail.graph.index;

/** The graph holds more than the index may: the frontier answers. */
final class DoesNotFit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DoesNotFit(String message) {
        super(message);
    }
}
