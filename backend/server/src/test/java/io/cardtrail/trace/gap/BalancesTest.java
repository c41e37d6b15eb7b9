package io.cardtrail.trace.gap;

import static io.cardtrail.trace.gap.Lived.L2;
import static io.cardtrail.trace.gap.Lived.L3;
import static io.cardtrail.trace.gap.Lived.SHOP;
import static io.cardtrail.trace.gap.Lived.issue;
import static io.cardtrail.trace.gap.Lived.redemption;
import static io.cardtrail.trace.gap.Lived.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BalancesTest {
    private static EntityRef card(int number) {
        return new EntityRef(EntityKind.CARD, String.format(Locale.ROOT, "示例移动:%017d", number));
    }

    /** Where the answer holds all of their lives. */
    private static List<PartyBalance> balances(Map<EntityRef, List<LifeAct>> ways) {
        return Balances.of(ways, ways);
    }

    @Test
    void who_received_a_card_beyond_the_answer_did_not_sell_it_without_a_record() {
        LifeAct receipt = sale("2026-01-01", SHOP, L2);
        LifeAct out = sale("2026-01-03", L2, L3);
        Map<EntityRef, List<LifeAct>> ways =
                Map.of(card(1), List.of(out), card(2), List.of(sale("2026-01-02", SHOP, L2), out));
        assertThat(Balances.of(
                        ways, Map.of(card(1), List.of(receipt, out), card(2), ways.getOrDefault(card(2), List.of()))))
                .contains(new PartyBalance(L2, 1, 1, 0, 0, 0));
        assertThat(Balances.findings(balances(ways))).containsExactly(new Finding.OutWithoutIn(L2, 1));
    }

    @Test
    void cards_in_are_sold_on_redeemed_or_held() {
        List<PartyBalance> balances = balances(Map.of(
                card(1), List.of(issue("2026-01-01", L2), sale("2026-01-02", L2, L3), redemption("2026-01-03")),
                card(2), List.of(issue("2026-01-01", L2), redemption("2026-01-02")),
                card(3), List.of(issue("2026-01-01", L2)),
                card(4), List.of(sale("2026-01-02", L2, L3))));
        assertThat(balances)
                .containsExactlyInAnyOrder(new PartyBalance(L2, 3, 1, 1, 1, 1), new PartyBalance(L3, 2, 0, 1, 1, 0));
        assertThat(Balances.findings(balances)).containsExactly(new Finding.OutWithoutIn(L2, 1));
    }

    @Test
    void who_only_sells_has_no_balance() {
        assertThat(balances(Map.of(card(1), List.of(sale("2026-01-02", SHOP, null)))))
                .isEmpty();
    }

    @Test
    void a_card_that_comes_back_was_sold_on_all_the_same() {
        assertThat(balances(Map.of(
                        card(1),
                        List.of(
                                issue("2026-01-01", L2),
                                sale("2026-01-02", L2, L3),
                                sale("2026-01-03", L3, L2),
                                redemption("2026-01-04")))))
                .containsExactlyInAnyOrder(new PartyBalance(L2, 1, 1, 0, 0, 0), new PartyBalance(L3, 1, 1, 0, 0, 0));
    }

    @Test
    void every_balance_adds_up_whatever_the_ways() {
        SplittableRandom random = new SplittableRandom(7);
        List<EntityRef> parties = List.of(L2, L3, SHOP);
        for (int run = 0; run < 2_000; run++) {
            Map<EntityRef, List<LifeAct>> ways = new TreeMap<>();
            for (int card = 0; card < 4; card++) {
                List<LifeAct> way = new ArrayList<>();
                for (int i = 0; i < random.nextInt(6); i++) {
                    EntityRef by = parties.get(random.nextInt(3));
                    EntityRef to = random.nextInt(4) == 0 ? null : parties.get(random.nextInt(3));
                    String at = "2026-01-0" + (i + 1);
                    way.add(
                            switch (random.nextInt(3)) {
                                case 0 -> issue(at, to);
                                case 1 -> sale(at, by, to);
                                default -> redemption(at);
                            });
                }
                ways.put(card(card), way);
            }
            assertThat(balances(ways)).allSatisfy(balance -> {
                assertThat(balance.cardsIn()).isEqualTo(balance.soldOn() + balance.redeemed() + balance.held());
                assertThat(balance.held()).isNotNegative();
            });
        }
    }
}
