package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.Batch;
import io.cardtrail.graph.index.PlainIndex;
import io.cardtrail.trace.path.Paths;
import io.cardtrail.trace.path.PathsAnswer;
import io.cardtrail.trace.taint.TaintAnswer;
import io.cardtrail.warrant.Grant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The walks of the engine, over its queries in memory and in the arrays of the index, against the plain walk: {@code RandomGraphIT}
 * without a database, so on many more graphs. Batches come and go between the questions. {@code -Dtrace.walks} says how many graphs,
 * {@code -Dtrace.seed} repeats a run.
 */
class RandomWalksTest {
    private static final int GRAPHS = Integer.getInteger("trace.walks", 500);
    private static final int QUESTIONS = 8;
    /** What so few of the graphs show that five hundred may lack it; of the others, the rarest comes in one of forty. */
    private static final Set<Differential.Occurred> RARE = EnumSet.of(
            Differential.Occurred.LINK_CORROBORATED,
            Differential.Occurred.SHARED_EXIT,
            Differential.Occurred.LINK_OF_FOUR_HOPS,
            Differential.Occurred.OUT_WITHOUT_IN,
            Differential.Occurred.PIN_OF_CARD,
            Differential.Occurred.PAYMENT_CANDIDATE,
            Differential.Occurred.PROMOTED_B,
            Differential.Occurred.LOT_OVERCLAIMED,
            Differential.Occurred.WAY_OF_TWO,
            Differential.Occurred.END_REACHED,
            Differential.Occurred.DEPTH_OF_FOUR,
            Differential.Occurred.LEFT_OUT);

    private final Tracer tracer = Differential.tracer();
    private final Differential.Noted noted = new Differential.Noted();
    private long walked;

    @Test
    void the_walks_of_both_engines_equal_the_plain_walk() {
        long seed = Long.getLong("trace.seed", new SplittableRandom().nextLong());
        System.out.println("random walks: -Dtrace.seed=" + seed + " -Dtrace.walks=" + GRAPHS);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < GRAPHS; i++) {
            graph("w" + i, random.split(), String.format(Locale.ROOT, "seed %d, graph %d", seed, i));
        }
        System.out.println(
                "random walks: " + GRAPHS * QUESTIONS + " questions, " + walked + " of them of the index too");
        Set<Differential.Occurred> expected = EnumSet.allOf(Differential.Occurred.class);
        if (GRAPHS < 20_000) {
            expected.removeAll(RARE);
        }
        assertThat(noted.occurred()).containsAll(expected);
    }

    private void graph(String name, SplittableRandom random, String what) {
        RandomGraph things = new RandomGraph(name, random);
        List<Batch> batches = new RandomWorld(name, random).batches(List.of(things.acts()));
        List<Batch> standing = new ArrayList<>();
        List<Long> sequence = new ArrayList<>();
        PlainIndex index = new PlainIndex(random);
        RandomScopes scopes = new RandomScopes(random);
        for (int asked = 0; asked < QUESTIONS; asked++) {
            int until = batches.size() * Math.min(asked + 2, QUESTIONS) / QUESTIONS;
            while (standing.size() < until && index.imported() < batches.size()) {
                Batch batch = batches.get((int) index.imported());
                index.add(batch);
                standing.add(batch);
                sequence.add(index.imported());
            }
            index.follow();
            if (random.nextInt(12) == 0 && !standing.isEmpty()) {
                int gone = random.nextInt(standing.size());
                index.withdraw(standing.remove(gone));
                sequence.remove(gone);
            }
            long asOf = random.nextInt(3) != 0 ? index.imported() : 1 + random.nextLong(index.imported());
            Grant grant = scopes.next();
            List<SeenAct> known = new World(standing, sequence).acts(asOf);
            Reduced reduced = Reduced.to(grant.scope(), known);
            compare(reduced, known, index, grant, asOf, Differential.question(things, random), what);
            taint(reduced, index, grant, asOf, random, what);
        }
    }

    private void compare(
            Reduced reduced,
            List<SeenAct> known,
            PlainIndex index,
            Grant grant,
            long asOf,
            TraceQuestion question,
            String what) {
        String asked = String.format(
                Locale.ROOT, "%s, as of %d, %s, %s", what, asOf, grant.scope(), Differential.text(question));
        ReferenceGaps.Law law = new ReferenceGaps.Law(
                List.of(), ReferenceGaps.Delivered.in(grant.scope(), known), Differential.RETAINED, Differential.NOW);
        PlainReading queries = new PlainReading(reduced, grant);
        TraceAnswer answer = tracer.trace(queries, question);
        noted.note(answer);
        assertThat(AnswerText.of(answer))
                .as(asked)
                .isEqualTo(AnswerText.of(ReferenceTracer.trace(reduced, question, grant, law, Differential.EXITS)));
        if (question.maxHops() == 0 || !IndexedActs.walks(question)) {
            return;
        }
        PlainReading indexed = new PlainReading(reduced, grant).from(index.under(grant.scope(), asOf));
        long answers = index.answers();
        assertThat(AnswerText.of(tracer.trace(indexed, question)))
                .as("%s, in the index", asked)
                .isEqualTo(AnswerText.of(answer));
        assertThat(index.answers()).as("%s, from the index", asked).isEqualTo(answers + 1);
        noted.note(Differential.Occurred.FROM_THE_INDEX, true);
        walked++;
        assertThat(indexed.work()).as("%s, work in the index", asked).isEqualTo(queries.work());
        if (question.rules().to() != null) {
            assertThat(ways(indexed, question))
                    .as("%s, ways in the index", asked)
                    .isEqualTo(ways(queries, question));
            assertThat(indexed.work()).as("%s, work for ways", asked).isEqualTo(queries.work());
        }
    }

    private void taint(
            Reduced reduced, PlainIndex index, Grant grant, long asOf, SplittableRandom random, String what) {
        TaintCompared question = TaintCompared.any(reduced, random).orElse(null);
        if (question == null) {
            return;
        }
        String asked = String.format(Locale.ROOT, "%s, as of %d, %s, %s", what, asOf, grant.scope(), question);
        PlainReading queries = new PlainReading(reduced, grant);
        PlainReading indexed = new PlainReading(reduced, grant).from(index.under(grant.scope(), asOf));
        TaintAnswer answer = question.asked(queries);
        TaintCompared.note(noted, answer);
        assertThat(TaintCompared.said(answer)).as(asked).isEqualTo(question.expected(answer));
        assertThat(question.asked(indexed)).as("%s, in the index", asked).isEqualTo(answer);
        assertThat(indexed.work()).as("%s, work in the index", asked).isEqualTo(queries.work());
    }

    private String ways(PlainReading reading, TraceQuestion question) {
        PathsAnswer answer = new Paths(tracer).find(reading, question, 5);
        noted.note(
                Differential.Occurred.WAY_OF_TWO,
                answer.best().stream().anyMatch(way -> way.acts().size() > 1));
        return answer.count() + " ways " + answer.digest();
    }
}
