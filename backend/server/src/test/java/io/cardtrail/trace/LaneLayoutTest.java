package io.cardtrail.trace;

import static io.cardtrail.trace.Story.account;
import static io.cardtrail.trace.Story.as;
import static io.cardtrail.trace.Story.card;
import static io.cardtrail.trace.Story.money;
import static io.cardtrail.trace.Story.phone;
import static io.cardtrail.trace.Story.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaneLayoutTest {
    private final Story story = new Story();

    private static String golden(LaneLayout layout) {
        StringBuilder text = new StringBuilder("width " + layout.width() + "\n");
        layout.lanes()
                .forEach(lane -> text.append(String.format(
                        Locale.ROOT,
                        "lane %d %s %s %s\n",
                        lane.index(),
                        lane.channel(),
                        AnswerText.of(lane.party()),
                        lane.title())));
        layout.marks()
                .forEach(mark -> text.append(String.format(
                        Locale.ROOT,
                        "mark %s lane %d x %.2f cards %d %s\n",
                        mark.act(),
                        mark.lane(),
                        mark.x(),
                        mark.cards(),
                        mark.acts())));
        layout.links()
                .forEach(link -> text.append(String.format(
                        Locale.ROOT,
                        "link %s > %s cards %d %s\n",
                        link.from(),
                        link.to(),
                        link.cards(),
                        link.style())));
        layout.gaps()
                .forEach(gap -> text.append(String.format(
                        Locale.ROOT,
                        "gap %s between %s and %s x %.2f lane %.1f\n",
                        gap.gaps(),
                        gap.from(),
                        gap.to(),
                        gap.x(),
                        gap.lane())));
        layout.ticks().forEach(tick -> text.append(String.format(Locale.ROOT, "tick %.2f %s\n", tick.x(), tick.at())));
        layout.breaks()
                .forEach(gap ->
                        text.append(String.format(Locale.ROOT, "break %.2f %s %s\n", gap.x(), gap.from(), gap.to())));
        return text.toString();
    }

    @Test
    void a_card_that_is_bought_resold_and_redeemed_after_a_long_wait() {
        story.act(
                ActKind.PAYMENT,
                "2026-03-02T02:00:20Z",
                "bank.csv",
                2,
                "P1",
                as(Role.PAID_FROM, money("stolen")),
                as(Role.PAID_TO, money("shop")));
        story.act(
                ActKind.SALE,
                "2026-03-02T02:00:00Z",
                "orders.csv",
                2,
                "P1",
                as(Role.OF_CARD, card(1)),
                as(Role.OF_CARD, card(2)),
                as(Role.SOLD_BY, account("shop")),
                as(Role.SOLD_TO, account("ring")));
        story.act(
                ActKind.SALE,
                "2026-03-02T03:00:00Z",
                "orders.csv",
                3,
                as(Role.OF_CARD, card(1)),
                as(Role.OF_CARD, card(2)),
                as(Role.SOLD_BY, account("ring")));
        story.act(
                ActKind.SALE,
                "2026-03-02T05:00:00Z",
                "orders.csv",
                4,
                as(Role.OF_CARD, card(1)),
                as(Role.SOLD_BY, account("dealer")));
        story.act(
                ActKind.SALE,
                "2026-03-02T05:00:05Z",
                "orders.csv",
                5,
                as(Role.OF_CARD, card(2)),
                as(Role.SOLD_BY, account("dealer")));
        story.act(
                ActKind.REDEMPTION,
                "2026-03-12T05:00:00Z",
                "recharges.csv",
                2,
                as(Role.OF_CARD, card(1)),
                as(Role.TO_PHONE, phone(1)));
        TraceAnswer answer = story.answer(TraceThread.CUSTODY, Direction.FORWARD, money("stolen"), 6);
        assertThat(golden(LaneLayout.of(answer))).isEqualTo("""
                width 1488.0
                lane 0 ONLINE_PLATFORM ACCOUNT:云卡网:shop 示例
                lane 1 PAYMENT_PROVIDER PAYMENT_ACCOUNT:WECHAT:shop 示例
                lane 2 ONLINE_PLATFORM ACCOUNT:云卡网:ring 示例
                lane 3 ONLINE_PLATFORM ACCOUNT:云卡网:dealer 示例
                lane 4 CARRIER - 示例
                mark orders.csv:2 lane 0 x 24.00 cards 2 [orders.csv:2]
                mark bank.csv:2 lane 1 x 26.58 cards 0 [bank.csv:2]
                mark orders.csv:3 lane 2 x 487.79 cards 2 [orders.csv:3]
                mark orders.csv:4 lane 3 x 1415.36 cards 2 [orders.csv:4, orders.csv:5]
                mark recharges.csv:2 lane 4 x 1464.00 cards 1 [recharges.csv:2]
                link orders.csv:2 > orders.csv:3 cards 2 SOLID
                link orders.csv:3 > orders.csv:4 cards 2 HATCHED
                link orders.csv:4 > recharges.csv:2 cards 1 SOLID
                link orders.csv:2 > bank.csv:2 cards 0 SOLID
                gap [0, 1] between orders.csv:3 and orders.csv:4 x 951.58 lane 2.5
                tick 24.00 2026-03-02T02:00:00Z
                tick 487.79 2026-03-02T03:00:00Z
                tick 951.57 2026-03-02T04:00:00Z
                tick 1415.36 2026-03-02T05:00:00Z
                break 1440.00 2026-03-02T05:00:05Z 2026-03-12T05:00:00Z
                """);
    }

    @Test
    void a_gap_before_a_first_act_stands_before_its_mark() {
        story.act(
                ActKind.SALE,
                "2026-03-02T02:00:00Z",
                "orders.csv",
                2,
                as(Role.OF_CARD, card(1)),
                as(Role.SOLD_BY, account("dealer")),
                as(Role.SOLD_TO, account("buyer")));
        story.act(
                ActKind.REDEMPTION,
                "2026-03-02T03:00:00Z",
                "recharges.csv",
                2,
                as(Role.OF_CARD, card(1)),
                as(Role.TO_PHONE, phone(1)));
        LaneLayout layout = LaneLayout.of(story.answer(TraceThread.CUSTODY, Direction.BACKWARD, phone(1), 6));
        assertThat(layout.gaps()).containsExactly(new LaneLayout.GapMark(List.of(0), null, "orders.csv:2", 8, 0));
        assertThat(layout.links()).extracting(LaneLayout.LaneLink::style).containsExactly(LaneLayout.LinkStyle.SOLID);
        assertThat(LaneLayout.of(story.answer(TraceThread.CUSTODY, Direction.BACKWARD, phone(1), 2))
                        .gaps())
                .as("no hop is left to look before it")
                .isEmpty();
    }

    @Test
    void money_hangs_together_in_time() {
        story.act(
                ActKind.PAYMENT,
                "2026-03-02T00:00:00Z",
                "a.csv",
                2,
                as(Role.PAID_FROM, money("a")),
                as(Role.PAID_TO, money("b")));
        story.act(
                ActKind.PAYMENT,
                "2026-03-02T01:00:00Z",
                "a.csv",
                3,
                as(Role.PAID_FROM, money("b")),
                as(Role.PAID_TO, money("c")));
        for (Direction direction : Direction.values()) {
            EntityRef start = direction == Direction.FORWARD ? money("a") : money("c");
            LaneLayout layout = LaneLayout.of(story.answer(TraceThread.MONEY, direction, start, 3));
            assertThat(layout.links())
                    .as(direction.name())
                    .containsExactly(new LaneLayout.LaneLink("a.csv:2", "a.csv:3", 0, LaneLayout.LinkStyle.SOLID));
        }
    }

    @Test
    void an_answer_without_acts_is_an_empty_drawing() {
        LaneLayout layout = LaneLayout.of(story.answer(TraceThread.CUSTODY, Direction.FORWARD, card(1), 3));
        assertThat(layout.lanes()).isEmpty();
        assertThat(layout.ticks()).isEmpty();
        assertThat(layout.width()).isPositive();
    }

    /** Somebody typed 1726. */
    @Test
    void a_wait_of_centuries_is_drawn_short_like_any_other() {
        story.act(ActKind.SALE, "1726-03-02T02:00:00Z", "orders.csv", 2, as(Role.OF_CARD, card(1)));
        story.act(ActKind.SALE, "2026-03-02T02:00:00Z", "orders.csv", 3, as(Role.OF_CARD, card(1)));
        story.act(ActKind.SALE, "2026-03-02T03:00:00Z", "orders.csv", 4, as(Role.OF_CARD, card(1)));
        TimeScale scale =
                TimeScale.of(story.acts().stream().map(SeenAct::at).sorted().toList());
        assertThat(scale.breaks()).singleElement().satisfies(wait -> {
            assertThat(wait.from()).isEqualTo("1726-03-02T02:00:00Z");
            assertThat(wait.to()).isEqualTo("2026-03-02T02:00:00Z");
        });
        assertThat(scale.x(Instant.parse("2026-03-02T03:00:00Z"))).isEqualTo(scale.width() - 24);
        assertThat(scale.ticks()).hasSizeLessThan(20);
        assertThat(LaneLayout.of(story.answer(TraceThread.CUSTODY, Direction.FORWARD, card(1), 3)))
                .satisfies(layout -> assertThat(layout.width()).isEqualTo(scale.width()));
    }

    /** The shape of the ring's story: 40 cards, 3 orders, 2 resales, a supply, 18 walk-in sales over two days, 26 recharges. */
    @Test
    void a_busy_story_stays_readable() {
        Instant begin = Instant.parse("2026-03-02T02:00:00Z");
        List<EntityRef> cards = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            cards.add(card(i));
            story.act(
                    ActKind.ISSUE,
                    "2026-03-01T00:00:00Z",
                    "pins.csv",
                    i + 1,
                    as(Role.OF_CARD, card(i)),
                    as(Role.HAS_PIN, pin(i)));
        }
        sale(begin, 2, cards.subList(0, 15), "shop");
        sale(begin.plus(Duration.ofMinutes(30)), 3, cards.subList(15, 30), "shop");
        sale(begin.plus(Duration.ofMinutes(60)), 4, cards.subList(30, 40), "shop");
        sale(begin.plus(Duration.ofDays(2)), 8, cards.subList(0, 20), "ring");
        sale(begin.plus(Duration.ofDays(2).plusMinutes(10)), 9, cards.subList(20, 30), "ring");
        sale(begin.plus(Duration.ofDays(3)), 10, cards.subList(0, 30), "dealer");
        for (int i = 0; i < 18; i++) {
            Duration open = Duration.ofHours(3).plusMinutes(70L * (i % 9));
            sale(begin.plus(Duration.ofDays(3 + i / 9)).plus(open), 20 + i, cards.subList(i, i + 1), "store");
        }
        for (int i = 1; i <= 26; i++) {
            Instant at = begin.plus(Duration.ofDays(10)).plus(Duration.ofMinutes(230L * i));
            story.act(
                    ActKind.REDEMPTION,
                    at.toString(),
                    "recharges.csv",
                    i + 1,
                    as(Role.OF_PIN, pin(i)),
                    as(Role.TO_PHONE, phone(i)));
        }
        TraceAnswer answer = story.answer(TraceThread.CUSTODY, Direction.FORWARD, account("buyer"), 9);
        LaneLayout drawn = LaneLayout.of(answer);
        assertThat(drawn.lanes()).hasSize(5);
        long walkIns = drawn.marks().stream()
                .filter(mark -> Integer.parseInt(mark.act().replaceAll(".*:", "")) >= 20
                        && mark.act().startsWith("orders"))
                .count();
        assertThat(walkIns).as("walk-in sales told apart").isBetween(12L, 18L);
        assertReadable(drawn, answer);
    }

    private void sale(Instant at, long line, List<EntityRef> cards, String seller) {
        List<Participant> roles = new ArrayList<>(List.of(as(Role.SOLD_BY, account(seller))));
        if (seller.equals("shop")) {
            roles.add(as(Role.SOLD_TO, account("buyer")));
        }
        cards.forEach(card -> roles.add(as(Role.OF_CARD, card)));
        story.act(ActKind.SALE, at.toString(), "orders.csv", line, roles.toArray(Participant[]::new));
    }

    private static void assertReadable(LaneLayout layout, TraceAnswer answer) {
        Set<String> drawn = new HashSet<>();
        layout.marks().forEach(mark -> drawn.addAll(mark.acts()));
        assertThat(drawn).hasSize(answer.acts().size());
        assertThat(layout.marks()).allSatisfy(mark -> {
            assertThat(mark.x()).isBetween(0.0, layout.width());
            assertThat(mark.lane()).isBetween(0, layout.lanes().size() - 1);
        });
        Set<String> marks = new HashSet<>();
        layout.marks().forEach(mark -> marks.add(mark.act()));
        assertThat(layout.links()).allSatisfy(link -> assertThat(marks).contains(link.from(), link.to()));
        assertThat(layout.ticks()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(layout.ticks()).hasSizeBetween(3, 16);
        assertThat(layout.breaks()).isNotEmpty();
    }
}
