package io.cardtrail.trace;

import io.cardtrail.graph.Graph;
import io.cardtrail.graph.JudgementBody;
import io.cardtrail.graph.Query;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.Row;
import io.cardtrail.model.Agreement;
import io.cardtrail.model.Category;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.IdentityClaim;
import io.cardtrail.model.Judgement;
import io.cardtrail.model.JudgementState;
import io.cardtrail.trace.judgement.Candidates;
import io.cardtrail.trace.judgement.ConfirmedIdentities;
import io.cardtrail.trace.judgement.KnownJudgements;
import io.cardtrail.trace.judgement.WeightTable;
import io.cardtrail.trace.link.Identities;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Grants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judgements of every state on who is whom in a random world, and in plain words which of them a grant covers. */
record JudgedIdentities(List<Judgement> all) {
    static final JudgedIdentities NONE = new JudgedIdentities(List.of());

    private static final EdgeKey KEY = new EdgeKey(new byte[32]);
    private static final WeightTable TABLE = WeightTable.shipped();
    private static final List<List<JudgementState>> LIVES = List.of(
            List.of(JudgementState.CONFIRMED),
            List.of(JudgementState.CONFIRMED),
            List.of(JudgementState.CONFIRMED),
            List.of(JudgementState.REJECTED),
            List.of(JudgementState.CONFIRMED, JudgementState.WITHDRAWN));

    /** What the engine asks. */
    static Identities engine() {
        return new ConfirmedIdentities(new KnownJudgements(KEY), TABLE);
    }

    /** {@return judgements on what these acts propose to somebody who knows them all, and on some that nothing proposes} */
    static JudgedIdentities random(String name, RandomIdentities things, List<SeenAct> acts, RandomGenerator random) {
        Set<EntityRef> subjects = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            subjects.add(things.subject());
        }
        Grant everything = Grants.of(Story.everything().scope(), 8, subjects);
        Reach reach = PlainReach.of(Reduced.to(everything.scope(), acts), everything);
        List<Judgement> all = new ArrayList<>();
        for (IdentityClaim claim : new Candidates(reach, TABLE).all()) {
            for (int i = random.nextInt(3); i > 0; i--) {
                all.add(judged(name + "-j" + all.size(), random.nextInt(6) == 0 ? misread(claim) : claim, random));
            }
        }
        return new JudgedIdentities(List.copyOf(all));
    }

    private static Judgement judged(String id, IdentityClaim claim, RandomGenerator random) {
        List<Judgement.Event> events = new ArrayList<>();
        events.add(event(JudgementState.PROPOSED));
        LIVES.get(random.nextInt(LIVES.size())).forEach(state -> events.add(event(state)));
        return new Judgement(id, claim, events);
    }

    private static Judgement.Event event(JudgementState state) {
        return new Judgement.Event(Instant.EPOCH, state, "somebody", "w0", 1, "g1", "why");
    }

    /** Rests on what no row says, or says no longer. */
    private static IdentityClaim misread(IdentityClaim claim) {
        return new IdentityClaim(
                claim.left(),
                claim.right(),
                claim.exactKey(),
                claim.grade(),
                claim.rule(),
                claim.table(),
                claim.prior(),
                claim.threshold(),
                claim.agreements().stream()
                        .map(agreement -> new Agreement(
                                agreement.field(),
                                agreement.level(),
                                agreement.weight(),
                                agreement.left(),
                                misread(agreement.right())))
                        .toList());
    }

    private static Agreement.@Nullable Value misread(Agreement.@Nullable Value value) {
        return value == null ? null : new Agreement.Value(value.act(), value.of(), "misread");
    }

    /** Stores them as the registry does. */
    void store(Graph graph) {
        RecordDoor door = new RecordDoor(graph, "registry");
        JudgementBody bodies = new JudgementBody(KEY);
        for (Judgement judgement : all) {
            List<EntityRef> ends =
                    List.of(judgement.claim().left(), judgement.claim().right());
            List<String> cited = List.copyOf(judgement.claim().cited());
            door.<Integer>write(records -> {
                records.rows(
                        Query.named("registry/create-judgement"),
                        Map.of(
                                "id", judgement.id(),
                                "slot", judgement.id(),
                                "cites", (long) cited.size(),
                                "body", bodies.seal(judgement)));
                Row tied = records.rows(
                                Query.named("registry/tie-judgement"),
                                Map.of(
                                        "id",
                                        judgement.id(),
                                        "ends",
                                        ends.stream()
                                                .map(end -> Map.of(
                                                        "label", end.kind().label(), "key", end.key()))
                                                .toList(),
                                        "acts",
                                        cited))
                        .getFirst();
                if (tied.number("ends") != 2 || tied.number("acts") != cited.size()) {
                    throw new AssertionError("not tied");
                }
                return 0;
            });
        }
    }

    /** {@return what the query would: whose rows are all asked for and granted, and name both ends to the reader} */
    List<Row> rows(Reduced data, Collection<?> ids) {
        return all.stream()
                .filter(judgement -> ids.containsAll(judgement.claim().cited()))
                .filter(judgement -> granted(data, judgement.claim()))
                .map(judgement -> new Row(Map.of("id", judgement.id(), "body", new JudgementBody(KEY).seal(judgement))))
                .toList();
    }

    private static boolean granted(Reduced data, IdentityClaim claim) {
        List<SeenAct> rows = data.acts().stream()
                .filter(act -> claim.cited().contains(act.id()))
                .toList();
        return rows.size() == claim.cited().size()
                && rows.stream().anyMatch(act -> act.names(claim.left()))
                && rows.stream().anyMatch(act -> act.names(claim.right()));
    }

    /** {@return the confirmed ones that a reader under this grant may know of, on the data reduced to it} */
    List<Identities.Identity> known(Reduced data, Grant grant) {
        if (!grant.terms().categories().contains(Category.INFERENCE)) {
            return List.of();
        }
        Reach reach = PlainReach.of(data, grant);
        Map<String, Integer> depths = new TreeMap<>();
        reach.acts().forEach(act -> depths.put(act.id(), act.depth() == null ? 0 : act.depth()));
        Candidates said = new Candidates(reach, TABLE);
        List<Judgement> known = all.stream()
                .filter(judgement ->
                        depths.keySet().containsAll(judgement.claim().cited()))
                .filter(judgement -> granted(data, judgement.claim()))
                .filter(judgement -> reach.distances()
                                .containsKey(judgement.claim().left())
                        && reach.distances().containsKey(judgement.claim().right()))
                .filter(judgement -> said.known(judgement.claim()))
                .toList();
        return known.stream()
                .filter(judgement -> judgement.state() == JudgementState.CONFIRMED)
                .map(judgement -> new Identities.Identity(
                        judgement.id(),
                        judgement.claim().left(),
                        judgement.claim().right(),
                        judgement.claim().grade() == Grade.B ? Grade.B : Grade.C,
                        spoken(judgement.claim(), data),
                        judgement.claim().rule(),
                        known.stream()
                                .anyMatch(other -> other.state() == JudgementState.REJECTED
                                        && ends(other).equals(ends(judgement))),
                        judgement.claim().cited(),
                        judgement.claim().cited().stream()
                                .mapToInt(row -> depths.getOrDefault(row, 0))
                                .max()
                                .orElse(0)))
                .toList();
    }

    private static int spoken(IdentityClaim claim, Reduced data) {
        Set<String> rows = new HashSet<>();
        for (Agreement agreement : claim.agreements()) {
            if (agreement.weight() > 0 && agreement.left() != null && agreement.right() != null) {
                rows.add(agreement.left().act());
                rows.add(agreement.right().act());
            }
        }
        return Math.toIntExact(data.acts().stream()
                .filter(act -> rows.contains(act.id()))
                .map(SeenAct::holder)
                .distinct()
                .count());
    }

    private static List<EntityRef> ends(Judgement judgement) {
        return List.of(judgement.claim().left(), judgement.claim().right());
    }

    /** {@return ids of those that are confirmed, whoever may know of them} */
    Set<String> confirmed() {
        return all.stream()
                .filter(judgement -> judgement.state() == JudgementState.CONFIRMED)
                .map(Judgement::id)
                .collect(Collectors.toSet());
    }
}
