package io.cardtrail.model;

import org.jspecify.annotations.Nullable;

/**
 * What a row says besides its participants. Money is fen, duration seconds.
 *
 * @param reference the row's own number
 * @param settledBy number of the payment that settled a sale (category PAYMENT)
 * @param footage reference to footage, never the footage (category VIDEO)
 * @param rangeFirst first and
 * @param rangeLast last serial of a range wider than the quantity: a lot, which names no card
 */
public record ActAttributes(
        @Nullable String reference,
        @Nullable String settledBy,
        @Nullable Long faceValue,
        @Nullable Long amount,
        @Nullable Long unitPrice,
        @Nullable Long quantity,
        @Nullable Long duration,
        @Nullable String method,
        @Nullable String footage,
        @Nullable String carrier,
        @Nullable String status,
        @Nullable String rangeFirst,
        @Nullable String rangeLast) {}
