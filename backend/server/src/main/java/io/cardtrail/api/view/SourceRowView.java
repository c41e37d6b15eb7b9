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
     */
    public static final class Origin {
        private final Grant grant;
        private final TracedAct act;
        private final SourceRef source;
        private final @Nullable Set<EntityRef> told;

        /**
         * @param act as the answer under way tells it
         * @param told who and what the answer tells of this act, where that is less than is granted: then the act is asked for again, whole;
         *     null for all that is granted
         */
        public Origin(Grant grant, TracedAct act, SourceRef source, @Nullable Set<EntityRef> told) {
            this.grant = grant;
            this.act = act;
            this.source = source;
            this.told = told;
        }

        public Grant grant() {
            return grant;
        }

        public TracedAct act() {
            return act;
        }

        public SourceRef source() {
            return source;
        }

        public @Nullable Set<EntityRef> told() {
            return told;
        }
    }
}
