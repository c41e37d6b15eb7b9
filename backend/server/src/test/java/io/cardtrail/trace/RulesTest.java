package io.cardtrail.trace;

import static io.cardtrail.trace.Story.account;
import static io.cardtrail.trace.Story.as;
import static io.cardtrail.trace.Story.card;
import static io.cardtrail.trace.Story.depths;
import static io.cardtrail.trace.Story.money;
import static io.cardtrail.trace.Story.phone;
import static io.cardtrail.trace.Story.pin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules on small stories, as the plain walk has them; the engine is held to the plain walk by {@link RandomGraphIT}. */
class RulesTest {
    private final Story story = new Story();

    /** Paid by card, bought, resold, checked by PIN, redeemed by PIN. */
    private void ring() {
        story.act(
                ActKind.ISSUE,
                "2026-03-01T00:00:00Z",
                "pins.csv",
                2,
                as(Role.OF_CARD, card(1)),
                as(Role.HAS_PIN, pin(1)));
        story.act(
                ActKind.PAYMENT,
                "2026-03-02T00:00:00Z",
                "bank.csv",
                2,
                "P1",
                as(Role.PAID_FROM, money("stolen")),
                as(Role.PAID_TO, money("shop")));
        story.act(
                ActKind.SALE,
                "2026-03-02T00:01:00Z",
                "orders.csv",
                2,
                "P1",
                as(Role.OF_CARD, card(1)),
                as(Role.OF_CARD, card(2)),
                as(Role.SOLD_TO, account("ring")));
        story.act(
                ActKind.SALE,
                "2026-03-03T00:00:00Z",
                "orders.csv",
                3,
                as(Role.OF_CARD, card(1)),
                as(Role.SOLD_BY, account("ring")));
        story.act(ActKind.VERIFICATION, "2026-03-04T00:00:00Z", "checks.csv", 2, as(Role.OF_PIN, pin(1)));
        story.act(
                ActKind.REDEMPTION,
                "2026-03-05T00:00:00Z",
                "recharges.csv",
                2,
                as(Role.OF_PIN, pin(1)),
                as(Role.TO_PHONE, phone(1)));
    }

    @Test
    void custody_follows_every_card_bought_and_a_payment_has_the_depth_of_its_sale() {
        ring();
        TraceAnswer answer = story.answer(TraceThread.CUSTODY, Direction.FORWARD, money("stolen"), 6);
        assertThat(depths(answer))
                .containsExactly(
                        "bank.csv:2/1", "orders.csv:2/1", "orders.csv:3/2", "checks.csv:2/3", "recharges.csv:2/4");
        assertThat(answer.cardCount()).isEqualTo(2);
        assertThat(answer.pinCount()).isEqualTo(1);
        assertThat(answer.bounds().truncatedBy()).isEmpty();
    }

    @Test
    void all_hops_used_is_named_whether_or_not_anything_lies_beyond() {
        ring();
        assertThat(story.answer(TraceThread.CUSTODY, Direction.FORWARD, money("stolen"), 4)
                        .bounds()
                        .truncatedBy())
                .containsExactly(Bound.MAX_HOPS);
    }

    @Test
    void backward_from_a_phone_its_redemptions_come_first() {
        ring();
        assertThat(depths(story.answer(TraceThread.CUSTODY, Direction.BACKWARD, phone(1), 3)))
                .containsExactly("recharges.csv:2/1", "checks.csv:2/2", "orders.csv:3/3");
    }

    @Test
    void a_pin_that_shares_its_row_with_two_cards_belongs_to_neither() {
        story.act(
                ActKind.SALE,
                "2026-03-02T00:00:00Z",
                "orders.csv",
                2,
                as(Role.OF_CARD, card(1)),
                as(Role.OF_CARD, card(2)),
                as(Role.OF_PIN, pin(1)));
        story.act(ActKind.REDEMPTION, "2026-03-05T00:00:00Z", "recharges.csv", 2, as(Role.OF_PIN, pin(1)));
        assertThat(depths(story.answer(TraceThread.CUSTODY, Direction.FORWARD, card(1), 6)))
                .containsExactly("orders.csv:2/1");
        assertThat(depths(story.answer(TraceThread.CUSTODY, Direction.FORWARD, pin(1), 6)))
                .containsExactly("recharges.csv:2/1");
    }

    @Test
    void equal_times_follow_file_and_line_in_custody_and_are_flagged() {
        story.act(ActKind.SALE, "2026-03-02T00:00:00Z", "b.csv", 2, as(Role.OF_CARD, card(1)));
        story.act(ActKind.SALE, "2026-03-02T00:00:00Z", "a.csv", 9, as(Role.OF_CARD, card(1)));
        story.act(ActKind.SALE, "2026-03-02T00:00:00Z", "a.csv", 10, as(Role.OF_CARD, card(1)));
        story.act(ActKind.SALE, "2026-03-03T00:00:00Z", "a.csv", 3, as(Role.OF_CARD, card(1)));
        TraceAnswer answer = story.answer(TraceThread.CUSTODY, Direction.FORWARD, card(1), 6);
        assertThat(depths(answer)).containsExactly("a.csv:9/1", "a.csv:10/2", "b.csv:2/3", "a.csv:3/4");
        assertThat(answer.hops().stream().map(Hop::tied)).containsExactly(true, true, true, false);
    }

    @Test
    void equal_times_never_follow_one_another_in_money() {
        story.act(
                ActKind.PAYMENT,
                "2026-03-02T00:00:00Z",
                "a.csv",
                2,
                as(Role.PAID_FROM, money("a")),
                as(Role.PAID_TO, money("b")));
        story.act(
                ActKind.PAYMENT,
                "2026-03-02T00:00:00Z",
                "a.csv",
                3,
                as(Role.PAID_FROM, money("b")),
                as(Role.PAID_TO, money("c")));
        story.act(
                ActKind.PAYMENT,
                "2026-03-02T00:00:01Z",
                "a.csv",
                4,
                as(Role.PAID_FROM, money("b")),
                as(Role.PAID_TO, money("a")));
        story.act(
                ActKind.PAYMENT,
                "2026-03-01T00:00:00Z",
                "a.csv",
                5,
                as(Role.PAID_FROM, money("b")),
                as(Role.PAID_TO, money("c")));
        TraceAnswer answer = story.answer(TraceThread.MONEY, Direction.FORWARD, money("a"), 4);
        assertThat(depths(answer)).containsExactly("a.csv:2/1", "a.csv:4/2");
        assertThat(answer.reached().stream().map(Reached::entity)).containsExactly(money("b"), money("a"));
    }

    @Test
    void money_depth_is_the_fewest_payments_and_a_circle_ends() {
        story.act(
                ActKind.PAYMENT,
                "2026-03-01T00:00:00Z",
                "a.csv",
                2,
                as(Role.PAID_FROM, money("a")),
                as(Role.PAID_TO, money("b")));
        story.act(
                ActKind.PAYMENT,
                "2026-03-02T00:00:00Z",
                "a.csv",
                3,
                as(Role.PAID_FROM, money("b")),
                as(Role.PAID_TO, money("a")));
        story.act(
                ActKind.PAYMENT,
                "2026-03-03T00:00:00Z",
                "a.csv",
                4,
                as(Role.PAID_FROM, money("a")),
                as(Role.PAID_TO, money("b")));
        story.act(
                ActKind.PAYMENT,
                "2026-03-04T00:00:00Z",
                "a.csv",
                5,
                as(Role.PAID_FROM, money("b")),
                as(Role.PAID_TO, money("c")));
        assertThat(depths(story.answer(TraceThread.MONEY, Direction.FORWARD, money("a"), 9)))
                .containsExactly("a.csv:2/1", "a.csv:4/1", "a.csv:3/2", "a.csv:5/2");
        assertThat(depths(story.answer(TraceThread.MONEY, Direction.BACKWARD, money("c"), 9)))
                .containsExactly("a.csv:5/1", "a.csv:2/2", "a.csv:4/2", "a.csv:3/3");
    }

    @Test
    void no_hop_shows_nothing_and_says_why() {
        ring();
        TraceAnswer answer = story.answer(TraceThread.CUSTODY, Direction.FORWARD, card(1), 0);
        assertThat(answer.acts()).isEmpty();
        assertThat(answer.entities()).isEmpty();
        assertThat(answer.bounds().truncatedBy()).containsExactly(Bound.MAX_HOPS);
    }

    @Test
    void a_thing_that_no_thread_starts_from_is_refused_with_what_to_use() {
        assertThatThrownBy(() -> Custody.requireStart(EntityKind.DEVICE))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("DEVICE")
                .hasMessageContaining("use a CARD");
        assertThatThrownBy(() -> Money.requireStart(EntityKind.CARD)).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> TraceQuestion.chain(new EntityRef(EntityKind.CARD, "x"), 1, 20_001))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("limit");
    }

    @Test
    void the_digest_knows_no_key_and_tells_answers_apart() {
        ring();
        TraceAnswer answer = story.answer(TraceThread.CUSTODY, Direction.FORWARD, money("stolen"), 6);
        Story renamed = new Story();
        renamed.act(
                ActKind.SALE,
                "2026-03-02T00:01:00Z",
                "o.csv",
                2,
                as(Role.OF_CARD, card(7)),
                as(Role.SOLD_TO, account("x")));
        Story other = new Story();
        other.act(
                ActKind.SALE,
                "2026-03-02T00:01:00Z",
                "o.csv",
                2,
                as(Role.OF_CARD, card(8)),
                as(Role.SOLD_TO, account("y")));
        String one = renamed.answer(TraceThread.CUSTODY, Direction.FORWARD, card(7), 1)
                .digest();
        assertThat(other.answer(TraceThread.CUSTODY, Direction.FORWARD, card(8), 1)
                        .digest())
                .isEqualTo(one);
        assertThat(AnswerDigest.claims(answer.acts(), answer.report().gaps(), answer.cited()))
                .isEqualTo("""
                cardtrail answer 1
                bank.csv:2\tPAYMENT\t1772409600000000000\t1\tA\tPAID_FROM#1 PAID_TO#2\t
                orders.csv:2\tSALE\t1772409660000000000\t1\tA\tHOP#3 HOP#4 OF_CARD#3 OF_CARD#4 SOLD_TO#5\t1
                orders.csv:3\tSALE\t1772496000000000000\t2\tA\tHOP#4 OF_CARD#4 SOLD_BY#5\t
                checks.csv:2\tVERIFICATION\t1772582400000000000\t3\tA\tHOP#4\t
                recharges.csv:2\tREDEMPTION\t1772668800000000000\t4\tA\tHOP#4 TO_PHONE#6\t
                """);
        assertThat(answer.digest()).isNotEqualTo(one).hasSize(64);
    }

    @Test
    void a_sale_that_is_told_without_the_payments_that_settled_it_has_a_digest_too() {
        story.act(ActKind.SALE, "2026-03-02T00:01:00Z", "o.csv", 2, "p", as(Role.OF_CARD, card(7)));
        story.act(ActKind.PAYMENT, "2026-03-02T00:01:00Z", "p.csv", 2, "p", as(Role.PAID_FROM, money("a")));
        story.act(ActKind.PAYMENT, "2026-03-02T00:01:00Z", "p.csv", 3, "p", as(Role.PAID_FROM, money("b")));
        TracedAct sale = story.answer(TraceThread.CUSTODY, Direction.FORWARD, card(7), 2).acts().stream()
                .filter(act -> act.kind() == ActKind.SALE)
                .findFirst()
                .orElseThrow();
        assertThat(sale.settledBy()).hasSize(2);

        assertThat(EntityActs.digest(List.of(sale))).hasSize(64);
    }
}
