package io.cardtrail.graph;

/**
 * What a reading found, before release.
 *
 * @param records acts delivered
 * @param digest of the answer, for the audit's RESULT
 */
public record Finding<A>(A answer, int records, String digest) {}
