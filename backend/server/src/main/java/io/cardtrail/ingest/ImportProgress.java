package io.cardtrail.ingest;

import io.cardtrail.model.Complaint;
import org.jspecify.annotations.Nullable;

/**
 * An import at one moment. Rows are counted once what became of them is durable, so
 * {@code rows = accepted + duplicates + rejected} always.
 *
 * @param duplicateOf name under which the same bytes were imported before
 * @param rate rows a second so far, null before the first
 * @param secondsLeft null while it can't be told
 * @param message why it failed and what to do
 * @param complaint the same for readers of another language, where there is a name for it
 */
public record ImportProgress(
        String id,
        ImportState state,
        String file,
        @Nullable String charset,
        @Nullable String duplicateOf,
        long rows,
        long accepted,
        long duplicates,
        long rejected,
        @Nullable Double rate,
        @Nullable Double secondsLeft,
        @Nullable String message,
        @Nullable Complaint complaint) {}
