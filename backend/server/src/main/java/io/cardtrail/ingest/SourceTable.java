package io.cardtrail.ingest;

import java.util.List;

/**
 * The first rows of a file before anybody has said what its columns mean. What may be a PIN or an identity number is masked.
 *
 * @param headings as the file has them, in its order
 * @param more whether the file has further rows
 */
public record SourceTable(List<String> headings, List<Row> rows, boolean more) {
    /**
     * One row.
     *
     * @param cells as many as the row has; empty where it could not be read
     */
    public record Row(long line, List<String> cells) {}

    @Override
    public String toString() {
        return "table of " + headings.size() + " columns";
    }
}
