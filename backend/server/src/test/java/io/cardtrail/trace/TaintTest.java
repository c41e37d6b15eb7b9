package io.cardtrail.trace;

import static io.cardtrail.trace.Story.as;
import static io.cardtrail.trace.Story.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.taint.Ending;
import io.cardtrail.trace.taint.Ending.Why;
import io.cardtrail.trace.taint.Taint;
import io.cardtrail.trace.taint.TaintAnswer;
import io.cardtrail.warrant.Grant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where the money of one payment went. */
class TaintTest {
    private static final EntityRef STOLEN = money("stolen");
    private static final EntityRef CLEAN = money("clean");
    private static final EntityRef POOL = money("pool");
    private static final EntityRef SHOP = money("shop");
    private static final EntityRef OTHER = money("other");

    private final Story story = new Story();

    @Test
    void what_came_first_is_paid_out_first() {
        paid(1, 100L, CLEAN, POOL);
        String stolen = paid(2, 50L, STOLEN, POOL);
        paid(3, 30L, CLEAN, POOL);
        paid(4, 80L, POOL, OTHER);
        String mixed = paid(5, 40L, POOL, SHOP);
        String rest = paid(6, 40L, POOL, OTHER);

        TaintAnswer answer = asked(stolen, 3);

        assertThat(carried(answer)).containsExactly(stolen + " 0 50", mixed + " 1 20", rest + " 1 30");
        assertThat(answer.endings()).containsExactly(new Ending(Why.HELD, OTHER, 30), new Ending(Why.HELD, SHOP, 20));
        assertThat(answer.overdrawn()).isEmpty();
        assertThat(answer.bounds().truncatedBy()).isEmpty();
    }

    @Test
    void nothing_is_paid_with_what_comes_at_the_same_time() {
        String stolen = paid(1, 50L, STOLEN, POOL);
        paid(1, 50L, POOL, SHOP);

        TaintAnswer answer = asked(stolen, 3);

        assertThat(carried(answer)).containsExactly(stolen + " 0 50");
        assertThat(answer.endings()).containsExactly(new Ending(Why.HELD, POOL, 50));
        assertThat(answer.overdrawn()).containsExactly(POOL);
    }

    @Test
    void an_account_that_pays_out_more_than_came_in_is_named_and_gives_no_more_than_it_got() {
        String stolen = paid(1, 50L, STOLEN, POOL);
        String more = paid(2, 70L, POOL, SHOP);
        paid(3, 60L, SHOP, OTHER);

        TaintAnswer answer = asked(stolen, 1);

        assertThat(carried(answer)).containsExactly(stolen + " 0 50", more + " 1 50");
        assertThat(answer.endings()).containsExactly(new Ending(Why.MAX_HOPS, SHOP, 50));
        assertThat(answer.overdrawn()).containsExactly(POOL);
        assertThat(answer.bounds().truncatedBy()).containsExactly(Bound.MAX_HOPS);
    }

    @Test
    void behind_a_sum_that_is_not_recorded_nobody_can_say() {
        String stolen = paid(1, 50L, STOLEN, POOL);
        String before = paid(2, 20L, POOL, SHOP);
        paid(3, null, POOL, OTHER);
        paid(4, 20L, POOL, SHOP);

        TaintAnswer answer = asked(stolen, 3);

        assertThat(carried(answer)).containsExactly(stolen + " 0 50", before + " 1 20");
        assertThat(answer.endings())
                .containsExactly(new Ending(Why.UNDECIDED, POOL, 30), new Ending(Why.HELD, SHOP, 20));
    }

    @Test
    void a_payment_that_several_accounts_share_is_not_divided() {
        String stolen =
                story.paid(time(1), 1, 50L, as(Role.PAID_FROM, STOLEN), as(Role.PAID_TO, POOL), as(Role.PAID_TO, SHOP));

        assertThat(asked(stolen, 3).endings()).containsExactly(new Ending(Why.UNDECIDED, null, 50));
    }

    @Test
    void the_sales_that_it_paid_for_are_told() {
        paid(1, 30L, CLEAN, POOL);
        String stolen = paid(2, 50L, STOLEN, POOL);
        String bought = paid(3, 40L, POOL, SHOP);
        String sale = story.act(
                ActKind.SALE,
                time(3),
                "orders.csv",
                1,
                "p3",
                as(Role.OF_CARD, Story.card(1)),
                as(Role.SOLD_TO, Story.account("买家")));

        TaintAnswer answer = asked(stolen, 3);

        assertThat(carried(answer)).containsExactly(stolen + " 0 50", bought + " 1 10");
        TracedAct told = answer.carried().get(1).settles().getFirst();
        assertThat(told.id()).isEqualTo(sale);
        assertThat(told.depth()).isEqualTo(1);
        assertThat(told.roles()).extracting(Participant::entity).contains(Story.card(1));
        assertThat(answer.bounds().acts()).isEqualTo(3);
    }

    @Test
    void a_cut_is_named_and_what_is_not_told_is_counted() {
        String stolen = paid(1, 50L, STOLEN, POOL);
        String first = paid(2, 20L, POOL, SHOP);
        paid(3, 20L, POOL, OTHER);

        TaintAnswer answer = asked(stolen, 3, 2);

        assertThat(carried(answer)).containsExactly(stolen + " 0 50", first + " 1 20");
        assertThat(answer.endings()).containsExactly(new Ending(Why.HELD, SHOP, 20), new Ending(Why.HELD, POOL, 10));
        assertThat(answer.untold()).isEqualTo(20);
        assertThat(answer.bounds().truncatedBy()).containsExactly(Bound.LIMIT);
        assertThat(answer.bounds().acts()).isEqualTo(2);
    }

    @Test
    void what_is_no_payment_or_has_no_sum_is_refused_with_what_to_do() {
        String sale = story.act(ActKind.SALE, time(1), "orders.csv", 1, as(Role.OF_CARD, Story.card(1)));
        String unknown = paid(2, null, STOLEN, POOL);

        assertThatThrownBy(() -> asked(sale, 3)).isInstanceOf(BadRequest.class).hasMessageContaining("SALE");
        assertThatThrownBy(() -> asked(unknown, 3))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("no amount");
        assertThatThrownBy(() -> asked(unknown, 3, 0))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("limit is 0");
        assertThat(new Taint(Differential.tracer()).of(reading(), "nothing:1", 3, 500))
                .isEmpty();
    }

    /** Few accounts, many payments, times that are often the same, sums that are now and then shared or unknown. */
    @Test
    void a_walk_finds_what_making_all_payments_one_after_another_finds() {
        long seed = Long.getLong("trace.seed", new SplittableRandom().nextLong());
        System.out.println("random taint: -Dtrace.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Set<Why> seen = EnumSet.noneOf(Why.class);
        int overdrawn = 0;
        int deep = 0;
        for (int graph = 0; graph < 2_000; graph++) {
            Story told = new Story();
            int payments = 6 + random.nextInt(60);
            boolean sure = random.nextInt(3) != 0;
            for (int line = 1; line <= payments; line++) {
                told.paid(
                        time(random.nextInt(payments)),
                        line,
                        !sure && random.nextInt(25) == 0 ? null : Long.valueOf(random.nextInt(20)),
                        roles(random, sure));
            }
            Reduced reduced = Reduced.to(Story.everything().scope(), told.acts());
            SeenAct first = reduced.acts().get(random.nextInt(payments));
            if (first.attributes().amount() == null) {
                continue;
            }
            int hops = random.nextInt(7);
            TaintAnswer answer = new Taint(Differential.tracer())
                    .of(new PlainReading(reduced, Story.everything()), first.id(), hops, 500)
                    .orElseThrow();
            assertThat(ReferenceTaint.of(answer))
                    .as("seed %d, graph %d, from %s, %d hops", seed, graph, first.id(), hops)
                    .isEqualTo(ReferenceTaint.of(reduced, first, hops));
            assertThat(answer.endings().stream().mapToLong(Ending::fen).sum()).isEqualTo(answer.fen());
            assertThat(answer.untold()).isZero();
            answer.endings().forEach(ending -> seen.add(ending.why()));
            overdrawn += answer.overdrawn().size();
            deep += answer.carried().stream().anyMatch(one -> depth(one) > 2) ? 1 : 0;
        }
        assertThat(seen).containsExactlyInAnyOrder(Why.values());
        assertThat(overdrawn).isPositive();
        assertThat(deep).isGreaterThan(20);
    }

    private static Participant[] roles(SplittableRandom random, boolean sure) {
        List<Participant> roles = new ArrayList<>();
        for (Role side : List.of(Role.PAID_FROM, Role.PAID_TO)) {
            int several = sure ? 1 : random.nextInt(30) == 0 ? 2 : 1;
            for (int i = 0; i < several; i++) {
                if (random.nextInt(10) != 0) {
                    roles.add(as(side, money("a" + random.nextInt(5))));
                }
            }
        }
        return roles.toArray(Participant[]::new);
    }

    private String paid(int second, @Nullable Long fen, EntityRef from, EntityRef to) {
        return story.paid(time(second), story.acts().size() + 1, fen, as(Role.PAID_FROM, from), as(Role.PAID_TO, to));
    }

    private static String time(int second) {
        return String.format(Locale.ROOT, "2026-03-02T10:%02d:%02dZ", second / 60, second % 60);
    }

    private PlainReading reading() {
        Grant grant = Story.everything();
        return new PlainReading(Reduced.to(grant.scope(), story.acts()), grant);
    }

    private TaintAnswer asked(String payment, int hops) {
        return asked(payment, hops, 500);
    }

    private TaintAnswer asked(String payment, int hops, int limit) {
        return new Taint(Differential.tracer())
                .of(reading(), payment, hops, limit)
                .orElseThrow();
    }

    private static int depth(TaintAnswer.Carried one) {
        Integer depth = one.payment().depth();
        return depth == null ? -1 : depth;
    }

    private static List<String> carried(TaintAnswer answer) {
        return answer.carried().stream()
                .map(one -> one.payment().id() + " " + depth(one) + " " + one.fen())
                .toList();
    }
}
