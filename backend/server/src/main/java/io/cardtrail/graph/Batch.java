package io.cardtrail.graph;

import java.util.List;

/**
 * Rows of one file that are stored in one transaction, in line order.
 *
 * @param key makes the batch idempotent: the same key is stored once
 */
public record Batch(String key, SourceFile file, List<Entry> entries) {
    /** One accepted row: what it says, and its cells. */
    public record Entry(RowRecord said, RowCells cells) {}
}
