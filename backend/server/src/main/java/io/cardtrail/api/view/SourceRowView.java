package io.cardtrail.api.view;

import io.cardtrail.model.SourceRef;
import io.cardtrail.warrant.Grant;

/**
 * The row an act was read from.
 *
 * @param origin what the server itself knows; no field of the schema
 */
public record SourceRowView(
        String file,
        String fileDigest,
        long line,
        String batch,
        String leaf,
        String holder,
        String clause,
        Origin origin) {
    /** Where the cells are: the act is asked for again, under the same grant. */
    public record Origin(Grant grant, String act, SourceRef source) {}
}
