package io.cardtrail.api.view;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.SourceRef;
import io.cardtrail.warrant.Grant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    /**
     * Where the cells are: the act is asked for again, under the same grant.
     *
     * @param told who and what the answer tells of this act; null for all that is granted
     */
    public record Origin(
            Grant grant,
            String act,
            SourceRef source,
            @Nullable Set<EntityRef> told) {}
}
