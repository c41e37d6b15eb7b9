package io.cardtrail.warrant;

/**
 * The version of an instrument that an answer rests on; a difference between first and last check discards the answer.
 *
 * @param deletionEpoch raised when records are deleted, so that an answer never outlives them
 */
public record Standing(int generation, String instrumentHash, long deletionEpoch) {}
