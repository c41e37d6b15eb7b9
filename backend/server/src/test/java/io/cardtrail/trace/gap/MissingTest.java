package io.cardtrail.trace.gap;

import static io.cardtrail.trace.gap.Lived.CARD;
import static io.cardtrail.trace.gap.Lived.CARRIER;
import static io.cardtrail.trace.gap.Lived.DEALER;
import static io.cardtrail.trace.gap.Lived.L2;
import static io.cardtrail.trace.gap.Lived.L3;
import static io.cardtrail.trace.gap.Lived.SHOP;
import static io.cardtrail.trace.gap.Lived.check;
import static io.cardtrail.trace.gap.Lived.issue;
import static io.cardtrail.trace.gap.Lived.redemption;
import static io.cardtrail.trace.gap.Lived.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MissingTest {
    private static final EntityRef PERSON = new EntityRef(EntityKind.PERSON, "p");

    private static List<Missing> in(List<LifeAct> life) {
        return Missing.in(CARD, life, life.stream().map(LifeAct::id).collect(Collectors.toSet()), false);
    }

    @Test
    void between_a_buyer_and_a_seller_who_is_not_that_buyer_a_sale_of_that_seller_is_missing() {
        List<Missing> missing = in(List.of(issue("2026-01-15", DEALER), sale("2026-03-20", L2, L3)));
        assertThat(missing).singleElement().satisfies(gap -> {
            assertThat(gap.place()).isEqualTo(Missing.Place.BEFORE_SALE);
            assertThat(gap.from()).isEqualTo(DEALER);
            assertThat(gap.to()).isEqualTo(L2);
            assertThat(gap.expected()).isEqualTo(new Expected(ActKind.SALE, Channel.ONLINE_PLATFORM, "卡批网"));
        });
    }

    @Test
    void nothing_is_missing_where_every_seller_is_the_buyer_before() {
        assertThat(in(List.of(
                        issue("2026-01-15", L2),
                        sale("2026-03-20", L2, L3),
                        sale("2026-03-21", L3, PERSON),
                        check("2026-03-22"),
                        redemption("2026-03-23"))))
                .isEmpty();
    }

    @Test
    void a_card_that_is_still_with_its_issuer_lacks_an_issue() {
        LifeAct made = issue("2026-01-15", null);
        assertThat(in(List.of(made, sale("2026-03-20", L2, L3))))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.from()).isEqualTo(CARRIER);
                    assertThat(gap.expected()).isEqualTo(new Expected(ActKind.ISSUE, Channel.CARRIER, "示例移动"));
                });
        assertThat(in(List.of(made, redemption("2026-03-20"))))
                .singleElement()
                .satisfies(gap ->
                        assertThat(gap.expected()).isEqualTo(new Expected(ActKind.ISSUE, Channel.CARRIER, "示例移动")));
    }

    @Test
    void an_issue_without_receiver_leaves_the_card_with_whoever_has_it() {
        assertThat(in(List.of(issue("2026-01-15", L2), issue("2026-01-16", null), sale("2026-03-20", L2, L3))))
                .isEmpty();
    }

    @Test
    void a_dealer_does_not_redeem_its_stock_and_the_first_check_in_between_counts() {
        LifeAct first = check("2026-05-18T14:38:00");
        List<Missing> missing = in(List.of(
                issue("2026-05-10", SHOP), first, check("2026-05-18T14:40:00"), redemption("2026-05-18T15:05:00")));
        assertThat(missing).singleElement().satisfies(gap -> {
            assertThat(gap.place()).isEqualTo(Missing.Place.BEFORE_REDEMPTION);
            assertThat(gap.to()).isNull();
            assertThat(gap.check()).isEqualTo(first.at());
            assertThat(gap.expected()).isEqualTo(new Expected(ActKind.SALE, Channel.OFFLINE_SHOP, "晨光通讯店"));
        });
        assertThat(in(List.of(issue("2026-05-10", L2), redemption("2026-05-18"))))
                .isEmpty();
    }

    @Test
    void a_check_before_the_last_sale_is_not_in_the_gap() {
        assertThat(in(List.of(check("2026-05-01"), issue("2026-05-10", SHOP), redemption("2026-05-18"))))
                .singleElement()
                .satisfies(gap -> assertThat(gap.check()).isNull());
    }

    @Test
    void where_the_seller_says_nothing_of_a_holder_of_records_the_one_before_would_have_kept_it() {
        assertThat(in(List.of(issue("2026-01-15", SHOP), sale("2026-03-20", PERSON, L3))))
                .singleElement()
                .satisfies(gap -> assertThat(gap.expected())
                        .isEqualTo(new Expected(ActKind.SALE, Channel.OFFLINE_SHOP, "晨光通讯店")));
        assertThat(in(List.of(issue("2026-01-15", PERSON), sale("2026-03-20", null, L3))))
                .singleElement()
                .satisfies(gap -> assertThat(gap.expected()).isEqualTo(new Expected(ActKind.SALE, null, null)));
    }

    @Test
    void a_missing_beginning_is_told_only_where_the_question_looks_at_it() {
        List<LifeAct> life = List.of(sale("2026-03-20", L2, L3), sale("2026-03-21", L3, PERSON));
        Set<String> told = life.stream().map(LifeAct::id).collect(Collectors.toSet());
        assertThat(Missing.in(CARD, life, told, false)).isEmpty();
        assertThat(Missing.in(CARD, life, told, true)).singleElement().satisfies(gap -> {
            assertThat(gap.place()).isEqualTo(Missing.Place.BEFORE_FIRST);
            assertThat(gap.after()).isNull();
            assertThat(gap.begin()).isNull();
            assertThat(gap.to()).isEqualTo(L2);
        });
        assertThat(Missing.in(CARD, life, Set.of("sale 2026-03-21"), true)).isEmpty();
    }

    @Test
    void a_gap_is_told_only_with_both_its_sides_and_with_whoever_held_the_card() {
        LifeAct shipped = issue("2026-01-15", DEALER);
        LifeAct listed = issue("2026-01-16", null);
        LifeAct sold = sale("2026-03-20", L2, L3);
        List<LifeAct> life = List.of(shipped, listed, sold);
        assertThat(Missing.in(CARD, life, Set.of(shipped.id(), listed.id(), sold.id()), true))
                .hasSize(1);
        for (LifeAct hidden : life) {
            Set<String> told = life.stream()
                    .map(LifeAct::id)
                    .filter(id -> !id.equals(hidden.id()))
                    .collect(Collectors.toSet());
            assertThat(Missing.in(CARD, life, told, true))
                    .as("without " + hidden.id())
                    .isEmpty();
        }
    }
}
