package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.graph.Batch;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.trace.link.ExitRule;
import io.cardtrail.trace.link.Identities;
import io.cardtrail.trace.link.IdentityHop;
import io.cardtrail.trace.link.LinkStep;
import io.cardtrail.trace.path.Paths;
import io.cardtrail.trace.path.PathsAnswer;
import io.cardtrail.trace.path.RankedPath;
import io.cardtrail.warrant.Grant;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Ways over links and judgements between two parties, against every walk there is. {@code -Dways.graphs} says on how many graphs,
 * {@code -Dways.seed} repeats a run.
 */
class LinkWaysTest {
    private static final int GRAPHS = Integer.getInteger("ways.graphs", 400);

    private final Set<String> occurred = new TreeSet<>();

    @Test
    void the_sub_graph_the_count_and_the_best_ways_are_those_of_all_walks() {
        long seed = Long.getLong("ways.seed", new SplittableRandom().nextLong());
        System.out.println("ways over links: -Dways.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < GRAPHS; i++) {
            RandomIdentities things = new RandomIdentities("p" + i + "x", random);
            List<Batch> batches = new RandomWorld("p" + i, random).batches(List.of(things.acts()));
            World world = new World(
                    batches, LongStream.range(1, batches.size() + 1L).boxed().toList());
            JudgedIdentities judged = JudgedIdentities.random("p" + i, things, world.acts(Long.MAX_VALUE), random);
            for (int j = 0; j < 4; j++) {
                Grant grant = IdentityLinksIT.grant(things, random);
                Reduced reduced = Reduced.to(grant.scope(), world.acts(Long.MAX_VALUE));
                EntityRef from = things.party();
                EntityRef to = things.party();
                if (!from.equals(to)) {
                    compare(
                            reduced,
                            grant,
                            judged,
                            from,
                            to,
                            1 + random.nextInt(6),
                            random.nextBoolean(),
                            "seed " + seed);
                }
            }
        }
        if (GRAPHS >= 400) {
            assertThat(occurred)
                    .contains(
                            "one",
                            "several",
                            "none",
                            "over a judgement",
                            "of three steps",
                            "corroborated",
                            "B",
                            "C",
                            "more");
        }
    }

    private void compare(
            Reduced reduced,
            Grant grant,
            JudgedIdentities judged,
            EntityRef from,
            EntityRef to,
            int most,
            boolean identities,
            String what) {
        TraceQuestion question = new TraceQuestion(
                        TraceThread.LINK, Direction.FORWARD, from, grant.maxHops(), 500, WayRules.NONE.reaching(to))
                .withIdentities(identities);
        List<Identities.Identity> known = judged.known(reduced, grant);
        ReferenceLinks plain = new ReferenceLinks(reduced, question, ExitRule.USUAL, known, grant.hopsSpent());
        List<List<ReferenceLinks.Taken>> ways = plain.ways(to);
        PathsAnswer answer = new Paths(
                        new Tracer(Differential.RETAINED, Clock.systemUTC(), ExitRule.USUAL, JudgedIdentities.engine()))
                .find(new PlainReading(reduced, grant, judged), question, most);

        assertThat(answer.count()).as(what).isEqualTo(ways.size());
        if (answer.subgraph().bounds().truncatedBy().stream().allMatch(Bound.MAX_HOPS::equals)) {
            Map<String, Integer> depths = new TreeMap<>();
            answer.subgraph().acts().forEach(act -> depths.put(act.id(), Objects.requireNonNull(act.depth())));
            assertThat(depths).as(what).isEqualTo(plain.shown(ways));
            List<List<ReferenceLinks.Taken>> simple =
                    ways.stream().filter(LinkWaysTest::simple).sorted(RANK).toList();
            assertThat(answer.best().stream().map(LinkWaysTest::rank).toList())
                    .as(what)
                    .isEqualTo(
                            simple.stream().limit(most).map(LinkWaysTest::rank).toList());
            Set<String> all = simple.stream().map(LinkWaysTest::text).collect(Collectors.toSet());
            List<String> told = answer.best().stream().map(LinkWaysTest::text).toList();
            assertThat(all).as(what).containsAll(told);
            assertThat(told).as(what).doesNotHaveDuplicates();
            assertThat(answer.subgraph().linked().identities())
                    .extracting(IdentityHop::judgement)
                    .containsExactlyInAnyOrderElementsOf(ways.stream()
                            .flatMap(List::stream)
                            .map(ReferenceLinks.Taken::judgement)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
        }
        answer.best()
                .forEach(path -> assertThat(answer.subgraph().acts())
                        .extracting(TracedAct::id)
                        .containsAll(path.acts()));
        Set<String> shown = plain.shown(ways).keySet();
        assertThat(Objects.requireNonNull(answer.others()).hops())
                .as("nothing of the ways is told as something else")
                .extracting(Hop::act)
                .noneMatch(shown::contains);
        note(ways, answer);
    }

    private void note(List<List<ReferenceLinks.Taken>> ways, PathsAnswer answer) {
        occurred.add(ways.isEmpty() ? "none" : ways.size() == 1 ? "one" : "several");
        for (RankedPath path : answer.best()) {
            occurred.add(path.grade().name());
            if (path.steps().stream().anyMatch(step -> step.identity() != null)) {
                occurred.add("over a judgement");
            }
            if (path.steps().size() == 3) {
                occurred.add("of three steps");
            }
            if (path.corroborated() > 0) {
                occurred.add("corroborated");
            }
        }
        if (answer.more() > 0) {
            occurred.add("more");
        }
    }

    private static final Comparator<List<ReferenceLinks.Taken>> RANK = Comparator.comparing(LinkWaysTest::weakest)
            .thenComparingLong(way -> -corroborated(way))
            .thenComparingInt(way -> way.getLast().depth());

    private static Grade weakest(List<ReferenceLinks.Taken> way) {
        return way.stream()
                .map(ReferenceLinks.Taken::grade)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static long corroborated(List<ReferenceLinks.Taken> way) {
        return way.stream().filter(step -> step.sources() > 1).count();
    }

    private static boolean simple(List<ReferenceLinks.Taken> way) {
        return new HashSet<>(way.stream().map(ReferenceLinks.Taken::to).toList()).size() == way.size();
    }

    private static String rank(List<ReferenceLinks.Taken> way) {
        return weakest(way) + " " + corroborated(way) + " " + way.getLast().depth();
    }

    private static String rank(RankedPath path) {
        return path.grade() + " " + path.corroborated() + " " + path.length();
    }

    private static String text(List<ReferenceLinks.Taken> way) {
        List<String> steps = new ArrayList<>();
        way.forEach(step ->
                steps.add(said(step.from(), step.to(), step.depth(), step.via(), step.grade(), step.judgement())));
        return steps.toString();
    }

    private static String said(
            EntityRef from, EntityRef to, int depth, List<EntityRef> via, Grade grade, @Nullable String judgement) {
        return AnswerText.of(from) + " > " + AnswerText.of(to) + " " + depth
                + via.stream().map(AnswerText::of).toList() + grade + judgement;
    }

    private static String text(RankedPath path) {
        List<String> steps = new ArrayList<>();
        for (LinkStep step : path.steps()) {
            IdentityHop hop = step.identity();
            steps.add(said(
                    step.from(),
                    step.to(),
                    step.depth(),
                    step.via(),
                    step.grade(),
                    hop == null ? null : hop.judgement()));
        }
        return steps.toString();
    }

    @Test
    void what_no_way_over_links_can_be_is_refused_by_name() {
        EntityRef account = Story.account("a");
        EntityRef card = Story.card(1);
        assertThatThrownBy(() -> asked(account, card))
                .isInstanceOf(BadRequest.class)
                .hasMessage("to is a CARD, and ways of thread LINK end at an ACCOUNT, PHONE or SIM only");
        assertThatThrownBy(() -> asked(card, account))
                .isInstanceOf(BadRequest.class)
                .hasMessage("from is a CARD, and thread LINK starts from an ACCOUNT, PHONE or SIM only");
        assertThatThrownBy(() -> asked(account, account))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("one and the same");
    }

    private static PathsAnswer asked(EntityRef from, EntityRef to) {
        Grant grant = Story.everything();
        return new Paths(Differential.tracer())
                .find(
                        new PlainReading(Reduced.to(grant.scope(), List.of()), grant),
                        new TraceQuestion(
                                TraceThread.LINK, Direction.FORWARD, from, 4, 500, WayRules.NONE.reaching(to)),
                        5);
    }
}
