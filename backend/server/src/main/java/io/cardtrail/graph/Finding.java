package io.cardtrail.graph;

/**
 * What a reading found, before release.
 *
 * @param records acts delivered
 * @param thirdParty acts among them that name people the grant does not name; what a volume alarm counts
 * @param digest of the answer, for the audit's RESULT
 */
public record Finding<A>(A answer, int records, int thirdParty, String digest) {}
