package io.cardtrail.graph;

import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Standing;

/**
 * What an answer rests on until it has left.
 *
 * @param first how the grant's instrument stood before the first query
 */
public record Held(Grant grant, Standing first) {}
