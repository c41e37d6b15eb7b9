package io.cardtrail.trace;

import io.cardtrail.model.Interval;
import java.util.Set;

/**
 * The limits an answer was worked out under.
 *
 * @param truncatedBy what cut it; empty when nothing did. MAX_HOPS is named whenever a card or a money walk used all hops,
 *     whether or not anything lies beyond, so that it tells nothing of what does
 * @param maxHops hops of the question
 * @param limit acts of the question
 * @param maxRecords acts of the grant
 * @param window event times, half-open
 * @param acts acts in the answer
 */
public record Bounds(Set<Bound> truncatedBy, int maxHops, int limit, int maxRecords, Interval window, int acts) {}
