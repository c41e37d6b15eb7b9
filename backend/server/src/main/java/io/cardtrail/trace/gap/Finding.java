package io.cardtrail.trace.gap;

import io.cardtrail.model.EntityRef;

/** Something that does not add up. A finding, not an error: records may be missing or wrong. */
public sealed interface Finding {
    /** A party that received cards sold others, and nothing that the grant leaves of their lives records that it received them. */
    record OutWithoutIn(EntityRef party, int cards) implements Finding {}

    /**
     * Gaps that have no other candidate claim more cards than the lot holds.
     *
     * @param lot id of the lot's sale
     * @param claimed cards of the sales after those gaps
     */
    record LotOverclaimed(String lot, long claimed, long holds) implements Finding {}
}
