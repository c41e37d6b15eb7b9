package io.cardtrail.ingest;

import io.cardtrail.graph.Batch;

/** What a row turned out to be. */
sealed interface RowResult {
    /** An act with its cells. */
    record Read(Batch.Entry entry) implements RowResult {}

    /** No act. */
    record Refused(Reject reject) implements RowResult {}
}
