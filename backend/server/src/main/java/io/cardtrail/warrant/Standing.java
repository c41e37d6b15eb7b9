package io.cardtrail.warrant;

/**
 * The version of an instrument that an answer rests on, and how far the records went at that moment.
 *
 * @param deletionEpoch raised when records are deleted, so that an answer never outlives them
 * @param newestBatch sequence number of the newest committed import
 */
public record Standing(int generation, String instrumentHash, long deletionEpoch, long newestBatch) {
    /** {@return whether an answer that began at {@code first} may leave now; imports since then change nothing} */
    public boolean unchanged(Standing first) {
        return generation == first.generation
                && instrumentHash.equals(first.instrumentHash)
                && deletionEpoch == first.deletionEpoch;
    }
}
