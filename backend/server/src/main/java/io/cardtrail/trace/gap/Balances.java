package io.cardtrail.trace.gap;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the cards that went through each party's hands. */
final class Balances {
    private static final class Hands {
        private final Set<EntityRef> in = new HashSet<>();
        private final Set<EntityRef> out = new HashSet<>();
        private final Set<EntityRef> redeemed = new HashSet<>();
        /** In the answer or beyond it. */
        private final Set<EntityRef> everIn = new HashSet<>();
    }

    private final Map<EntityRef, Hands> parties = new TreeMap<>();

    private Balances() {}

    /**
     * {@return one balance per party with cards in}
     *
     * @param ways each traced card's acts within the answer, in order
     * @param lives all that is granted of those cards' lives
     */
    static List<PartyBalance> of(Map<EntityRef, List<LifeAct>> ways, Map<EntityRef, List<LifeAct>> lives) {
        Balances balances = new Balances();
        ways.forEach(balances::pass);
        lives.forEach(balances::receive);
        List<PartyBalance> all = new ArrayList<>();
        balances.parties.forEach((party, hands) -> {
            if (!hands.in.isEmpty()) {
                all.add(balance(party, hands));
            }
        });
        return List.copyOf(all);
    }

    private void pass(EntityRef card, List<LifeAct> way) {
        @Nullable EntityRef last = null;
        for (LifeAct act : way) {
            if (act.is(ActKind.SALE) && act.by() != null) {
                hands(act.by()).out.add(card);
            }
            EntityRef to = receiver(act);
            if (to != null) {
                hands(to).in.add(card);
                last = to;
            }
            if (act.is(ActKind.REDEMPTION) && last != null) {
                hands(last).redeemed.add(card);
            }
        }
    }

    /**
     * Nobody is said to have sold what they never received only because the receipt lies beyond the hops, the limit or the start: a record
     * of it that the grant leaves is a record.
     */
    private void receive(EntityRef card, List<LifeAct> life) {
        for (LifeAct act : life) {
            EntityRef to = receiver(act);
            if (to != null) {
                hands(to).everIn.add(card);
            }
        }
    }

    private static @Nullable EntityRef receiver(LifeAct act) {
        return act.is(ActKind.SALE) || act.is(ActKind.ISSUE) ? act.to() : null;
    }

    private Hands hands(EntityRef party) {
        return parties.computeIfAbsent(party, none -> new Hands());
    }

    private static PartyBalance balance(EntityRef party, Hands hands) {
        Set<EntityRef> soldOn = new HashSet<>(hands.in);
        soldOn.retainAll(hands.out);
        Set<EntityRef> redeemed = new HashSet<>(hands.redeemed);
        redeemed.removeAll(soldOn);
        Set<EntityRef> without = new HashSet<>(hands.out);
        without.removeAll(hands.everIn);
        return new PartyBalance(
                party,
                hands.in.size(),
                soldOn.size(),
                redeemed.size(),
                hands.in.size() - soldOn.size() - redeemed.size(),
                without.size());
    }

    /** {@return what those balances find} */
    static List<Finding> findings(List<PartyBalance> balances) {
        return balances.stream()
                .filter(balance -> balance.outWithoutIn() > 0)
                .<Finding>map(balance -> new Finding.OutWithoutIn(balance.party(), balance.outWithoutIn()))
                .toList();
    }

    /** {@return the lots of which gaps without another candidate claim more than they hold} Each sale after a gap claims what it sold. */
    static List<Finding> overclaimed(List<Gap> gaps, Map<String, Long> quantities, Map<String, Long> sold) {
        Map<String, Map<String, Long>> claims = new TreeMap<>();
        for (Gap gap : gaps) {
            if (gap.promoted() != null) {
                long cards = Math.max(gap.cards().size(), sold.getOrDefault(gap.before(), 0L));
                claims.computeIfAbsent(gap.promoted(), lot -> new HashMap<>()).merge(gap.before(), cards, Math::max);
            }
        }
        List<Finding> findings = new ArrayList<>();
        claims.forEach((lot, by) -> {
            long claimed = by.values().stream().mapToLong(Long::longValue).sum();
            long holds = quantities.getOrDefault(lot, Long.MAX_VALUE);
            if (claimed > holds) {
                findings.add(new Finding.LotOverclaimed(lot, claimed, holds));
            }
        });
        return findings;
    }
}
