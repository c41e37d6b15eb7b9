package io.cardtrail.trace;

import io.cardtrail.model.EntityRef;
import org.jspecify.annotations.Nullable;

/** An act at a distance, on the way of a card; the card is null in MONEY and for an act that names none. */
public record Step(ActView act, @Nullable EntityRef card, int depth) {}
