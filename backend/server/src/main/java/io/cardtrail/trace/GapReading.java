package io.cardtrail.trace;

import io.cardtrail.graph.Reading;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.gap.Candidate;
import io.cardtrail.trace.gap.Gap;
import io.cardtrail.trace.gap.GapFinder;
import io.cardtrail.trace.gap.GapReport;
import io.cardtrail.trace.gap.Judging;
import io.cardtrail.trace.gap.LifeAct;
import io.cardtrail.trace.gap.Lots;
import io.cardtrail.trace.gap.Missing;
import io.cardtrail.trace.gap.Retained;
import io.cardtrail.trace.gap.Takings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads under the grant what bears on the gaps of one answer, and has them judged. Where nothing is missing, nothing is read. */
final class GapReading {
    private final Reading reading;
    /** Where the walk was found, from which its acts are read. */
    private final GrantedActs walked;

    private final ScopedActs acts;
    private final Retained retained;
    private final Instant now;

    GapReading(Reading reading, GrantedActs walked, ScopedActs acts, Retained retained, Instant now) {
        this.reading = reading;
        this.walked = walked;
        this.acts = acts;
        this.retained = retained;
        this.now = now;
    }

    /**
     * What was found.
     *
     * @param cited candidates by id
     * @param cut whether candidates are missing because the grant's number of records is reached
     */
    record Told(GapReport report, Map<String, TracedAct> cited, boolean cut) {}

    /**
     * {@return the gaps of an answer}
     *
     * @param rank place of each act of the answer
     */
    Told of(TraceQuestion question, Walk walk, Map<String, Integer> rank) {
        List<Missing> missing = new ArrayList<>();
        Map<EntityRef, List<LifeAct>> ways = new TreeMap<>();
        Map<EntityRef, List<LifeAct>> lives = new TreeMap<>();
        Map<EntityRef, Map<String, Integer>> own = own(walk, rank.keySet());
        Map<String, SeenAct> read = read(walk, own.keySet());
        // Nothing is told of a card without a hop in the answer, nor of what it lacks.
        own.forEach((card, depths) -> {
            List<? extends ActView> life = walk.lives().getOrDefault(card, List.of());
            List<LifeAct> lived = life.stream()
                    .map(act -> lived(Objects.requireNonNull(read.get(act.id()))))
                    .toList();
            Set<String> told = depths.keySet();
            missing.addAll(Missing.in(card, lived, told, beforeFirst(question, life, depths)));
            List<LifeAct> way =
                    lived.stream().filter(act -> told.contains(act.id())).toList();
            if (!way.isEmpty()) {
                ways.put(card, way);
                lives.put(card, lived);
            }
        });
        int room = Math.max(0, reading.grant().terms().maxRecords() - rank.size());
        GapFinder.Found found =
                new GapFinder(lots(missing), takings(missing), judging(missing), room).find(missing, ways, lives, rank);
        return new Told(found.report(), cited(found.report()), found.cut());
    }

    private Map<String, SeenAct> read(Walk walk, Set<EntityRef> cards) {
        Set<String> ids = new TreeSet<>();
        cards.forEach(card -> walk.lives().getOrDefault(card, List.of()).forEach(act -> ids.add(act.id())));
        Map<String, SeenAct> read = new HashMap<>();
        walked.read(ids).forEach(act -> read.put(act.id(), act));
        return read;
    }

    /** The depths of each card's own hops: an act of the answer may lie beyond the hops on another of its cards. */
    private static Map<EntityRef, Map<String, Integer>> own(Walk walk, Set<String> inAnswer) {
        Map<EntityRef, Map<String, Integer>> own = new TreeMap<>();
        for (Step step : walk.steps()) {
            if (step.card() != null && inAnswer.contains(step.act().id())) {
                own.computeIfAbsent(step.card(), card -> new HashMap<>())
                        .put(step.act().id(), step.depth());
            }
        }
        return own;
    }

    /** What lies before a first act is one hop further back. */
    private static boolean beforeFirst(
            TraceQuestion question, List<? extends ActView> life, Map<String, Integer> depths) {
        return question.whole()
                || (question.direction() == Direction.BACKWARD
                        && !life.isEmpty()
                        && depths.getOrDefault(life.getFirst().id(), question.maxHops()) < question.maxHops());
    }

    private Lots lots(List<Missing> missing) {
        List<SeenAct> lots = acts.acts(walked.lots(Lots.wanted(missing))).stream()
                .filter(act -> act.cards().isEmpty() && act.pins().isEmpty())
                .sorted(ActView.IN_TIME)
                .toList();
        Map<String, NavigableSet<String>> payments =
                acts.settlingPayments(lots.stream().map(SeenAct::id).toList());
        Map<String, List<LifeAct>> settling = new HashMap<>();
        payments.forEach((lot, ids) -> settling.put(lot, lived(acts.acts(ids))));
        return lots.isEmpty() ? Lots.NONE : new Lots(lived(lots), settling);
    }

    private Takings takings(List<Missing> missing) {
        Map<EntityRef, NavigableSet<EntityRef>> accounts = acts.registeredAccounts(Takings.dealers(missing));
        List<GrantedActs.State> frontier = Takings.wanted(missing, accounts).stream()
                .map(wanted -> new GrantedActs.State(
                        wanted.account(), EventTime.toNanos(wanted.from()), EventTime.toNanos(wanted.to()) + 1))
                .toList();
        List<String> ids = acts.onward(frontier, Role.PAID_TO, Role.PAID_FROM).stream()
                .map(GrantedActs.Onward::payment)
                .distinct()
                .toList();
        Map<String, NavigableSet<String>> settled = acts.settledSales(ids);
        List<SeenAct> payments = acts.acts(ids).stream()
                .filter(act -> !settled.containsKey(act.id()))
                .sorted(ActView.IN_TIME)
                .toList();
        return payments.isEmpty()
                ? Takings.NONE
                : new Takings(
                        accounts,
                        payments.stream()
                                .map(act -> new Takings.Taking(lived(act), paidTo(act)))
                                .toList());
    }

    private static Set<EntityRef> paidTo(SeenAct payment) {
        return payment.roles().stream()
                .filter(role -> role.role() == Role.PAID_TO)
                .map(Participant::entity)
                .collect(Collectors.toSet());
    }

    private Judging judging(List<Missing> missing) {
        if (missing.isEmpty()) {
            return new Judging(List.of(), Set.of(), retained, now);
        }
        return new Judging(
                RecordKeepings.bearingOn(reading, missing),
                walked.delivered(missing.stream().map(Missing::expected).toList()),
                retained,
                now);
    }

    private Map<String, TracedAct> cited(GapReport report) {
        List<String> ids = report.gaps().stream()
                .map(Gap::candidates)
                .flatMap(Collection::stream)
                .map(Candidate::act)
                .distinct()
                .toList();
        Map<String, TracedAct> cited = new TreeMap<>();
        acts.acts(ids).forEach(act -> cited.put(act.id(), Telling.of(act, card -> false, null, List.of(), List.of())));
        return cited;
    }

    private static List<LifeAct> lived(List<SeenAct> acts) {
        return acts.stream().map(GapReading::lived).toList();
    }

    static LifeAct lived(SeenAct act) {
        return new LifeAct(
                act.id(), act.kind(), act.at(), act.holder(), Telling.from(act), Telling.to(act), act.attributes());
    }
}
