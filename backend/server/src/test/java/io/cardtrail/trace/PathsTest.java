package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.path.Paths;
import io.cardtrail.trace.path.PathsAnswer;
import io.cardtrail.trace.path.RankedPath;
import io.cardtrail.warrant.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ways between two subjects: what is counted, what is ranked first, and what speaks against. */
class PathsTest {
    private static final EntityRef THIEF = Story.money("thief");
    private static final EntityRef PHONE = Story.phone(1);
    private static final Paths PATHS = new Paths(Differential.tracer());

    private static PathsAnswer find(Story story, TraceThread thread, EntityRef from, EntityRef to, int most) {
        Grant grant = Story.everything();
        TraceQuestion question = new TraceQuestion(thread, Direction.FORWARD, from, 6, 500, WayRules.NONE.reaching(to));
        return PATHS.find(new PlainReading(Reduced.to(grant.scope(), story.acts()), grant), question, most);
    }

    private static Participant as(Role role, EntityRef entity) {
        return Story.as(role, entity);
    }

    /** A card bought with a payment of the thief's, sold on, and redeemed onto a phone. */
    private static void card(Story story, int number, long line, boolean bought, EntityRef phone) {
        EntityRef card = Story.card(number);
        EntityRef reseller = Story.account("reseller");
        if (bought) {
            story.act(
                    ActKind.PAYMENT, "2026-03-01T10:00:00Z", "bank.csv", line, "P" + number, as(Role.PAID_FROM, THIEF));
        }
        story.act(
                ActKind.SALE,
                "2026-03-01T10:01:00Z",
                "orders.csv",
                line,
                "P" + number,
                as(Role.OF_CARD, card),
                as(Role.SOLD_TO, reseller));
        story.act(
                ActKind.REDEMPTION,
                "2026-03-02T10:00:00Z",
                "recharges.csv",
                line,
                as(Role.OF_CARD, card),
                as(Role.TO_PHONE, phone));
    }

    @Test
    void every_card_that_reaches_the_end_is_a_way_and_other_cards_that_reach_it_are_other_sources() {
        Story story = new Story();
        card(story, 1, 2, true, PHONE);
        card(story, 2, 3, true, PHONE);
        card(story, 3, 4, true, Story.phone(2));
        card(story, 4, 5, false, PHONE);

        PathsAnswer answer = find(story, TraceThread.CUSTODY, THIEF, PHONE, 1);

        assertThat(Story.depths(answer.subgraph()))
                .containsExactly(
                        "bank.csv:2/1",
                        "bank.csv:3/1",
                        "orders.csv:2/1",
                        "orders.csv:3/1",
                        "recharges.csv:2/2",
                        "recharges.csv:3/2");
        assertThat(answer.best()).hasSize(1);
        assertThat(answer.best().getFirst().acts()).containsExactly("orders.csv:2", "recharges.csv:2");
        assertThat(answer.count()).isEqualTo(2);
        assertThat(answer.more()).isEqualTo(1);
        assertThat(Story.depths(Objects.requireNonNull(answer.others())))
                .containsExactly("recharges.csv:5/1", "orders.csv:5/2");
    }

    @Test
    void a_way_that_another_holder_confirms_comes_before_a_shorter_one_that_none_does() {
        Story story = new Story();
        EntityRef buyer = Story.account("buyer");
        EntityRef second = Story.account("second");
        for (int number = 1; number <= 2; number++) {
            EntityRef card = Story.card(number);
            story.act(
                    ActKind.SALE,
                    "2026-03-01T10:0" + number + ":00Z",
                    "orders.csv",
                    number,
                    "P" + number,
                    as(Role.OF_CARD, card),
                    as(Role.SOLD_TO, buyer));
            if (number == 2) {
                story.act(ActKind.VERIFICATION, "2026-03-01T11:00:00Z", "checks.csv", 1, as(Role.OF_CARD, card));
            }
            story.act(
                    ActKind.SALE,
                    "2026-03-01T12:0" + number + ":00Z",
                    "orders.csv",
                    10 + number,
                    as(Role.OF_CARD, card),
                    as(Role.SOLD_BY, buyer),
                    as(Role.SOLD_TO, second));
        }
        // The payment stands in another holder's records.
        story.act("银行", ActKind.PAYMENT, "2026-03-01T10:02:00Z", "bank.csv", 1, "P2", as(Role.PAID_FROM, THIEF));

        PathsAnswer answer = find(story, TraceThread.CUSTODY, buyer, second, 5);

        assertThat(answer.best().stream().map(RankedPath::card)).containsExactly(Story.card(2), Story.card(1));
        assertThat(answer.best().stream().map(RankedPath::corroborated)).containsExactly(1, 0);
        assertThat(answer.best().stream().map(RankedPath::length)).containsExactly(3, 2);
        assertThat(answer.more()).isZero();
    }

    @Test
    void the_records_of_the_grant_are_for_the_ways_and_the_other_sources_together() {
        Story story = new Story();
        card(story, 1, 2, true, PHONE);
        card(story, 4, 5, false, PHONE);
        Grant grant = io.cardtrail.warrant.Grants.of(Story.everything().scope(), 6, 4);
        TraceQuestion question =
                new TraceQuestion(TraceThread.CUSTODY, Direction.FORWARD, THIEF, 6, 500, WayRules.NONE.reaching(PHONE));

        PathsAnswer answer = PATHS.find(new PlainReading(Reduced.to(grant.scope(), story.acts()), grant), question, 5);

        assertThat(answer.subgraph().acts()).hasSize(3);
        assertThat(Story.depths(Objects.requireNonNull(answer.others()))).containsExactly("recharges.csv:5/1");
        assertThat(answer.others().bounds().truncatedBy()).containsExactly(Bound.MAX_RECORDS);
    }

    private static PathsAnswer money(Story story, int maxHops, WayRules rules) {
        Grant grant = Story.everything();
        TraceQuestion question =
                new TraceQuestion(TraceThread.MONEY, Direction.FORWARD, Story.money("S"), maxHops, 500, rules);
        return PATHS.find(new PlainReading(Reduced.to(grant.scope(), story.acts()), grant), question, 20);
    }

    private static Story paid(String... ways) {
        Story story = new Story();
        for (int i = 0; i < ways.length; i++) {
            story.act(
                    ActKind.PAYMENT,
                    "2026-03-01T10:00:" + (10 + i) + "Z",
                    "bank.csv",
                    i + 1,
                    as(Role.PAID_FROM, Story.money(ways[i].substring(0, 1))),
                    as(Role.PAID_TO, Story.money(ways[i].substring(1))));
        }
        return story;
    }

    /** From S back to S and over the same payment to T: every such way is tried in vain, and there are 10 times 10 times 10 of them. */
    @Test
    @Timeout(60)
    void ways_that_pass_payments_twice_are_tried_only_so_often() {
        List<String> ways = new ArrayList<>(List.of("SD", "DT", "DB", "BS"));
        for (int i = 0; i < 10; i++) {
            ways.add("BC");
            ways.add("CB");
        }
        WayRules rules = new WayRules(null, Map.of("示例", Duration.ofMinutes(1)), List.of(), Set.of(), Story.money("T"));
        Story story = paid(ways.toArray(String[]::new));
        assertThatExceptionOfType(TooMuchWork.class)
                .isThrownBy(() -> money(story, 30, rules))
                .withMessageContaining("narrow the window");
        assertThat(money(story, 4, rules).best().getFirst().acts()).containsExactly("bank.csv:1", "bank.csv:2");
    }

    @Test
    void hops_that_no_way_can_use_cost_nothing() {
        PathsAnswer answer = money(paid("SD", "DB", "BT", "DT"), 100_000_000, WayRules.NONE.reaching(Story.money("T")));
        assertThat(answer.count()).isEqualTo(2);
        assertThat(answer.best()).hasSize(2);
    }

    @Test
    @Timeout(60)
    void ways_over_too_many_states_are_refused() {
        WayRules rules = new WayRules(null, Map.of("示例", Duration.ofMinutes(1)), List.of(), Set.of(), Story.money("T"));
        assertThatExceptionOfType(TooMuchWork.class)
                .isThrownBy(() -> money(paid("SD", "DS", "DT", "SD", "DS", "DT", "SD", "DS"), 100_000_000, rules))
                .withMessageContaining("states");
    }

    @Test
    void ways_of_money_are_counted_and_ranked_as_a_plain_walk_finds_them() {
        long seed = Long.getLong("trace.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        int several = 0;
        for (int i = 0; i < 1_000; i++) {
            Story story = new Story();
            for (int line = 1; line <= 12; line++) {
                story.act(
                        ActKind.PAYMENT,
                        "2026-03-01T1" + random.nextInt(8) + ":00:00Z",
                        "bank.csv",
                        line,
                        as(Role.PAID_FROM, Story.money("m" + random.nextInt(3))),
                        as(Role.PAID_TO, Story.money("m" + random.nextInt(3))),
                        as(Role.PAID_TO, Story.money("m" + random.nextInt(9))));
            }
            Grant grant = Story.everything();
            Reduced reduced = Reduced.to(grant.scope(), story.acts());
            EntityRef from = Story.money("m" + random.nextInt(3));
            EntityRef to = Story.money("m" + random.nextInt(3));
            TraceQuestion question = new TraceQuestion(
                    TraceThread.MONEY,
                    Direction.FORWARD,
                    from,
                    1 + random.nextInt(4),
                    20_000,
                    WayRules.NONE.reaching(to));
            List<List<SeenAct>> walks = new ArrayList<>();
            walks(reduced, from, to, new ArrayList<>(), question.maxHops(), walks);

            PathsAnswer answer = PATHS.find(new PlainReading(reduced, grant), question, 3);

            String what = "seed " + seed + ", graph " + i;
            assertThat(answer.count()).as(what).isEqualTo(walks.size());
            Set<String> told =
                    answer.subgraph().acts().stream().map(TracedAct::id).collect(Collectors.toSet());
            Set<List<String>> all = walks.stream()
                    .map(walk -> walk.stream().map(SeenAct::id).toList())
                    .collect(Collectors.toSet());
            for (RankedPath path : answer.best()) {
                assertThat(all).as(what).contains(path.acts());
                assertThat(told).as(what).containsAll(path.acts());
            }
            assertThat(answer.best().stream().map(RankedPath::length))
                    .as(what)
                    .containsExactlyElementsOf(
                            walks.stream().map(List::size).sorted().limit(3).toList());
            Set<String> others = Objects.requireNonNull(answer.others()).acts().stream()
                    .map(TracedAct::id)
                    .collect(Collectors.toSet());
            assertThat(Collections.disjoint(others, told)).as(what).isTrue();
            several += walks.size() > 3 ? 1 : 0;
        }
        assertThat(several).isGreaterThan(200);
    }

    private static void walks(
            Reduced data, EntityRef at, EntityRef to, List<SeenAct> walked, int left, List<List<SeenAct>> found) {
        if (left == 0) {
            return;
        }
        for (SeenAct payment : data.acts()) {
            if (payment.kind() == ActKind.PAYMENT
                    && named(payment, Role.PAID_FROM).contains(at)
                    && (walked.isEmpty()
                            || payment.at().isAfter(walked.getLast().at()))) {
                walked.add(payment);
                Set<EntityRef> reached = named(payment, Role.PAID_TO);
                if (reached.contains(to)) {
                    found.add(List.copyOf(walked));
                }
                // A payment to two accounts goes on from both, and is one walk all the same.
                Set<List<SeenAct>> once = new HashSet<>();
                for (EntityRef next : reached) {
                    List<List<SeenAct>> further = new ArrayList<>();
                    walks(data, next, to, walked, left - 1, further);
                    once.addAll(further);
                }
                found.addAll(once);
                walked.removeLast();
            }
        }
    }

    private static Set<EntityRef> named(SeenAct act, Role role) {
        return act.roles().stream()
                .filter(p -> p.role() == role)
                .map(Participant::entity)
                .collect(Collectors.toSet());
    }
}
