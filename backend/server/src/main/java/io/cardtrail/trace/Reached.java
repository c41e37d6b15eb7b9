package io.cardtrail.trace;

import io.cardtrail.model.EntityRef;
import java.time.Instant;

/**
 * An account that the money reached, or came from.
 *
 * @param depth fewest payments to it
 * @param at FORWARD the earliest arrival, BACKWARD the latest departure, in this answer
 */
public record Reached(EntityRef entity, int depth, Instant at) {}
