package io.cardtrail.trace;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.gap.GapFinder;
import io.cardtrail.trace.gap.InferenceRule;
import io.cardtrail.trace.link.LinkRoles;
import io.cardtrail.trace.link.Linked;
import io.cardtrail.warrant.Grant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a walk into canonical order, cuts it to the permitted count, and says what is left. */
public final class Assembly {
    private final TraceQuestion question;
    private final Grant grant;
    private final Walk walk;
    private final GrantedActs found;
    /** What the record says of the acts that are told, by id. */
    private final Map<String, SeenAct> read = new HashMap<>();
    /** What a LINK answer may tell. */
    private final Set<EntityRef> linked;

    private final Set<Bound> truncatedBy = EnumSet.noneOf(Bound.class);

    /** Acts that the same answer told elsewhere. */
    private final int toldBefore;

    private final GapReading missing;

    private Assembly(
            TraceQuestion question, Grant grant, Walk walk, GrantedActs found, GapReading missing, int toldBefore) {
        this.question = question;
        this.grant = grant;
        this.walk = walk;
        this.found = found;
        this.missing = missing;
        this.toldBefore = toldBefore;
        this.linked = walk.linked().told();
    }

    /** {@return the answer that a walk gives beside another of so many acts: the grant's records are for both together} */
    static TraceAnswer answer(
            TraceQuestion question, Grant grant, Walk walk, GrantedActs found, GapReading missing, int toldBefore) {
        return new Assembly(question, grant, walk, found, missing, toldBefore).answer();
    }

    /** {@return how many acts a grant leaves to an answer beside one of so many} */
    static int records(Grant grant, int toldBefore) {
        return Math.max(0, grant.terms().maxRecords() - toldBefore);
    }

    /** {@return how many acts an answer may have} */
    static int most(TraceQuestion question, int records) {
        return Math.min(question.limit(), records);
    }

    private TraceAnswer answer() {
        if (walk.usedAllHops()) {
            truncatedBy.add(Bound.MAX_HOPS);
        }
        List<Placed> cut = cut(Placed.all(walk));
        Linked judged =
                walk.linked().told(cut.stream().map(placed -> placed.act().id()).collect(Collectors.toSet()));
        List<Placed> kept = Placed.withoutHalf(cut, walk, judged);
        Map<String, Integer> rank = new HashMap<>();
        kept.forEach(placed -> rank.put(placed.act().id(), rank.size()));
        found.read(rank.keySet()).forEach(act -> read.put(act.id(), act));

        List<Step> steps = walk.steps().stream()
                .filter(step -> rank.containsKey(step.act().id()))
                .sorted(Comparator.<Step>comparingInt(
                                step -> rank.getOrDefault(step.act().id(), 0))
                        .thenComparing(Step::card, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        NavigableMap<EntityRef, List<ActView>> ways = ways(steps);
        Map<String, List<EntityRef>> cardsOf = new HashMap<>();
        for (Step step : steps) {
            if (step.card() != null) {
                cardsOf.computeIfAbsent(step.act().id(), id -> new ArrayList<>())
                        .add(step.card());
            }
        }
        List<TracedAct> acts = kept.stream()
                .map(placed -> traced(placed, ways.keySet(), cardsOf, rank.keySet()))
                .toList();
        NavigableSet<EntityRef> entities = new TreeSet<>(ways.keySet());
        if (question.thread() == TraceThread.LINK) {
            entities.add(question.start());
        }
        NavigableMap<EntityRef, String> sealed = new TreeMap<>();
        for (TracedAct act : acts) {
            for (Participant role : act.roles()) {
                entities.add(role.entity());
                if (role.sealed() != null) {
                    sealed.put(role.entity(), role.sealed());
                }
            }
        }
        Linked linked = judged.within(entities);
        GapReading.Told told = missing.of(question, walk, rank);
        if (told.cut()) {
            truncatedBy.add(Bound.MAX_RECORDS);
        }
        Map<EntityRef, Grade> grades = GapFinder.grades(told.report().gaps());
        Bounds bounds = new Bounds(
                Collections.unmodifiableSet(truncatedBy),
                question.maxHops(),
                question.limit(),
                grant.terms().maxRecords(),
                grant.scope().window(),
                acts.size());
        return new TraceAnswer(
                question,
                acts,
                hops(steps, ways),
                ways.entrySet().stream()
                        .map(way -> new Chain(
                                way.getKey(),
                                way.getValue().stream().map(ActView::id).toList(),
                                grades.getOrDefault(way.getKey(), Grade.A)))
                        .toList(),
                List.copyOf(entities),
                Collections.unmodifiableMap(sealed),
                ways.size(),
                pins(ways.keySet()),
                reached(acts, linked),
                linked,
                bounds,
                told.report(),
                told.cited(),
                AnswerDigest.of(acts, told.report().gaps(), told.cited(), linked));
    }

    private List<Placed> cut(List<Placed> all) {
        int maxRecords = records(grant, toldBefore);
        int most = most(question, maxRecords);
        if (all.size() + walk.beyond() <= most) {
            return all;
        }
        truncatedBy.addAll(Bound.cut(question.limit(), maxRecords));
        return all.subList(0, Math.min(most, all.size()));
    }

    private static NavigableMap<EntityRef, List<ActView>> ways(List<Step> steps) {
        NavigableMap<EntityRef, List<ActView>> ways = new TreeMap<>();
        for (Step step : steps) {
            if (step.card() != null) {
                ways.computeIfAbsent(step.card(), card -> new ArrayList<>()).add(step.act());
            }
        }
        ways.values().forEach(way -> way.sort(ActView.IN_TIME));
        return ways;
    }

    private TracedAct traced(
            Placed placed, Set<EntityRef> tracedCards, Map<String, List<EntityRef>> cardsOf, Set<String> inAnswer) {
        SeenAct act = read(placed.act());
        List<String> settledBy = walk.settling().getOrDefault(act.id(), List.of()).stream()
                .sorted(ActView.IN_TIME)
                .map(ActView::id)
                .filter(inAnswer::contains)
                .toList();
        TracedAct told = Telling.of(
                act, tracedCards::contains, placed.depth(), cardsOf.getOrDefault(act.id(), List.of()), settledBy);
        return question.thread() == TraceThread.LINK ? told.telling(linked::contains) : told;
    }

    private SeenAct read(ActView act) {
        return Objects.requireNonNull(read.get(act.id()));
    }

    private List<Hop> hops(List<Step> steps, Map<EntityRef, List<ActView>> ways) {
        Map<EntityRef, Set<String>> tied = new HashMap<>();
        ways.forEach((card, way) -> tied.put(
                card, question.rules().tied(way.stream().map(this::read).toList())));
        List<Hop> hops = new ArrayList<>();
        for (Step step : steps) {
            SeenAct act = read(step.act());
            EntityRef card = step.card();
            boolean ties = card != null && tied.getOrDefault(card, Set.of()).contains(act.id());
            boolean link = question.thread() == TraceThread.LINK;
            EntityRef from = link ? first(LinkRoles.parties(act)) : Telling.from(act);
            EntityRef to = link ? first(LinkRoles.things(act)) : Telling.to(act);
            InferenceRule inference = card == null || act.cards().contains(card) ? null : InferenceRule.PIN_OF_CARD;
            hops.add(
                    new Hop(act.id(), card, from, to, step.depth(), Grade.A, ties, inference, independentSources(act)));
        }
        return List.copyOf(hops);
    }

    private int independentSources(SeenAct act) {
        Set<String> holders = new HashSet<>(Set.of(act.holder()));
        for (ActView payment : walk.settling().getOrDefault(act.id(), List.of())) {
            SeenAct told = read.get(payment.id());
            if (told != null) {
                holders.add(told.holder());
            }
        }
        return holders.size();
    }

    /** Of a row's parties and things only those the walk met are told. */
    private @Nullable EntityRef first(List<EntityRef> named) {
        return named.stream().filter(linked::contains).findFirst().orElse(null);
    }

    private int pins(Set<EntityRef> cards) {
        Set<EntityRef> pins = new HashSet<>();
        cards.forEach(card -> pins.addAll(walk.pins().getOrDefault(card, Collections.emptyNavigableSet())));
        return pins.size();
    }

    private List<Reached> reached(List<TracedAct> acts, Linked left) {
        return switch (question.thread()) {
            case CUSTODY -> List.of();
            case MONEY -> paid(acts);
            case LINK -> joined(acts, left);
        };
    }

    /** Everybody but the start, with its first act in the answer. */
    private List<Reached> joined(List<TracedAct> acts, Linked left) {
        List<Reached> reached = new ArrayList<>();
        left.distances().forEach((party, distance) -> {
            if (!party.equals(question.start())) {
                acts.stream()
                        .filter(act -> act.roles().stream()
                                .anyMatch(role -> role.entity().equals(party)))
                        .map(TracedAct::at)
                        .min(Comparator.naturalOrder())
                        .ifPresent(at -> reached.add(new Reached(party, distance, at)));
            }
        });
        return sorted(reached);
    }

    private static List<Reached> sorted(Collection<Reached> reached) {
        return reached.stream()
                .sorted(Comparator.comparingInt(Reached::depth)
                        .thenComparing(Reached::at)
                        .thenComparing(Reached::entity))
                .toList();
    }

    /** Every payment in the answer ends a walk, so the far accounts of the acts are the accounts reached. */
    private List<Reached> paid(List<TracedAct> acts) {
        boolean forward = question.direction() == Direction.FORWARD;
        Role reaching = forward ? Role.PAID_TO : Role.PAID_FROM;
        Map<EntityRef, Reached> reached = new TreeMap<>();
        for (TracedAct act : acts) {
            int depth = act.depth() == null ? 0 : act.depth();
            for (Participant role : act.roles()) {
                if (role.role() == reaching && role.entity().kind() == EntityKind.PAYMENT_ACCOUNT) {
                    reached.merge(
                            role.entity(),
                            new Reached(role.entity(), depth, act.at()),
                            (a, b) -> new Reached(
                                    a.entity(),
                                    Math.min(a.depth(), b.depth()),
                                    a.at().isBefore(b.at()) == forward ? a.at() : b.at()));
                }
            }
        }
        return sorted(reached.values());
    }
}
