package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.IndexFeed;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.trace.gap.GapCause;
import io.cardtrail.warrant.Grant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The frontier and the index under a grant against a plain walk on the physically reduced graph. {@code -Dtrace.graphs} says how many graphs,
 * {@code -Dtrace.questions} how many questions under each of their grants; {@code -Dtrace.seed} repeats a run, or goes on with one
 * that was broken off.
 */
class RandomGraphIT {
    private static final int GRAPHS = Integer.getInteger("trace.graphs", 500);
    /** Graphs in one database; a run that was broken off goes on with the next of these. */
    private static final int ROUND = 500;

    private static final int SIDE_BY_SIDE = 100;
    private static final int GRANTS = 3;
    /** What some hundred graphs need not show; RandomWalksTest and the pure tests of gaps show it too. */
    private static final Set<Differential.Occurred> RARE = EnumSet.of(
            Differential.Occurred.LINK_OF_FOUR_HOPS,
            Differential.Occurred.END_REACHED,
            Differential.Occurred.PROMOTED_B,
            Differential.Occurred.SHARED_GAP,
            Differential.Occurred.LOT_OVERCLAIMED,
            Differential.Occurred.WAY_OF_TWO);

    private static final int QUESTIONS = Integer.getInteger("trace.questions", 4);
    private static final long MOST_BYTES = 200_000_000;

    @TempDir
    Path folder;

    @Test
    void both_engines_under_a_grant_equal_a_plain_walk_on_the_reduced_graph() throws InterruptedException {
        long seed = Long.getLong("trace.seed", new SplittableRandom().nextLong());
        System.out.println("random graphs: -Dtrace.seed=" + seed + " -Dtrace.graphs=" + GRAPHS + " -Dtrace.questions="
                + QUESTIONS);
        Rounds rounds = Rounds.of("random-graphs", seed);
        for (int round = 0; round * ROUND < GRAPHS; round++) {
            if (!rounds.done(round)) {
                rounds.add(round, round(seed + round, round, Math.min(ROUND, GRAPHS - round * ROUND)));
            }
        }
        if (GRAPHS >= 300) {
            Set<Differential.Occurred> expected = EnumSet.allOf(Differential.Occurred.class);
            if (GRAPHS < 5_000) {
                expected.removeAll(RARE);
            }
            assertThat(rounds.occurred())
                    .containsAll(expected.stream().map(String::valueOf).toList())
                    .as("which others occur is up to the rows about records of this run; JudgingTest has every cause")
                    .contains(GapCause.NOT_REQUESTED.toString(), GapCause.UNKNOWN.toString());
        }
    }

    /** {@return what occurred in a world of its own} */
    private List<Object> round(long seed, int round, int count) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        try (WrittenGraphs written = new WrittenGraphs(folder.resolve("r" + round));
                TraceIndex index = new TraceIndex(new IndexFeed(written.graph(), null), MOST_BYTES)) {
            RecordKeepingWorld kept = RecordKeepingWorld.written(written, random);
            Differential differential = new Differential(written.graph(), kept, index);
            List<SeenAct> before = new ArrayList<>();
            for (int done = 0; done < count; done += SIDE_BY_SIDE) {
                List<WrittenGraphs.One> graphs =
                        written.random("s" + done, random.nextLong(), Math.min(SIDE_BY_SIDE, count - done));
                assertThat(index.await(Duration.ofMinutes(1))).isTrue();
                graphs.forEach(one -> compare(differential, one, before, random, seed));
                before.addAll(graphs.getFirst().world().acts(Long.MAX_VALUE));
            }
            List<Object> occurred = new ArrayList<>(differential.occurred());
            occurred.addAll(differential.causes());
            return occurred;
        }
    }

    private static void compare(
            Differential differential,
            WrittenGraphs.One one,
            List<SeenAct> before,
            SplittableRandom random,
            long seed) {
        RandomScopes scopes = new RandomScopes(random);
        for (int i = 0; i < GRANTS; i++) {
            Grant grant = scopes.next();
            List<Long> sequence = one.world().sequence();
            // Half of the questions know everything, the others end in the middle of the import.
            long asOf = random.nextBoolean() ? sequence.getLast() : sequence.get(random.nextInt(sequence.size()));
            List<SeenAct> everywhere = new ArrayList<>(before);
            everywhere.addAll(one.world().acts(asOf));
            String difference = differential.difference(
                    one.things(), one.acts(asOf), everywhere, one.ids(), grant, asOf, QUESTIONS, random);
            assertThat(difference)
                    .as("seed %d, graph %s, as of %d, %s", seed, one.name(), asOf, grant.scope())
                    .isNull();
        }
    }
}
