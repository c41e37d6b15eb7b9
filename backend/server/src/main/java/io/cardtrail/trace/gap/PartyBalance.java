package io.cardtrail.trace.gap;

import io.cardtrail.model.EntityRef;

/**
 * Traced cards that went through one party's hands within an answer: {@code cardsIn = soldOn + redeemed + held}.
 *
 * @param cardsIn distinct cards it received
 * @param soldOn those of them that it also sold
 * @param redeemed those not sold on that were redeemed while it was the last to receive
 * @param outWithoutIn cards it sold without a record of receiving
 */
public record PartyBalance(EntityRef party, int cardsIn, int soldOn, int redeemed, int held, int outWithoutIn) {}
