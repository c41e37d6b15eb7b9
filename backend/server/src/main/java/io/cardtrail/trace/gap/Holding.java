package io.cardtrail.trace.gap;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a card along its life.
 *
 * @param holder null before the first act, and where a buyer was not recorded
 * @param since the act that says so
 * @param last the last issue or sale so far
 * @param withIssuer nobody has received the card yet as far as is recorded
 */
record Holding(
        @Nullable EntityRef holder,
        @Nullable LifeAct since,
        @Nullable LifeAct last,
        boolean withIssuer) {
    static final Holding NONE = new Holding(null, null, null, false);

    /** {@return the holding once {@code act} has happened} */
    Holding after(LifeAct act) {
        return switch (act.kind()) {
            case ISSUE ->
                act.to() != null
                        ? new Holding(act.to(), act, act, false)
                        : holder != null
                                ? new Holding(holder, since, act, withIssuer)
                                : new Holding(act.by(), act, act, true);
            case SALE -> new Holding(act.to(), act, act, false);
            case PAYMENT, VERIFICATION, REDEMPTION, USAGE, ACCESS, REGISTRATION -> this;
        };
    }

    /** {@return whether {@code next} follows from this without anything missing} A dealer does not redeem its stock. */
    boolean leadsTo(LifeAct next) {
        return switch (next.kind()) {
            case SALE -> holder != null && holder.equals(next.by());
            case REDEMPTION -> holder == null || holder.kind() != EntityKind.ORGANISATION;
            case ISSUE, PAYMENT, VERIFICATION, USAGE, ACCESS, REGISTRATION -> true;
        };
    }
}
