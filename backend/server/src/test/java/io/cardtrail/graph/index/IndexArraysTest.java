package io.cardtrail.graph.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import io.cardtrail.warrant.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The arrays against plain maps, while batches come and go. {@code -Dindex.seed} repeats a run, {@code -Dindex.worlds} says how many. */
class IndexArraysTest {
    private static final int WORLDS = Integer.getInteger("index.worlds", 300);
    /** One slate for all walks that take one, so that whatever a walk left on it would be noticed; others have none to take. */
    private static final Slates ONE = new Slates(1, Long.MAX_VALUE);

    private static final Slates NONE = new Slates(0, Long.MAX_VALUE);
    private static final ScopedIndex.Owner NOBODY = new ScopedIndex.Owner() {
        @Override
        public void disagrees(Snapshot wrong) {}

        @Override
        public void answered() {}
    };

    @Test
    void the_arrays_say_what_plain_maps_say_whatever_was_imported_and_withdrawn() {
        long seed = Long.getLong("index.seed", new SplittableRandom().nextLong());
        System.out.println("arrays: -Dindex.seed=" + seed + " -Dindex.worlds=" + WORLDS);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < WORLDS; i++) {
            world(random.split(), "seed " + seed + " world " + i);
        }
    }

    private static void world(SplittableRandom random, String what) {
        PlainActs plain = new PlainActs(random);
        // So little stays apart that the parts are put together now and then.
        IndexBuild build = new IndexBuild(Long.MAX_VALUE, random.nextInt(60));
        Snapshot old = null;
        Map<String, String> before = new TreeMap<>();
        long done = 0;
        for (int step = 0; step < 6; step++) {
            int batches = random.nextInt(5);
            for (int i = 0; i < batches; i++) {
                plain.batch();
            }
            if (random.nextInt(3) == 0 && plain.seq > 0) {
                Set<String> keys = Set.of("batch " + (1 + random.nextLong(plain.seq)));
                Set<String> said = build.saidBy(keys);
                keys.forEach(plain::withdraw);
                build.forget(said);
                build.add(plain.recordedAgain(said, done));
            }
            while (done < plain.seq) {
                long next = Math.min(plain.seq, done + 1 + random.nextInt(3));
                build.add(plain.recorded(done, next));
                done = next;
            }
            Snapshot index = build.publish(done, step, 1);
            for (int i = 0; i < 4; i++) {
                Scope scope = plain.scope();
                long asOf = random.nextBoolean() ? done : random.nextLong(done + 1);
                compare(plain, index, scope, asOf, random, what);
            }
            if (old != null) {
                assertThat(everything(old))
                        .as("%s: what was published stays as it was", what)
                        .isEqualTo(before);
            }
            old = index;
            before = everything(index);
        }
    }

    private static Map<String, String> everything(Snapshot index) {
        Map<String, String> all = new TreeMap<>();
        for (int act = 0; act < index.acts(); act++) {
            if (!index.dead(act)) {
                all.put(index.ids().get(act), index.at()[act] + " " + index.origin()[index.origins()[act]]);
            }
        }
        for (int thing = 0; thing < index.things().size(); thing++) {
            EntityRef ref = index.things().get(thing);
            assertThat(index.things().find(ref)).isEqualTo(thing);
            all.put(ref.kind() + ref.key(), String.valueOf(thing));
        }
        return all;
    }

    private static void compare(
            PlainActs plain, Snapshot index, Scope scope, long asOf, SplittableRandom random, String what) {
        ScopedIndex scoped = new ScopedIndex(NOBODY, index, random.nextBoolean() ? ONE : NONE, scope, asOf);
        Map<String, PlainActs.Act> visible = plain.visible(scope, asOf);
        Map<String, Integer> numbers = new HashMap<>();
        for (int act = 0; act < index.acts(); act++) {
            if (!index.dead(act)) {
                assertThat(numbers.put(scoped.id(act), act)).isNull();
            }
        }
        for (EntityKind kind : EntityKind.values()) {
            EntityRef thing = plain.thing(kind);
            Set<Role> roles = EnumSet.noneOf(Role.class);
            Arrays.stream(Role.values()).filter(role -> random.nextInt(3) != 0).forEach(roles::add);
            assertThat(ids(scoped, scoped.naming(thing, roles)))
                    .as("%s naming %s", what, kind)
                    .isEqualTo(visible.values().stream()
                            .filter(act -> roles.stream()
                                    .anyMatch(role ->
                                            PlainActs.named(scope, act, role).contains(thing)))
                            .map(PlainActs.Act::id)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        EntityRef buyer = plain.thing(EntityKind.PERSON);
        long after = random.nextInt(-1, PlainActs.TIMES);
        long before = after + random.nextInt(PlainActs.TIMES + 2);
        assertThat(ids(scoped, scoped.lots(buyer, Role.SOLD_TO, after, before)))
                .as("%s lots to %s between %d and %d", what, buyer, after, before)
                .isEqualTo(visible.values().stream()
                        .filter(act -> act.origin().kind() == ActKind.SALE && act.at() > after && act.at() < before)
                        .filter(act -> PlainActs.named(scope, act, Role.SOLD_TO).contains(buyer))
                        .filter(act -> PlainActs.named(scope, act, Role.OF_CARD).isEmpty()
                                && PlainActs.named(scope, act, Role.OF_PIN).isEmpty())
                        .map(PlainActs.Act::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
        for (String holder : List.of("甲", "乙", "丙")) {
            for (ActKind kind : ActKind.values()) {
                assertThat(scoped.delivered(holder, kind))
                        .as("%s %s of %s", what, kind, holder)
                        .isEqualTo(visible.values().stream()
                                .anyMatch(act -> act.origin().kind() == kind
                                        && act.origin().holder().equals(holder)));
            }
        }
        for (PlainActs.Act act : visible.values()) {
            int number = Objects.requireNonNull(numbers.get(act.id()));
            assertThat(scoped.kind(number)).isEqualTo(act.origin().kind());
            assertThat(scoped.at(number)).isEqualTo(act.at());
            assertThat(scoped.place(number)).as(what).isEqualTo(act.place(asOf));
            assertThat(scoped.named(number, EntityKind.PIN, EnumSet.of(Role.OF_PIN)))
                    .as(what)
                    .isEqualTo(PlainActs.named(scope, act, Role.OF_PIN));
            assertThat(scoped.named(number, EntityKind.CARD, EnumSet.of(Role.OF_CARD)))
                    .isEqualTo(PlainActs.named(scope, act, Role.OF_CARD));
        }
        for (PlainActs.Act act : plain.acts.values()) {
            Integer number = numbers.get(act.id());
            if (number == null) {
                continue;
            }
            assertThat(ids(scoped, scoped.payments(number)))
                    .as("%s payments", what)
                    .isEqualTo(payments(scope, visible, act));
            assertThat(ids(scoped, scoped.sales(number)))
                    .as("%s sales", what)
                    .isEqualTo(visible.values().stream()
                            .filter(sale -> payments(scope, visible, sale).contains(act.id()))
                            .map(PlainActs.Act::id)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        for (int i = 0; i < 3; i++) {
            money(plain, scoped, scope, visible, asOf, random, what);
        }
    }

    private static Set<String> payments(Scope scope, Map<String, PlainActs.Act> visible, PlainActs.Act sale) {
        return visible.containsKey(sale.id()) && PlainActs.granted(scope, sale, Role.SETTLED_BY)
                ? sale.payments().stream().filter(visible::containsKey).collect(Collectors.toCollection(TreeSet::new))
                : new TreeSet<>();
    }

    private static Set<String> ids(ScopedIndex scoped, int[] acts) {
        Set<String> ids = new TreeSet<>();
        for (int act : acts) {
            assertThat(ids.add(scoped.id(act))).isTrue();
        }
        return ids;
    }

    private static void money(
            PlainActs plain,
            ScopedIndex scoped,
            Scope scope,
            Map<String, PlainActs.Act> visible,
            long asOf,
            SplittableRandom random,
            String what) {
        EntityRef start = plain.thing(EntityKind.PAYMENT_ACCOUNT);
        boolean forward = random.nextBoolean();
        int hops = 1 + random.nextInt(5);
        Map<String, Integer> fewest = new HashMap<>();
        walk(scope, visible.values().stream().toList(), start, null, forward, 1, hops, fewest);
        List<String> expected = fewest.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparingLong(entry -> act(visible, entry.getKey()).at())
                        .thenComparing(entry -> act(visible, entry.getKey()).place(asOf)))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        int[] met = {0};
        int most = List.of(1, 3, 1 + random.nextInt(40), 1_000).get(random.nextInt(4));
        ScopedIndex.Money money = scoped.money(start, forward, hops, most, new ScopedIndex.Guard() {
            @Override
            public void rows(int rows) {}

            @Override
            public void met(int fresh) {
                met[0] += fresh;
            }
        });
        List<String> actual = new ArrayList<>();
        for (int i = 0; i < money.acts().length; i++) {
            actual.add(scoped.id(money.acts()[i]) + " " + money.depths()[i]);
        }
        assertThat(actual).as("%s money", what).isEqualTo(expected.subList(0, Math.min(most, expected.size())));
        assertThat(money.count()).isEqualTo(expected.size());
        assertThat(met[0]).as("what was permitted is counted once").isEqualTo(expected.size());
        assertThat(money.usedAllHops()).isEqualTo(fewest.containsValue(hops));
    }

    private static PlainActs.Act act(Map<String, PlainActs.Act> visible, String id) {
        return Objects.requireNonNull(visible.get(id));
    }

    /** Every walk. */
    private static void walk(
            Scope scope,
            List<PlainActs.Act> visible,
            EntityRef account,
            @Nullable Long last,
            boolean forward,
            int depth,
            int hops,
            Map<String, Integer> fewest) {
        for (PlainActs.Act act : visible) {
            boolean inTime = last == null || (forward ? act.at() > last : act.at() < last);
            if (depth <= hops
                    && inTime
                    && act.origin().kind() == ActKind.PAYMENT
                    && PlainActs.named(scope, act, forward ? Role.PAID_FROM : Role.PAID_TO)
                            .contains(account)) {
                fewest.merge(act.id(), depth, Math::min);
                for (EntityRef next : PlainActs.named(scope, act, forward ? Role.PAID_TO : Role.PAID_FROM)) {
                    if (next.kind() == EntityKind.PAYMENT_ACCOUNT) {
                        walk(scope, visible, next, act.at(), forward, depth + 1, hops, fewest);
                    }
                }
            }
        }
    }

    @Test
    void sorting_places_is_stable_and_in_order() {
        SplittableRandom random = new SplittableRandom(5);
        for (int size : new int[] {0, 1, 24, 25, 1_000, 5_000}) {
            int[] keys = random.ints(size, 0, 50).toArray();
            int[] places = Order.places(size);
            Order.sort(places, 0, size, new int[size], (one, other) -> keys[one] < keys[other]);
            assertThat(Arrays.stream(places).boxed().toList())
                    .isEqualTo(Arrays.stream(Order.places(size))
                            .boxed()
                            .sorted(Comparator.comparingInt(place -> keys[place]))
                            .toList());
        }
    }

    @Test
    void more_than_it_may_hold_is_refused_while_it_is_made() {
        PlainActs plain = new PlainActs(new SplittableRandom(3));
        for (int i = 0; i < 50; i++) {
            plain.batch();
        }
        assertThatThrownBy(() -> new IndexBuild(1_000_000).add(plain.recorded(0, plain.seq)))
                .isInstanceOf(DoesNotFit.class)
                .hasMessageContaining("cardtrail.trace.index.max-bytes");
        new IndexBuild(50_000_000).add(plain.recorded(0, plain.seq));
    }

    @Test
    void an_act_that_is_tied_to_one_that_was_not_read_is_no_index() {
        PlainActs plain = new PlainActs(new SplittableRandom(4));
        while (plain.acts.values().stream().noneMatch(act -> !act.payments().isEmpty())) {
            plain.batch();
        }
        IndexBuild build = new IndexBuild(Long.MAX_VALUE);
        build.add(plain.recorded(0, plain.seq).stream()
                .filter(row -> row.said() == null || !row.said().origin().kind().equals(ActKind.PAYMENT))
                .toList());
        assertThatThrownBy(() -> build.publish(plain.seq, 0, 1)).isInstanceOf(Inconsistent.class);
    }
}
