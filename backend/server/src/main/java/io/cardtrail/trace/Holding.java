package io.cardtrail.trace;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a card along its recorded acts, and whether the next act follows from that: a sale by somebody else, or a dealer
 * redeeming, means that something between the two is not on record within the grant.
 *
 * @param holder null before the first act, and where a buyer was not recorded
 */
record Holding(@Nullable EntityRef holder) {
    static final Holding UNKNOWN = new Holding(null);

    /** {@return the holding once {@code act} has happened} */
    Holding after(TracedAct act) {
        return switch (act.kind()) {
            case ISSUE -> {
                EntityRef to = act.inRole(Role.ISSUED_TO);
                yield to != null ? new Holding(to) : holder != null ? this : new Holding(act.inRole(Role.ISSUED_BY));
            }
            case SALE -> new Holding(act.inRole(Role.SOLD_TO));
            case PAYMENT, VERIFICATION, REDEMPTION, USAGE, ACCESS, REGISTRATION -> this;
        };
    }

    /** {@return whether {@code next} follows from this without anything missing} */
    boolean leadsTo(TracedAct next) {
        return switch (next.kind()) {
            case SALE -> holder != null && holder.equals(next.inRole(Role.SOLD_BY));
            case REDEMPTION -> holder == null || holder.kind() != EntityKind.ORGANISATION;
            case ISSUE, PAYMENT, VERIFICATION, USAGE, ACCESS, REGISTRATION -> true;
        };
    }
}
