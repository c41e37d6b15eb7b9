package io.cardtrail.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A row that is not imported.
 *
 * @param column heading of the cell that is at fault; null if the row as a whole is
 * @param reason never holds a value of the row
 */
public record Reject(long line, @Nullable String column, RejectCode code, String reason) {}
