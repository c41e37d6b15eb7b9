package io.cardtrail.trace.link;

import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.trace.ScopedActs;
import io.cardtrail.trace.SeenAct;
import io.cardtrail.trace.Step;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.Walk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All ways over links from one party to another within the hops. A way never comes back to its start, and ends where it first meets the
 * end. Kept as states (party, hops) with how many ways of which rank lead there, so that nothing grows with the number of ways.
 */
public final class LinkWays {
    /** Steps tried in vain for the best ways, where some pass a party twice; past it the whole answer is refused. */
    private static final int MOST_TRIES = 1_000_000;

    private record State(EntityRef party, int hops) {}

    private record Rank(Grade grade, int corroborated) {
        Rank and(LinkGraph.Edge edge) {
            return new Rank(
                    grade.compareTo(edge.grade()) >= 0 ? grade : edge.grade(),
                    corroborated + (edge.independentSources() > 1 ? 1 : 0));
        }
    }

    private record Taken(LinkGraph.Edge edge, State from, State to) {}

    /**
     * One way.
     *
     * @param grade of its weakest step
     * @param corroborated steps that the records of two or more holders show
     * @param length in hops
     */
    public record Way(List<LinkStep> steps, Grade grade, int corroborated, int length) {}

    private final LinkGraph graph;
    private final EntityRef start;
    private final EntityRef end;
    private final int maxHops;
    private final NavigableMap<Integer, Map<EntityRef, Map<Rank, Long>>> counts = new TreeMap<>();
    private final Map<State, List<Taken>> into = new LinkedHashMap<>();
    private int tries;

    /**
     * Finds them.
     *
     * @throws io.cardtrail.model.BadRequest if no link starts or ends at a thing of that kind
     */
    public LinkWays(ScopedActs acts, TraceQuestion question, ExitRule rule, Identities identities) {
        this.start = question.start();
        this.end = Objects.requireNonNull(question.rules().to(), "the end of the ways");
        this.maxHops = question.maxHops();
        LinkRoles.requireEnds(start, end);
        this.graph = Links.graph(acts, question, rule, identities);
        forward();
    }

    private void forward() {
        at(0).put(start, new HashMap<>(Map.of(new Rank(Grade.A, 0), 1L)));
        for (int hops = 0; hops < maxHops; hops++) {
            for (Map.Entry<EntityRef, Map<Rank, Long>> there : at(hops).entrySet()) {
                if (there.getKey().equals(end)) {
                    continue;
                }
                for (LinkGraph.Edge edge : graph.from(there.getKey())) {
                    int arrives = graph.arrives(edge, hops);
                    if (arrives <= maxHops && !edge.to().equals(start)) {
                        State to = new State(edge.to(), arrives);
                        into.computeIfAbsent(to, state -> new ArrayList<>())
                                .add(new Taken(edge, new State(there.getKey(), hops), to));
                        Map<Rank, Long> ranks = at(arrives).computeIfAbsent(edge.to(), party -> new HashMap<>());
                        there.getValue().forEach((rank, ways) -> ranks.merge(rank.and(edge), ways, LinkWays::sum));
                    }
                }
            }
        }
    }

    private Map<EntityRef, Map<Rank, Long>> at(int hops) {
        return counts.computeIfAbsent(hops, h -> new TreeMap<>());
    }

    private Map<Rank, Long> ranks(State state) {
        return at(state.hops()).getOrDefault(state.party(), Map.of());
    }

    private static long sum(long a, long b) {
        return Long.MAX_VALUE - a < b ? Long.MAX_VALUE : a + b;
    }

    private List<State> ends() {
        List<State> ends = new ArrayList<>();
        for (int hops = 0; hops <= maxHops; hops++) {
            State state = new State(end, hops);
            if (!ranks(state).isEmpty()) {
                ends.add(state);
            }
        }
        return ends;
    }

    /** {@return all there are; {@link Long#MAX_VALUE} for that many or more} */
    public long count() {
        return ends().stream().flatMap(state -> ranks(state).values().stream()).reduce(0L, LinkWays::sum);
    }

    /** {@return every act that shows a step of any of them, each at its fewest hops on such a way} */
    public Walk walk() {
        Map<String, SeenAct> acts = new HashMap<>();
        Map<String, Integer> depths = new TreeMap<>();
        NavigableMap<EntityRef, Integer> distances = new TreeMap<>(Map.of(start, 0));
        Set<EntityRef> things = new TreeSet<>();
        Set<Link> links = new HashSet<>();
        Map<String, IdentityHop> judged = new HashMap<>();
        for (Taken taken : taken()) {
            int depth = taken.to().hops();
            distances.merge(taken.to().party(), depth, Math::min);
            switch (taken.edge()) {
                case LinkGraph.Shared shared -> {
                    things.addAll(shared.pair().link().via());
                    if (!shared.pair().oneLine()) {
                        links.add(shared.pair().link());
                    }
                    meet(acts, depths, graph.acts(shared, shared.from()), depth - 1);
                    meet(acts, depths, graph.acts(shared, shared.to()), depth);
                }
                case LinkGraph.Judged step ->
                    judged.merge(
                            step.identity().judgement(),
                            graph.hop(step, depth),
                            (a, b) -> IdentityHop.ORDER.compare(a, b) <= 0 ? a : b);
            }
        }
        Linked linked = new Linked(
                distances,
                List.copyOf(things),
                links.stream()
                        .sorted(Comparator.comparing(Link::a).thenComparing(Link::b))
                        .toList(),
                List.of(),
                judged.values().stream().sorted(IdentityHop.ORDER).toList());
        boolean usedAllHops = maxHops == 0 || ends().stream().anyMatch(state -> state.hops() == maxHops);
        return new Walk(
                depths.entrySet().stream()
                        .map(entry ->
                                new Step(Objects.requireNonNull(acts.get(entry.getKey())), null, entry.getValue()))
                        .toList(),
                Map.of(),
                Map.of(),
                new TreeMap<>(),
                usedAllHops,
                0,
                linked);
    }

    private static void meet(Map<String, SeenAct> acts, Map<String, Integer> depths, List<SeenAct> found, int depth) {
        for (SeenAct act : found) {
            acts.put(act.id(), act);
            depths.merge(act.id(), depth, Math::min);
        }
    }

    /** Every step of every way, each once. */
    private Set<Taken> taken() {
        Set<Taken> taken = new HashSet<>();
        Set<State> done = new HashSet<>();
        List<State> open = new ArrayList<>(ends());
        while (!open.isEmpty()) {
            State state = open.removeLast();
            if (done.add(state)) {
                for (Taken step : into.getOrDefault(state, List.of())) {
                    taken.add(step);
                    open.add(step.from());
                }
            }
        }
        return taken;
    }

    /**
     * {@return the best few that pass nobody twice: by weakest grade, then corroborated steps (more first), then length}
     *
     * @throws TooMuchWork if too many pass somebody twice
     */
    public List<Way> best(int most) {
        record Wanted(State end, Rank rank) {}
        List<Wanted> wanted = new ArrayList<>();
        ends().forEach(state -> ranks(state).keySet().forEach(rank -> wanted.add(new Wanted(state, rank))));
        wanted.sort(Comparator.comparing((Wanted w) -> w.rank().grade())
                .thenComparingInt(w -> -w.rank().corroborated())
                .thenComparingInt(w -> w.end().hops()));
        List<Way> best = new ArrayList<>();
        for (Wanted one : wanted) {
            back(one.end(), one.rank(), new ArrayList<>(), one.rank(), most, best);
        }
        return List.copyOf(best);
    }

    /** Every state has ways of each of its ranks, so this comes to the start unless it would pass somebody twice. */
    private void back(State at, Rank rank, List<Taken> after, Rank whole, int most, List<Way> best) {
        if (best.size() == most) {
            return;
        }
        if (++tries > MOST_TRIES) {
            throw new TooMuchWork(
                    "the ways pass too many parties twice; narrow the window, the hops or the categories");
        }
        if (at.party().equals(start)) {
            List<LinkStep> steps = after.reversed().stream()
                    .map(taken -> graph.step(taken.edge(), taken.to().hops()))
                    .toList();
            best.add(new Way(
                    steps, whole.grade(), whole.corroborated(), steps.getLast().depth()));
            return;
        }
        for (Taken taken : into.getOrDefault(at, List.of())) {
            EntityRef before = taken.from().party();
            if (after.stream().noneMatch(later -> later.to().party().equals(before))) {
                for (Rank earlier : ranks(taken.from()).keySet()) {
                    if (earlier.and(taken.edge()).equals(rank)) {
                        after.add(taken);
                        back(taken.from(), earlier, after, whole, most, best);
                        after.removeLast();
                    }
                }
            }
        }
    }
}
