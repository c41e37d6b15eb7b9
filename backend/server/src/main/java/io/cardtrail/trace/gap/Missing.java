package io.cardtrail.trace.gap;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in one card's life where a record is missing, before it is asked why.
 *
 * @param from who held the card; null where nobody is recorded, and before a first act
 * @param to the next seller; null where that is not recorded, and before a redemption
 * @param after the last issue or sale before it; null before a first act only
 * @param before the act that does not follow from it
 * @param check when the PIN was first checked in between, as far as the answer tells
 */
public record Missing(
        EntityRef card,
        Place place,
        @Nullable EntityRef from,
        @Nullable EntityRef to,
        @Nullable LifeAct after,
        LifeAct before,
        Expected expected,
        @Nullable Instant check) {
    /** Where it is. */
    public enum Place {
        /** A sale by somebody who is not on record as the holder. */
        BEFORE_SALE,
        /** A redemption while a dealer holds the card. */
        BEFORE_REDEMPTION,
        /** The first act is a sale: no issue is on record. */
        BEFORE_FIRST
    }

    /**
     * {@return what is missing in a card's life} Only what the answer tells both sides of, and who held the card: a gap says nothing of what
     * lies beyond.
     *
     * @param life every act of the card that the grant leaves, in order
     * @param told ids of the acts of the answer
     * @param beforeFirst whether the question looks at what lies before the first act
     */
    public static List<Missing> in(EntityRef card, List<LifeAct> life, Set<String> told, boolean beforeFirst) {
        List<Missing> missing = new ArrayList<>();
        Holding holding = Holding.NONE;
        @Nullable Instant check = null;
        for (LifeAct act : life) {
            if (told.contains(act.id())) {
                Missing here = holding.last() == null
                        ? (beforeFirst
                                        && act.is(ActKind.SALE)
                                        && act.id().equals(life.getFirst().id())
                                ? first(card, act)
                                : null)
                        : between(card, holding, holding.last(), act, told, check);
                if (here != null) {
                    missing.add(here);
                }
                if (act.is(ActKind.VERIFICATION) && check == null) {
                    check = act.at();
                }
            }
            if (act.is(ActKind.ISSUE) || act.is(ActKind.SALE)) {
                check = null;
            }
            holding = holding.after(act);
        }
        return List.copyOf(missing);
    }

    private static Missing first(EntityRef card, LifeAct sale) {
        return new Missing(card, Place.BEFORE_FIRST, null, sale.by(), null, sale, Expected.issue(card), null);
    }

    private static @Nullable Missing between(
            EntityRef card, Holding holding, LifeAct last, LifeAct act, Set<String> told, @Nullable Instant check) {
        LifeAct since = holding.since();
        if (holding.leadsTo(act) || since == null || !told.contains(since.id()) || !told.contains(last.id())) {
            return null;
        }
        boolean redeemed = act.is(ActKind.REDEMPTION);
        EntityRef seller = redeemed ? null : act.by();
        return new Missing(
                card,
                redeemed ? Place.BEFORE_REDEMPTION : Place.BEFORE_SALE,
                holding.holder(),
                seller,
                last,
                act,
                holding.withIssuer() ? Expected.issue(card) : Expected.sale(seller, holding.holder()),
                redeemed ? check : null);
    }

    /** {@return when the interval begins; null before a first act} */
    public @Nullable Instant begin() {
        return after == null ? null : after.at();
    }

    /** {@return when it ends} */
    public Instant end() {
        return before.at();
    }
}
