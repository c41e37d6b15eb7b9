package io.cardtrail.graph.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Role;
import io.cardtrail.model.Sha256;
import io.cardtrail.warrant.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Slates are lent to walks, many at once, and whoever walks with one finds what it would find without. */
class SlatesTest {
    private static final int ACCOUNTS = 300;
    private static final int PAYMENTS = 4_000;
    private static final String SAID = Scope.pair(ActKind.PAYMENT, Channel.PAYMENT_PROVIDER);
    private static final Snapshot INDEX = index();
    private static final ScopedIndex.Owner NOBODY = new ScopedIndex.Owner() {
        @Override
        public void disagrees(Snapshot wrong) {}

        @Override
        public void answered() {}
    };

    private static Snapshot index() {
        SplittableRandom random = new SplittableRandom(11);
        Batches.BatchOf batch = new Batches.BatchOf("b", "f.csv", "d", 1);
        Origins.Origin origin = new Origins.Origin(ActKind.PAYMENT, Channel.PAYMENT_PROVIDER, "holder", SAID);
        List<IndexedRow> rows = new ArrayList<>();
        for (int i = 0; i < PAYMENTS; i++) {
            List<IndexedRow.Tie> ties = new ArrayList<>();
            ties.add(new IndexedRow.Tie(Role.PAID_FROM, account(random.nextInt(ACCOUNTS))));
            for (int to = random.nextInt(20) == 0 ? 2 : 1; to > 0; to--) {
                ties.add(new IndexedRow.Tie(Role.PAID_TO, account(random.nextInt(ACCOUNTS))));
            }
            rows.add(new IndexedRow(
                    Sha256.hex("payment " + i),
                    random.nextInt(100_000),
                    1,
                    List.of(new IndexedRow.Source(batch, i + 2)),
                    new IndexedRow.Said(origin, ties, List.of(), List.of())));
        }
        IndexBuild build = new IndexBuild(Long.MAX_VALUE);
        build.add(rows);
        return build.publish(1, 0, 1);
    }

    private static EntityRef account(int number) {
        return new EntityRef(EntityKind.PAYMENT_ACCOUNT, "A:" + number);
    }

    /** @param between what is done between two layers */
    private static String walk(Slates slates, int start, Runnable between) {
        Scope scope = new Scope(
                Set.of(SAID),
                Set.of(
                        Scope.pair(Role.PAID_FROM, Channel.PAYMENT_PROVIDER),
                        Scope.pair(Role.PAID_TO, Channel.PAYMENT_PROVIDER)),
                null,
                new Interval(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)));
        ScopedIndex.Money money = new ScopedIndex(NOBODY, INDEX, slates, scope, 1)
                .money(account(start), start % 2 == 0, 4, 500, new ScopedIndex.Guard() {
                    @Override
                    public void rows(int rows) {}

                    @Override
                    public void met(int fresh) {
                        between.run();
                    }
                });
        return money.count() + " " + money.usedAllHops() + Arrays.toString(money.acts())
                + Arrays.toString(money.depths());
    }

    private static Slates none() {
        return new Slates(0, Long.MAX_VALUE);
    }

    private static void nothing() {}

    @Test
    void many_walks_at_once_find_what_each_finds_alone_on_no_more_slates_than_there_may_be() throws Exception {
        int walkers = 8;
        int most = 3;
        List<String> alone = IntStream.range(0, ACCOUNTS)
                .mapToObj(start -> walk(none(), start, SlatesTest::nothing))
                .toList();
        Slates slates = new Slates(most, Long.MAX_VALUE);
        long one = bytesOfOne();
        // All are under way when any goes on, so all slates are lent and some walks find none.
        CyclicBarrier all =
                new CyclicBarrier(walkers, () -> assertThat(slates.bytes()).isEqualTo(most * one));
        try (ExecutorService threads = Executors.newFixedThreadPool(walkers)) {
            List<Future<Void>> done = new ArrayList<>();
            for (int walker = 0; walker < walkers; walker++) {
                int first = walker;
                Callable<Void> walks = () -> {
                    boolean[] met = {false};
                    String found = walk(slates, first, () -> {
                        if (!met[0]) {
                            met[0] = true;
                            await(all);
                        }
                    });
                    assertThat(found).isEqualTo(alone.get(first));
                    for (int i = 0; i < 3 * ACCOUNTS; i++) {
                        int start = (first * 37 + i) % ACCOUNTS;
                        assertThat(walk(
                                        slates,
                                        start,
                                        () -> assertThat(slates.bytes()).isLessThanOrEqualTo(most * one)))
                                .isEqualTo(alone.get(start));
                    }
                    return null;
                };
                done.add(threads.submit(walks));
            }
            for (Future<Void> each : done) {
                each.get();
            }
        }
        assertThat(slates.bytes()).isEqualTo(most * one);
    }

    private static void await(CyclicBarrier all) {
        try {
            all.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long bytesOfOne() {
        Slates slates = new Slates(1, Long.MAX_VALUE);
        walk(slates, 0, SlatesTest::nothing);
        return slates.bytes();
    }

    @Test
    void a_walk_that_is_stopped_leaves_nothing_on_its_slate() {
        Slates slates = new Slates(1, Long.MAX_VALUE);
        for (int start = 0; start < 50; start++) {
            int stopped = start;
            int[] layers = {0};
            assertThatThrownBy(() -> walk(slates, stopped, () -> {
                        if (++layers[0] > stopped % 3) {
                            throw new IllegalStateException("stopped");
                        }
                    }))
                    .hasMessage("stopped");
            assertThat(walk(slates, start + 1, SlatesTest::nothing))
                    .isEqualTo(walk(none(), start + 1, SlatesTest::nothing));
        }
        assertThat(slates.bytes()).isEqualTo(bytesOfOne());
    }

    @Test
    void slates_hold_no_more_than_there_is_room_for() {
        long one = bytesOfOne();
        Slates slates = new Slates(4, 2 * one + 1);
        Slate first = slates.lend(INDEX.things().size());
        Slate second = slates.lend(INDEX.things().size());
        Slate third = slates.lend(INDEX.things().size());
        assertThat(List.of(first.places() > 0, second.places() > 0, third.places() > 0))
                .containsExactly(true, true, false);
        assertThat(slates.bytes()).isEqualTo(2 * one);
        slates.back(first);
        slates.room(one);
        assertThat(slates.bytes()).as("one that nobody has is given up at once").isEqualTo(one);
        slates.room(one - 1);
        assertThat(slates.bytes()).as("the other is lent").isEqualTo(one);
        slates.back(second);
        slates.back(third);
        assertThat(slates.bytes()).as("and given up when it comes back").isZero();
        assertThat(walk(slates, 5, SlatesTest::nothing)).isEqualTo(walk(none(), 5, SlatesTest::nothing));
        slates.room(one);
        assertThat(slates.lend(INDEX.things().size()).places()).isPositive();
    }

    @Test
    void one_that_has_become_too_short_is_made_anew_and_counted_once() {
        Slates slates = new Slates(2, Long.MAX_VALUE);
        slates.back(slates.lend(100));
        Slate longer = slates.lend(100_000);
        assertThat(longer.places()).isGreaterThanOrEqualTo(100_000);
        assertThat(slates.bytes()).isEqualTo(Slate.bytes(longer.places()));
        slates.back(longer);
        assertThat(slates.lend(100)).isSameAs(longer);
    }

    @Test
    void what_grew_for_one_large_walk_is_not_kept() {
        int many = 200_000;
        Slate slate = Slate.of(many);
        slate.accounts().start(0, true);
        for (int i = 1; i < many; i++) {
            slate.accounts().reach(i, i);
            slate.runs().add(0, i, i + 1);
        }
        assertThat(slate.accounts().bytes()).isGreaterThan(Slate.KEPT);
        assertThat(slate.runs().bytes()).isGreaterThan(Slate.KEPT);
        slate.wipe();
        assertThat(slate.accounts().bytes()).isLessThanOrEqualTo(Slate.KEPT);
        assertThat(slate.runs().bytes()).isLessThanOrEqualTo(Slate.KEPT);
        slate.accounts().start(7, true);
        assertThat(slate.accounts().next()).isTrue();
        slate.accounts().reach(9, 3);
        assertThat(slate.accounts().next()).isTrue();
        assertThat(slate.accounts().frontier()).isEqualTo(1);
        assertThat(slate.accounts().account(0)).isEqualTo(9);
        assertThat(slate.accounts().until(0)).as("reached for the first time").isEqualTo(Long.MAX_VALUE);
    }
}
