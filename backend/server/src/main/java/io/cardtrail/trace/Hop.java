package io.cardtrail.trace;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.trace.gap.InferenceRule;
import org.jspecify.annotations.Nullable;

/**
 * One recorded act on one card's way, or one payment on the money's.
 *
 * @param act id of the act
 * @param card whose hop it is; null in MONEY, and for an act that names no card: a lot, or a PIN that belongs to none
 * @param from who gave: issuer, seller, payer; for a verification the account that checked. Null where not recorded or granted
 * @param to who got: first holder, buyer, payee; for a redemption the phone, else the SIM
 * @param depth of this hop on this card's way; the act's own depth is the smallest of its hops
 * @param tied another act of the same card in the answer has the same time: their order is by file and line
 * @param inference by what this act is of that card; null where the row names the card itself, and where there is no card
 * @param independentSources holders whose records tell of it: the act's own, and those of the payments of this answer that settled
 *     it. Two exports of one holder are one source
 */
public record Hop(
        String act,
        @Nullable EntityRef card,
        @Nullable EntityRef from,
        @Nullable EntityRef to,
        int depth,
        Grade grade,
        boolean tied,
        @Nullable InferenceRule inference,
        int independentSources) {}
