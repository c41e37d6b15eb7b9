package io.cardtrail.ingest;

/** Where an import stands. The last three are final. */
public enum ImportState {
    QUEUED,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED;

    /** {@return whether nothing more will happen} */
    public boolean ended() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case DONE, CANCELLED, FAILED -> true;
        };
    }
}
