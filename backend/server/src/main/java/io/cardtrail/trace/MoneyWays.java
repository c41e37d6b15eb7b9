package io.cardtrail.trace;

import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ways of money over payments that are known already, by all a question asks of a way. A state is a payment and how many waypoints
 * were passed by the time it was made: where a way can go from there depends on nothing else.
 */
public final class MoneyWays {
    /** Pairs of payments of which one may follow the other; past it the whole answer is refused. */
    static final int MOST_PAIRS = 5_000_000;

    /** States of which it is kept how many ways go on, by number of further payments; past it the whole answer is refused. */
    static final long MOST_STATES = 10_000_000;

    /** Payments looked at for the shortest ways, where many pass one twice; past it the whole answer is refused. */
    private static final int MOST_TRIES = 10_000_000;

    private static final int NEVER = Integer.MAX_VALUE;

    private final List<ActView> payments;
    private final TraceQuestion question;
    private final WayRules rules;
    private final boolean forward;
    private final int stages;
    private final int[][] next;
    private final List<Integer> first;
    private final int[][] from;
    private final int[][] onward;
    /** By number of further payments, payment and stage; null until it is asked for. */
    private @Nullable List<long[]> further;

    private int tries;

    /**
     * Ways over these payments.
     *
     * @param payments all that could be on a way, and perhaps more
     */
    public MoneyWays(Collection<? extends ActView> payments, TraceQuestion question) {
        this.question = question;
        this.rules = question.rules();
        this.forward = question.direction() == Direction.FORWARD;
        this.payments = payments.stream()
                .<ActView>map(act -> act)
                .filter(act -> !rules.shuns(act))
                .sorted(ActView.IN_TIME.thenComparing(ActView::id))
                .toList();
        this.stages = rules.via().size() + 1;
        Map<EntityRef, List<Integer>> leaving = leaving();
        this.first = leaving.getOrDefault(question.start(), List.of());
        this.next = next(leaving);
        this.from = new int[this.payments.size()][stages];
        this.onward = new int[this.payments.size()][stages];
        walk();
        goOn();
    }

    /** {@return the payments on ways that end as asked within the hops, by id, with the fewest payments up to each} */
    public Map<String, Integer> depths() {
        Map<String, Integer> depths = new TreeMap<>();
        for (int p = 0; p < payments.size(); p++) {
            for (int stage = 0; stage < stages; stage++) {
                if (on(p, stage)) {
                    depths.merge(payments.get(p).id(), from[p][stage], Math::min);
                }
            }
        }
        return depths;
    }

    /**
     * {@return how many ways there are within the hops; {@link Long#MAX_VALUE} stands for that many or more}
     *
     * @throws TooMuchWork if too many states lead on over too many payments
     */
    public long count() {
        long all = 0;
        for (long[] ways : further()) {
            for (int p : first) {
                all = sum(all, ways[state(p, passing(0, p))]);
            }
        }
        return all;
    }

    /**
     * {@return the ways of the fewest payments, of equally many those that go on earlier; none meets a payment twice}
     *
     * @throws TooMuchWork as {@link #count}, and if too many ways meet a payment twice
     */
    public List<List<ActView>> shortest(int most) {
        List<long[]> ways = further();
        List<List<ActView>> found = new ArrayList<>();
        for (int further = 0; further < ways.size() && found.size() < most; further++) {
            for (int p : first) {
                extend(ways, new ArrayList<>(List.of(p)), passing(0, p), further, most, found);
            }
        }
        return found;
    }

    private void extend(
            List<long[]> ways, List<Integer> way, int stage, int further, int most, List<List<ActView>> found) {
        int last = way.getLast();
        if (found.size() >= most || ways.get(further)[state(last, stage)] == 0) {
            return;
        }
        if (further == 0) {
            found.add(way.stream().map(payments::get).toList());
            return;
        }
        for (int q : next[last]) {
            if (++tries > MOST_TRIES) {
                throw new TooMuchWork(
                        "the ways pass too many payments twice; narrow the window, the hops or clockSkew");
            }
            // Only clocks that may be wrong let a payment come twice.
            if (!way.contains(q)) {
                way.add(q);
                extend(ways, way, passing(stage, q), further - 1, most, found);
                way.removeLast();
            }
        }
    }

    /**
     * {@return by number of further payments, payment and stage: how many ways go on to an end with exactly so many} It ends where
     * none goes on any more, however many hops are left.
     */
    private List<long[]> further() {
        List<long[]> known = further;
        if (known != null) {
            return known;
        }
        List<long[]> all = new ArrayList<>();
        boolean any = !payments.isEmpty();
        while (any && all.size() < question.maxHops()) {
            if ((all.size() + 1L) * payments.size() * stages > MOST_STATES) {
                throw new TooMuchWork("the ways lead over more than " + MOST_STATES
                        + " states of hops, payments and waypoints; narrow the window, the hops or clockSkew");
            }
            long[] ways = all.isEmpty() ? ends() : before(all.getLast());
            any = Arrays.stream(ways).anyMatch(more -> more > 0);
            all.add(ways);
        }
        further = all;
        return all;
    }

    private int state(int p, int stage) {
        return p * stages + stage;
    }

    private long[] ends() {
        long[] ways = new long[payments.size() * stages];
        for (int p = 0; p < payments.size(); p++) {
            ways[state(p, stages - 1)] = ends(p) ? 1 : 0;
        }
        return ways;
    }

    /** One payment more than these have. */
    private long[] before(long[] fewer) {
        long[] ways = new long[fewer.length];
        for (int p = 0; p < payments.size(); p++) {
            for (int stage = 0; stage < stages; stage++) {
                for (int q : next[p]) {
                    ways[state(p, stage)] = sum(ways[state(p, stage)], fewer[state(q, passing(stage, q))]);
                }
            }
        }
        return ways;
    }

    private static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private boolean on(int p, int stage) {
        return from[p][stage] != NEVER
                && onward[p][stage] != NEVER
                && from[p][stage] + onward[p][stage] <= question.maxHops();
    }

    private Map<EntityRef, List<Integer>> leaving() {
        Map<EntityRef, List<Integer>> leaving = new HashMap<>();
        for (int p = 0; p < payments.size(); p++) {
            for (EntityRef account : accounts(p, forward ? Role.PAID_FROM : Role.PAID_TO)) {
                leaving.computeIfAbsent(account, a -> new ArrayList<>()).add(p);
            }
        }
        return leaving;
    }

    private Set<EntityRef> accounts(int p, Role role) {
        return payments.get(p).accounts(role);
    }

    private int[][] next(Map<EntityRef, List<Integer>> leaving) {
        int[][] all = new int[payments.size()][];
        long pairs = 0;
        for (int p = 0; p < payments.size(); p++) {
            Set<Integer> found = new HashSet<>();
            for (EntityRef account : accounts(p, forward ? Role.PAID_TO : Role.PAID_FROM)) {
                for (int q : near(leaving.getOrDefault(account, List.of()), payments.get(p))) {
                    if (q != p && follows(p, q)) {
                        found.add(q);
                    }
                }
            }
            pairs += found.size();
            if (pairs > MOST_PAIRS) {
                throw new TooMuchWork("more than " + MOST_PAIRS
                        + " pairs of payments may follow one another; narrow the" + " window, the hops or maxGap");
            }
            all[p] = found.stream().mapToInt(Integer::intValue).sorted().toArray();
        }
        return all;
    }

    /** {@return those of a list in time order that no bound rules out by time alone} */
    private List<Integer> near(List<Integer> inTime, ActView act) {
        Instant earliest = forward ? act.at().minus(rules.slack()) : rules.earliest(act.at());
        Instant latest = forward ? rules.latest(act.at()) : act.at().plus(rules.slack());
        int begin = place(inTime, earliest, false);
        return inTime.subList(begin, Math.max(begin, place(inTime, latest, true)));
    }

    /** {@return how many are before a time, or at it} */
    private int place(List<Integer> inTime, Instant time, boolean at) {
        int low = 0;
        int high = inTime.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = payments.get(inTime.get(middle)).at().compareTo(time);
            if (order < 0 || (at && order == 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean follows(int p, int q) {
        ActView act = payments.get(p);
        ActView other = payments.get(q);
        return (forward ? rules.mayFollow(act, other) : rules.mayFollow(other, act)) && rules.near(act, other);
    }

    private int passing(int passed, int p) {
        return rules.passing(passed, payments.get(p)::names);
    }

    private void walk() {
        for (int[] stage : from) {
            Arrays.fill(stage, NEVER);
        }
        List<int[]> layer = new ArrayList<>();
        first.forEach(p -> reach(p, passing(0, p), 1, layer));
        for (int depth = 2; depth <= question.maxHops() && !layer.isEmpty(); depth++) {
            List<int[]> before = List.copyOf(layer);
            layer.clear();
            for (int[] state : before) {
                for (int q : next[state[0]]) {
                    reach(q, passing(state[1], q), depth, layer);
                }
            }
        }
    }

    private void reach(int p, int stage, int depth, List<int[]> layer) {
        if (from[p][stage] == NEVER) {
            from[p][stage] = depth;
            layer.add(new int[] {p, stage});
        }
    }

    /** Fewest further payments to an end, found from the ends backwards, one more payment a round. */
    private void goOn() {
        for (int[] stage : onward) {
            Arrays.fill(stage, NEVER);
        }
        for (int p = 0; p < payments.size(); p++) {
            if (ends(p)) {
                onward[p][stages - 1] = 0;
            }
        }
        for (int round = 1; round < question.maxHops(); round++) {
            boolean any = false;
            for (int p = 0; p < payments.size(); p++) {
                for (int stage = 0; stage < stages; stage++) {
                    if (from[p][stage] != NEVER && onward[p][stage] == NEVER && leads(p, stage, round - 1)) {
                        onward[p][stage] = round;
                        any = true;
                    }
                }
            }
            if (!any) {
                return;
            }
        }
    }

    private boolean leads(int p, int stage, int further) {
        for (int q : next[p]) {
            if (onward[q][passing(stage, q)] == further) {
                return true;
            }
        }
        return false;
    }

    private boolean ends(int p) {
        EntityRef to = rules.to();
        return to == null
                || accounts(p, forward ? Role.PAID_TO : Role.PAID_FROM).contains(to);
    }
}
