package io.cardtrail.localneo4j;

/** A start that failed for a reason this program found itself, told in words for its user. */
final class StartFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Failure failure;

    StartFailed(Failure failure, String message) {
        super(message);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
