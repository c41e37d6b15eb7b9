package io.cardtrail.ingest;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.Complaint;
import io.cardtrail.model.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an import ended.
 *
 * @param message why it failed and what to do, in English; null if it did not
 * @param complaint the same by a published name, or by the code of the error; null for what only the message tells
 */
record ImportEnding(
        ImportState state,
        @Nullable String message,
        @Nullable Complaint complaint) {
    static ImportEnding as(ImportState state) {
        return new ImportEnding(state, null, null);
    }

    static ImportEnding of(CardtrailException error) {
        Complaint byCode = error.code() == ErrorCode.BAD_REQUEST
                ? null
                : new Complaint(error.code().name(), List.of());
        return new ImportEnding(
                ImportState.FAILED,
                String.valueOf(error.getMessage()),
                error.complaint().orElse(byCode));
    }

    static ImportEnding of(FileComplaint complaint, String job) {
        return new ImportEnding(ImportState.FAILED, complaint.said(job), complaint.with(job));
    }
}
