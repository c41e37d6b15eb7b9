package io.cardtrail.trace.path;

import io.cardtrail.graph.Reading;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Sha256;
import io.cardtrail.trace.ActView;
import io.cardtrail.trace.Direction;
import io.cardtrail.trace.GrantedActs;
import io.cardtrail.trace.Grounds;
import io.cardtrail.trace.MoneyWays;
import io.cardtrail.trace.ScopedActs;
import io.cardtrail.trace.SeenAct;
import io.cardtrail.trace.Step;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TraceThread;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.Tracer;
import io.cardtrail.trace.Walk;
import io.cardtrail.trace.link.LinkWays;
import io.cardtrail.trace.link.Linked;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ways from one subject to another, ranked, and what else reaches the same end. Thread-safe. */
public final class Paths {
    /** Ways that are shown one by one. */
    public static final int MOST = 20;

    private final Tracer tracer;

    /** Ways by the walks of a tracer. */
    public Paths(Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * {@return all ways of a question whose rules name an end}
     *
     * @param most of the best to show, 1 to {@link #MOST}
     * @throws BadRequest if it is out of range, or the thread does not start or end at such things
     */
    public PathsAnswer find(Reading reading, TraceQuestion question, int most) {
        EntityRef end = Objects.requireNonNull(question.rules().to(), "the end of the ways");
        if (most < 1 || most > MOST) {
            throw new BadRequest("first is " + most + ": it must be 1 to " + MOST);
        }
        return question.thread() == TraceThread.LINK && question.maxHops() > 0
                ? linked(reading, new ScopedActs(reading), question, most)
                : tracer.over(reading, question, acts -> ways(reading, acts, question, end, most));
    }

    private PathsAnswer ways(Reading reading, GrantedActs acts, TraceQuestion question, EntityRef end, int most) {
        Walk walk = tracer.walk(acts, question);
        TraceAnswer subgraph = tracer.answer(reading, acts, question, walk, 0);
        Set<String> told = new HashSet<>();
        subgraph.acts().forEach(act -> told.add(act.id()));
        List<RankedPath> all;
        long count;
        if (question.thread() == TraceThread.MONEY) {
            MoneyWays ways = new MoneyWays(walk.steps().stream().map(Step::act).toList(), question);
            all = ways.shortest(most).stream().map(Paths::money).toList();
            count = ways.count();
        } else {
            all = new CustodyPaths(subgraph).all();
            count = new HashSet<>(walk.steps().stream()
                            .map(step -> step.card() == null
                                    ? step.act().id()
                                    : step.card().kind() + step.card().key())
                            .toList())
                    .size();
        }
        List<RankedPath> best = all.stream()
                .filter(path -> told.containsAll(path.acts()) && reaches(subgraph, path, end))
                .sorted(RankedPath.BEST)
                .limit(most)
                .toList();
        TraceAnswer others =
                others(reading, acts, question, end, walk, subgraph.told().size());
        return new PathsAnswer(subgraph, best, count, others, digest(subgraph, best, count, others));
    }

    /** {@return what the answer of {@link #find} rests on} */
    public Grounds grounds(Reading reading, TraceQuestion question, int most) {
        return tracer.grounds(reading, question, most, (by, noted) -> {
            PathsAnswer answer = new Paths(by).find(noted, question, most);
            return new Grounds.Found(
                    Stream.of(answer.subgraph(), answer.others())
                            .filter(Objects::nonNull)
                            .toList(),
                    answer.digest());
        });
    }

    private PathsAnswer linked(Reading reading, ScopedActs acts, TraceQuestion question, int most) {
        LinkWays ways = tracer.linkWays(acts, question);
        Walk walk = ways.walk();
        TraceAnswer subgraph = tracer.answer(reading, acts, question, walk, 0);
        Set<String> told = new HashSet<>();
        subgraph.acts().forEach(act -> told.add(act.id()));
        Set<EntityRef> entities = Set.copyOf(subgraph.entities());
        List<RankedPath> best = ways.best(most).stream()
                .map(way -> linked(way, entities))
                .filter(path -> told.containsAll(path.acts()))
                .toList();
        TraceAnswer others =
                elsewhere(reading, acts, question, walk, subgraph.told().size());
        return new PathsAnswer(subgraph, best, ways.count(), others, digest(subgraph, best, ways.count(), others));
    }

    private static RankedPath linked(LinkWays.Way way, Set<EntityRef> told) {
        return new RankedPath(
                null,
                way.steps().stream()
                        .flatMap(step -> step.acts().stream())
                        .map(SeenAct::id)
                        .distinct()
                        .toList(),
                way.grade(),
                way.corroborated(),
                0,
                way.length(),
                way.steps().stream().map(step -> step.within(told)).toList());
    }

    /** Whom else links and judgements join to the end within the same hops, by what is on no way from the start. */
    private TraceAnswer elsewhere(Reading reading, ScopedActs acts, TraceQuestion question, Walk ways, int told) {
        TraceQuestion back = new TraceQuestion(
                        question.thread(),
                        question.direction(),
                        Objects.requireNonNull(question.rules().to()),
                        question.maxHops(),
                        question.limit(),
                        question.rules().anywhere())
                .withIdentities(question.identities());
        Walk all = tracer.walk(acts, back);
        Set<String> seen = new HashSet<>();
        ways.steps().forEach(step -> seen.add(step.act().id()));
        Set<String> judged = new HashSet<>();
        ways.linked().identities().forEach(hop -> {
            judged.add(hop.judgement());
            hop.rows().forEach(act -> seen.add(act.id()));
        });
        List<Step> left = all.steps().stream()
                .filter(step -> !seen.contains(step.act().id()))
                .toList();
        Linked linked = all.linked().without(judged);
        boolean usedAllHops = left.stream().anyMatch(step -> step.depth() == back.maxHops())
                || linked.identities().stream().anyMatch(hop -> hop.depth() == back.maxHops());
        return tracer.answer(
                reading, acts, back, new Walk(left, Map.of(), Map.of(), new TreeMap<>(), usedAllHops, 0, linked), told);
    }

    private static RankedPath money(List<ActView> way) {
        return new RankedPath(null, way.stream().map(ActView::id).toList(), Grade.A, 0, 0);
    }

    /** A way that a limit cut before its end is none. */
    private static boolean reaches(TraceAnswer subgraph, RankedPath path, EntityRef end) {
        Map<String, TracedAct> acts = new HashMap<>();
        subgraph.acts().forEach(act -> acts.put(act.id(), act));
        TracedAct last = Objects.requireNonNull(acts.get(path.acts().getLast()));
        return names(last, end)
                || end.equals(path.card())
                || end.kind() == EntityKind.PIN
                || last.settledBy().stream().anyMatch(id -> names(Objects.requireNonNull(acts.get(id)), end));
    }

    private static boolean names(TracedAct act, EntityRef entity) {
        return act.roles().stream().anyMatch(role -> role.entity().equals(entity));
    }

    /** Back from the end within the same hops, without what lies on a way from the start. */
    private @Nullable TraceAnswer others(
            Reading reading, GrantedActs acts, TraceQuestion question, EntityRef end, Walk ways, int told) {
        if (!leadsBack(question.thread(), end.kind())) {
            return null;
        }
        TraceQuestion back = new TraceQuestion(
                question.thread(),
                Direction.BACKWARD,
                end,
                question.maxHops(),
                question.limit(),
                question.rules().anywhere());
        Walk all = tracer.walk(acts, back);
        Set<EntityRef> cards = new HashSet<>();
        Set<String> seen = new HashSet<>();
        ways.steps().forEach(step -> {
            seen.add(step.act().id());
            if (step.card() != null) {
                cards.add(step.card());
            }
        });
        List<Step> left = all.steps().stream()
                .filter(step -> step.card() == null ? !seen.contains(step.act().id()) : !cards.contains(step.card()))
                .toList();
        return tracer.answer(
                reading,
                acts,
                back,
                // Without lives nobody looks for their gaps: the question is about the other ways.
                new Walk(
                        left,
                        Map.of(),
                        all.pins(),
                        all.settling(),
                        left.stream().anyMatch(step -> step.depth() == back.maxHops())),
                told);
    }

    private static boolean leadsBack(TraceThread thread, EntityKind kind) {
        return switch (thread) {
            case MONEY -> kind == EntityKind.PAYMENT_ACCOUNT;
            case CUSTODY ->
                switch (kind) {
                    case PAYMENT_ACCOUNT, ACCOUNT, PERSON, ORGANISATION, PHONE, SIM -> true;
                    case CARD, PIN, DEVICE, IP, CELL -> false;
                };
            case LINK -> false;
        };
    }

    private static String digest(
            TraceAnswer subgraph, List<RankedPath> best, long count, @Nullable TraceAnswer others) {
        Map<String, Integer> places = new HashMap<>();
        subgraph.acts().forEach(act -> places.put(act.id(), places.size() + 1));
        StringBuilder text = new StringBuilder("cardtrail paths 1\n" + subgraph.digest() + "\n" + count + "\n");
        for (RankedPath path : best) {
            text.append(path.grade())
                    .append('\t')
                    .append(path.corroborated())
                    .append('\t')
                    .append(path.gaps());
            path.acts().forEach(act -> text.append('\t').append(places.get(act)));
            path.steps().forEach(step -> text.append('\t').append(step.depth()).append(step.grade()));
            text.append('\n');
        }
        return Sha256.hex(text + (others == null ? "-" : others.digest()));
    }
}
