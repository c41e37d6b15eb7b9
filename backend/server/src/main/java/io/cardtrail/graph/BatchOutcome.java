package io.cardtrail.graph;

import java.util.Set;

/**
 * What a committed batch did.
 *
 * @param seq its sequence number
 * @param accepted lines whose act was new; every other line was a duplicate and became a source of an existing act
 */
public record BatchOutcome(long seq, Set<Long> accepted) {}
