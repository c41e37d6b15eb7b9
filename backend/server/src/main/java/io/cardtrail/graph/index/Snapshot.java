package io.cardtrail.graph.index;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The index as it was published once: what was there, and what came since that was sorted. It never changes; columns that grow are read up
 * to {@link #acts} only.
 *
 * @param seq number of the newest batch in it
 * @param epoch number of the newest deletion in it
 * @param made how often the index was made from the beginning by then
 * @param acts how many there are, dead ones included
 * @param at event times, nanoseconds
 * @param origins of the acts
 * @param rows that said each act first
 * @param dead acts that are deleted, or stand elsewhere by now; null where there are none
 * @param otherBatches of further rows that say an act
 * @param otherLines of them
 * @param others act → place in the two before
 * @param tieActs ascending: acts that name cards and PINs
 * @param tieThings beside them, what they name
 * @param ties how many of them there are
 * @param bytes all of it together
 * @param edges payments' two ends, other roles and settlements
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Snapshot(
        long seq,
        long epoch,
        long made,
        int acts,
        long[] at,
        short[] origins,
        RowColumn.Rows rows,
        IdColumn.Ids ids,
        @Nullable BitSet dead,
        int[] otherBatches,
        int[] otherLines,
        Pairs[] others,
        int[] tieActs,
        int[] tieThings,
        int ties,
        Things.View things,
        Origins.Origin[] origin,
        Batches.BatchOf[] batch,
        Postings[] postings,
        Legs[] leaving,
        Legs[] arriving,
        Pairs[] payments,
        Pairs[] sales,
        long bytes,
        long edges) {
    boolean dead(int act) {
        return dead != null && dead.get(act);
    }
}
