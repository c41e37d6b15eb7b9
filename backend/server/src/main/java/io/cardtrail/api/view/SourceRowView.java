package io.cardtrail.api.view;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.SourceRef;
import io.cardtrail.trace.TracedAct;
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
     * Where the cells are. Equal only to itself: answers are put together by their rows, and comparing acts takes longer than reading cells.
     *
     * @param act as the answer under way tells it
     * @param told who and what the answer tells of this act, where that is less than is granted: then the act is asked for again, whole; null for all
     *     that is granted
     */
    public record Origin(
            Grant grant,
            TracedAct act,
            SourceRef source,
            @Nullable Set<EntityRef> told) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
