package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.ScopedReading;
import io.cardtrail.model.Category;
import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.link.ExitRule;
import io.cardtrail.trace.link.Identities;
import io.cardtrail.trace.link.IdentityHop;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Grants;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whom a LINK walk meets over judgements on identity, against a plain walk that knows only what the grant covers.
 * {@code -Didentities.graphs} and {@code -Didentities.walks} say on how many graphs, {@code -Didentities.seed} repeats a run.
 */
class IdentityLinksIT {
    private static final int GRAPHS = Integer.getInteger("identities.graphs", 25);
    private static final int WALKS = Integer.getInteger("identities.walks", 300);
    private static final int GRANTS = 4;
    private static final int QUESTIONS = 4;

    private enum Occurred {
        WALKED,
        WALKED_ON,
        OVER_TWO,
        DISPUTED,
        TWO_ON_ONE_PAIR,
        FURTHER_THAN_TWO_HOPS,
        CUT_BY_HOPS_ONLY,
        CUT_BY_COUNT,
        LEFT_OUT,
        UNKNOWN_TO_THE_GRANT,
        NOT_GIVEN,
        NOT_ASKED,
        FROM_A_HANDLE,
        JOINED_BY_LINK_TOO
    }

    @TempDir
    Path folder;

    private final Set<Occurred> occurred = EnumSet.noneOf(Occurred.class);

    @Test
    void judgements_are_walked_where_the_grant_covers_them_and_change_no_other_answer() {
        SplittableRandom random = random();
        try (WrittenGraphs written = new WrittenGraphs(folder)) {
            List<RandomIdentities> things = new ArrayList<>();
            List<List<RandomGraph.Placed>> acts = new ArrayList<>();
            for (int i = 0; i < GRAPHS; i++) {
                things.add(new RandomIdentities("l" + i + "x", random));
                acts.add(things.get(i).acts());
            }
            World world = written.write(new RandomWorld("linked", random).batches(acts));
            List<Long> sequence = world.sequence();
            ScopedReading.plan(written.graph());
            for (int i = 0; i < GRAPHS; i++) {
                String name = "l" + i + "x-";
                JudgedIdentities judged =
                        JudgedIdentities.random("l" + i, things.get(i), of(world, Long.MAX_VALUE, name), random);
                judged.store(written.graph());
                for (int j = 0; j < GRANTS; j++) {
                    Grant grant = grant(things.get(i), random);
                    long asOf =
                            random.nextInt(4) != 0 ? sequence.getLast() : sequence.get(random.nextInt(sequence.size()));
                    Reduced reduced = Reduced.to(grant.scope(), of(world, asOf, name));
                    for (int asked = 0; asked < QUESTIONS; asked++) {
                        // Each a transaction of its own: on a busy machine several take longer than a reading may.
                        RandomIdentities from = things.get(i);
                        ScopedReading.read(written.graph(), grant, asOf, reading -> {
                            compare(reading, reduced, from, judged, random);
                            return true;
                        });
                    }
                }
            }
        }
        if (GRAPHS >= 25) {
            assertThat(occurred).contains(Occurred.WALKED, Occurred.UNKNOWN_TO_THE_GRANT, Occurred.NOT_GIVEN);
        }
    }

    private static List<SeenAct> of(World world, long asOf, String name) {
        return world.acts(asOf).stream()
                .filter(act -> act.id().startsWith(name))
                .toList();
    }

    @Test
    void the_walk_over_judgements_equals_the_plain_walk_on_many_graphs_in_memory() {
        SplittableRandom random = random();
        for (int i = 0; i < WALKS; i++) {
            RandomIdentities things = new RandomIdentities("m" + i + "x", random);
            List<io.cardtrail.graph.Batch> batches = new RandomWorld("m" + i, random).batches(List.of(things.acts()));
            World world = new World(
                    batches, LongStream.range(1, batches.size() + 1L).boxed().toList());
            JudgedIdentities judged = JudgedIdentities.random("m" + i, things, world.acts(Long.MAX_VALUE), random);
            for (int j = 0; j < GRANTS; j++) {
                Grant grant = grant(things, random);
                Reduced reduced = Reduced.to(grant.scope(), world.acts(Long.MAX_VALUE));
                for (int asked = 0; asked < QUESTIONS; asked++) {
                    compare(new PlainReading(reduced, grant, judged), reduced, things, judged, random);
                }
            }
        }
        if (WALKS >= 300) {
            assertThat(occurred).containsExactlyInAnyOrder(Occurred.values());
        }
    }

    private static SplittableRandom random() {
        long seed = Long.getLong("identities.seed", new SplittableRandom().nextLong());
        System.out.println("links over identities: -Didentities.seed=" + seed);
        return new SplittableRandom(seed);
    }

    static Grant grant(RandomIdentities things, SplittableRandom random) {
        Set<EntityRef> subjects = new HashSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            subjects.add(things.subject());
        }
        boolean all = random.nextBoolean();
        return Grants.of(
                all
                        ? Story.everything().scope()
                        : new RandomScopes(random).next().scope(),
                1 + random.nextInt(6),
                random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0,
                random.nextInt(4) == 0 ? 1 + random.nextInt(6) : 5_000,
                subjects,
                random.nextInt(5) == 0 ? Set.of(Category.ACCESS) : Set.of(Category.INFERENCE));
    }

    private static TraceQuestion question(RandomIdentities things, Grant grant, SplittableRandom random) {
        WayRules rules = random.nextInt(3) != 0
                ? WayRules.NONE
                : new WayRules(
                        random.nextBoolean() ? null : Duration.ofHours(random.nextInt(4)),
                        Map.of(),
                        List.of(),
                        random.nextBoolean() ? Set.of() : Set.of(things.passed()),
                        null);
        return new TraceQuestion(
                        TraceThread.LINK,
                        Direction.FORWARD,
                        things.party(),
                        grant.maxHops(),
                        random.nextInt(4) == 0 ? 1 + random.nextInt(8) : 500,
                        rules)
                .withIdentities(random.nextInt(6) != 0);
    }

    private void compare(
            io.cardtrail.graph.Reading reading,
            Reduced reduced,
            RandomIdentities things,
            JudgedIdentities judged,
            SplittableRandom random) {
        Grant grant = reading.grant();
        List<Identities.Identity> known = judged.known(reduced, grant);
        TraceQuestion question = question(things, grant, random);
        ExitRule exits = random.nextBoolean() ? ExitRule.USUAL : Differential.EXITS;
        TraceAnswer answer = new Tracer(Differential.RETAINED, Clock.systemUTC(), exits, JudgedIdentities.engine())
                .trace(reading, question);

        assertThat(AnswerText.of(answer))
                .as("%s %s hops spent %d", Differential.text(question), grant.scope(), grant.hopsSpent())
                .isEqualTo(AnswerText.of(
                        ReferenceTracer.trace(reduced, question, grant, ReferenceGaps.Law.NONE, exits, known)));
        if (answer.bounds().truncatedBy().isEmpty()
                || answer.bounds().truncatedBy().equals(Set.of(Bound.MAX_HOPS))) {
            note(answer, ReferenceTracer.trace(reduced, question, grant, ReferenceGaps.Law.NONE, exits), known);
        }
        note(
                Occurred.CUT_BY_COUNT,
                !answer.linked().identities().isEmpty()
                        && answer.bounds().truncatedBy().stream().anyMatch(bound -> bound != Bound.MAX_HOPS));
        note(Occurred.UNKNOWN_TO_THE_GRANT, known.size() < judged.confirmed().size());
        note(Occurred.NOT_GIVEN, !grant.terms().categories().contains(Category.INFERENCE));
        note(Occurred.NOT_ASKED, !known.isEmpty() && !question.identities());
        note(
                Occurred.LEFT_OUT,
                !question.rules().without().isEmpty()
                        && known.stream()
                                .anyMatch(identity -> identity.left().equals(question.start())
                                        && answer.linked().identities().isEmpty()));
        note(
                Occurred.FROM_A_HANDLE,
                grant.hopsSpent() > 0 && !answer.linked().identities().isEmpty());
    }

    private void note(TraceAnswer answer, TraceAnswer without, List<Identities.Identity> known) {
        List<IdentityHop> hops = answer.linked().identities();
        Set<EntityRef> met = without.linked().distances().keySet();
        note(Occurred.WALKED, !met.containsAll(answer.linked().distances().keySet()));
        note(
                Occurred.WALKED_ON,
                answer.linked().links().stream().anyMatch(link -> !met.contains(link.a()) && !met.contains(link.b())));
        note(
                Occurred.OVER_TWO,
                hops.stream()
                        .anyMatch(hop -> hops.stream()
                                .anyMatch(next -> next.from().equals(hop.to()) && !met.contains(next.to()))));
        note(Occurred.DISPUTED, hops.stream().anyMatch(IdentityHop::disputed));
        note(
                Occurred.TWO_ON_ONE_PAIR,
                hops.stream()
                                .map(hop -> Set.of(hop.from(), hop.to()))
                                .distinct()
                                .count()
                        < hops.size());
        note(
                Occurred.FURTHER_THAN_TWO_HOPS,
                hops.stream()
                        .anyMatch(
                                hop -> hop.depth() > answer.linked().distances().getOrDefault(hop.from(), 0) + 2));
        note(
                Occurred.CUT_BY_HOPS_ONLY,
                !without.bounds().truncatedBy().contains(Bound.MAX_HOPS)
                        && answer.bounds().truncatedBy().contains(Bound.MAX_HOPS));
        note(
                Occurred.JOINED_BY_LINK_TOO,
                hops.stream()
                        .anyMatch(hop -> answer.linked().links().stream()
                                .anyMatch(link -> Set.of(link.a(), link.b()).equals(Set.of(hop.from(), hop.to())))));
        assertThat(known)
                .extracting(Identities.Identity::judgement)
                .containsAll(hops.stream().map(IdentityHop::judgement).toList());
    }

    private void note(Occurred what, boolean did) {
        if (did) {
            occurred.add(what);
        }
    }
}
