package io.cardtrail.trace;

import io.cardtrail.model.EntityRef;
import java.util.List;

/**
 * One traced card's hops.
 *
 * @param acts ids, oldest first whatever the direction
 */
public record Chain(EntityRef card, List<String> acts) {}
