package io.cardtrail.trace;

import io.cardtrail.graph.Reading;
import io.cardtrail.graph.index.ScopedIndex;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Role;
import io.cardtrail.trace.gap.Expected;
import io.cardtrail.trace.gap.Lots;
import io.cardtrail.trace.link.Linked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The acts of one reading, looked up in the index. Only what an answer tells is read from the record, and must be there as it was found. */
final class IndexedActs implements GrantedActs {
    private final Reading reading;
    private final ScopedIndex index;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, IndexedAct> seen = new HashMap<>();
    private final Set<String> met = new HashSet<>();
    private final ScopedActs beside;
    /** What the rules name → the acts that name it, ascending. */
    private final Map<EntityRef, int[]> named = new HashMap<>();

    private final Map<Integer, Set<EntityRef>> from = new HashMap<>();
    private final Map<Integer, Set<EntityRef>> to = new HashMap<>();
    private long worked;

    /** @param rules of the question that is asked of them */
    IndexedActs(Reading reading, ScopedIndex index, WayRules rules) {
        this.reading = reading;
        this.index = index;
        this.beside = new ScopedActs(reading, met);
        rules.named().forEach(entity -> named.put(entity, index.naming(entity, EnumSet.allOf(Role.class))));
    }

    /** {@return whether the index walks such a question; the frontier walks every one} */
    static boolean walks(TraceQuestion question) {
        return switch (question.thread()) {
            case CUSTODY, MONEY -> true;
            case LINK -> false;
        };
    }

    @Override
    public Map<EntityRef, NavigableSet<String>> naming(
            Collection<EntityRef> entities, Set<Role> roles, Set<ActKind> kinds) {
        Map<EntityRef, NavigableSet<String>> found = new TreeMap<>();
        long rows = 0;
        for (EntityRef entity : new HashSet<>(entities)) {
            int[] acts = index.naming(entity, roles);
            rows += acts.length;
            few(rows);
            for (int act : acts) {
                if (kinds.contains(index.kind(act))) {
                    found.computeIfAbsent(entity, e -> new TreeSet<>()).add(id(act));
                }
            }
        }
        found.values().forEach(this::meet);
        return found;
    }

    @Override
    public List<IndexedAct> acts(Collection<String> ids) {
        NavigableSet<String> wanted = new TreeSet<>(ids);
        few(wanted.stream().filter(id -> !seen.containsKey(id)).count());
        List<IndexedAct> acts = new ArrayList<>();
        for (String id : wanted) {
            Integer act = numbers.get(id);
            if (act != null) {
                acts.add(seen.computeIfAbsent(id, i -> view(i, act)));
            }
        }
        meet(wanted);
        return acts;
    }

    @Override
    public List<Onward> onward(Collection<State> frontier, Role leaving, Role reaching) {
        boolean forward = leaving == Role.PAID_FROM;
        List<Onward> onward = new ArrayList<>();
        Set<Long> rows = new HashSet<>();
        for (State state : frontier) {
            index.onward(state.account(), forward, state.from(), state.until(), (act, at, reached) -> {
                pays(act, forward).add(state.account());
                if (rows.add((long) act << 32 | (reached + 1))) {
                    few(rows.size());
                    EntityRef far = reached < 0 ? null : index.thing(reached);
                    if (far != null) {
                        pays(act, !forward).add(far);
                    }
                    onward.add(new Onward(id(act), at, far));
                }
            });
        }
        meet(onward.stream().map(Onward::payment).toList());
        return onward;
    }

    /** {@return what a walk found of the accounts that a payment leaves or reaches} */
    private Set<EntityRef> pays(int act, boolean leaves) {
        return index.kind(act) == ActKind.PAYMENT
                ? (leaves ? from : to).computeIfAbsent(act, a -> new TreeSet<>())
                : Set.of();
    }

    @Override
    public Map<String, NavigableSet<String>> settlingPayments(Collection<String> sales) {
        return settlements(sales, index::payments);
    }

    @Override
    public Map<String, NavigableSet<String>> settledSales(Collection<String> payments) {
        return settlements(payments, index::sales);
    }

    private Map<String, NavigableSet<String>> settlements(Collection<String> ids, IntFunction<int[]> others) {
        Map<String, NavigableSet<String>> found = new TreeMap<>();
        long rows = 0;
        for (String id : new TreeSet<>(ids)) {
            Integer act = numbers.get(id);
            int[] with = act == null ? new int[0] : others.apply(act);
            rows += with.length;
            few(rows);
            for (int other : with) {
                found.computeIfAbsent(id, i -> new TreeSet<>()).add(id(other));
            }
        }
        found.values().forEach(this::meet);
        return found;
    }

    @Override
    public NavigableSet<String> lots(Collection<Lots.Wanted> parties) {
        NavigableSet<String> found = new TreeSet<>();
        for (Lots.Wanted wanted : parties) {
            int[] lots = index.lots(
                    wanted.party(),
                    wanted.buyer() ? Role.SOLD_TO : Role.SOLD_BY,
                    EventTime.toNanos(wanted.after()),
                    EventTime.toNanos(wanted.before()));
            for (int lot : lots) {
                found.add(id(lot));
            }
            few(found.size());
        }
        meet(found);
        return found;
    }

    @Override
    public Set<Expected> delivered(Collection<Expected> expected) {
        Set<Expected> delivered = new HashSet<>();
        for (Expected each : new HashSet<>(expected)) {
            String holder = each.holder();
            if (holder != null && index.delivered(holder, each.record())) {
                delivered.add(each);
            }
        }
        return delivered;
    }

    /** {@return where money went: as many payments as may be told, in canonical order} */
    Walk money(TraceQuestion question, int most) {
        Money.requireStart(question.start().kind());
        ScopedIndex.Money walked = index.money(
                question.start(),
                question.direction() == Direction.FORWARD,
                question.maxHops(),
                most,
                new ScopedIndex.Guard() {
                    @Override
                    public void rows(int rows) {
                        few(rows);
                    }

                    @Override
                    public void met(int fresh) {
                        work(fresh);
                    }
                });
        few(walked.count());
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < walked.acts().length; i++) {
            String id = id(walked.acts()[i]);
            IndexedAct act = seen.computeIfAbsent(id, known -> view(known, Objects.requireNonNull(numbers.get(known))));
            steps.add(new Step(act, null, walked.depths()[i]));
        }
        return new Walk(
                steps,
                Map.of(),
                Map.of(),
                new TreeMap<>(),
                walked.usedAllHops(),
                walked.count() - steps.size(),
                Linked.NONE);
    }

    @Override
    public List<SeenAct> read(Collection<String> ids) {
        Map<String, SeenAct> read = new HashMap<>();
        if (ids.isEmpty()) {
            return List.of();
        }
        ScopedActs.read(reading, Set.copyOf(ids)).forEach(act -> read.put(act.id(), act));
        List<SeenAct> acts = new ArrayList<>();
        for (String id : new TreeSet<>(ids)) {
            SeenAct act = read.get(id);
            IndexedAct found = seen.get(id);
            if (act == null || found == null || !found.agrees(act)) {
                throw new IndexDisagrees();
            }
            acts.add(act);
        }
        return acts;
    }

    @Override
    public ScopedActs beside() {
        return beside;
    }

    /** Takes back what was counted: another works the answer out. */
    void giveUp() {
        reading.worked(-worked);
        index.disagrees();
    }

    private IndexedAct view(String id, int act) {
        return new IndexedAct(
                id,
                index.kind(act),
                EventTime.ofNanos(index.at(act)),
                index.place(act),
                index.named(act, EntityKind.CARD, SeenAct.CARD_ROLES),
                index.named(act, EntityKind.PIN, SeenAct.PIN_ROLES),
                index.holder(act),
                named.entrySet().stream()
                        .filter(rule -> Arrays.binarySearch(rule.getValue(), act) >= 0)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()),
                pays(act, true),
                pays(act, false));
    }

    private String id(int act) {
        String id = index.id(act);
        numbers.put(id, act);
        return id;
    }

    private static void few(long rows) {
        if (rows > MAX_ROWS) {
            throw ScopedActs.tooMany();
        }
    }

    private void meet(Collection<String> ids) {
        long fresh = ids.stream().filter(numbers::containsKey).filter(met::add).count();
        if (fresh > 0) {
            work(fresh);
        }
    }

    private void work(long acts) {
        worked += acts;
        reading.worked(acts);
    }
}
