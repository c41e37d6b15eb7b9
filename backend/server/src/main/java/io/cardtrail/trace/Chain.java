package io.cardtrail.trace;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import java.util.List;

/**
 * One traced card's hops.
 *
 * @param acts ids, oldest first whatever the direction
 * @param grade the weakest of its hops and its gaps
 */
public record Chain(EntityRef card, List<String> acts, Grade grade) {}
