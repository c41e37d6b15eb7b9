package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.Batch;
import io.cardtrail.warrant.Grant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The engine's walks, over its queries in memory, against the plain walk: {@code RandomGraphIT} without a database, so on many more
 * graphs. {@code -Dtrace.walks} says how many, {@code -Dtrace.seed} repeats a run.
 */
class RandomWalksTest {
    private static final int GRAPHS = Integer.getInteger("trace.walks", 500);

    @Test
    void the_walks_of_the_engine_equal_the_plain_walk() {
        long seed = Long.getLong("trace.seed", new SplittableRandom().nextLong());
        System.out.println("random walks: -Dtrace.seed=" + seed + " -Dtrace.walks=" + GRAPHS);
        SplittableRandom random = new SplittableRandom(seed);
        RandomScopes scopes = new RandomScopes(random);
        Differential.Noted noted = new Differential.Noted();
        for (int i = 0; i < GRAPHS; i++) {
            RandomGraph things = new RandomGraph("w" + i, random);
            List<Batch> batches = new RandomWorld("w" + i, random).batches(List.of(things.acts()));
            World world = new World(
                    batches, LongStream.range(1, batches.size() + 1L).boxed().toList());
            Grant grant = scopes.next();
            Reduced reduced = Reduced.to(grant.scope(), world.acts(batches.size()));
            for (int asked = 0; asked < 6; asked++) {
                TraceQuestion question = Differential.question(things, random);
                if (question.thread() == TraceThread.CUSTODY) {
                    // Its gaps need what only a database has.
                    continue;
                }
                TraceAnswer answer = Differential.tracer().trace(new PlainReading(reduced, grant), question);
                noted.note(answer);
                assertThat(AnswerText.of(answer))
                        .as("seed %d, graph %d, %s", seed, i, Differential.text(question))
                        .isEqualTo(AnswerText.of(ReferenceTracer.trace(
                                reduced, question, grant, ReferenceGaps.Law.NONE, Differential.EXITS)));
            }
        }
        assertThat(noted.occurred())
                .contains(
                        Differential.Occurred.MONEY_FORWARD,
                        Differential.Occurred.MONEY_BACKWARD,
                        Differential.Occurred.LINKED,
                        Differential.Occurred.WAIT_BOUNDED,
                        Differential.Occurred.CLOCK_TOLERATED);
        if (GRAPHS >= 20_000) {
            assertThat(noted.occurred())
                    .contains(
                            Differential.Occurred.MONEY_FORWARD,
                            Differential.Occurred.MONEY_BACKWARD,
                            Differential.Occurred.LINKED,
                            Differential.Occurred.LINK_CORROBORATED,
                            Differential.Occurred.SHARED_EXIT,
                            Differential.Occurred.LINK_OF_FOUR_HOPS,
                            Differential.Occurred.WAIT_BOUNDED,
                            Differential.Occurred.CLOCK_TOLERATED,
                            Differential.Occurred.WAYPOINT_PASSED,
                            Differential.Occurred.LEFT_OUT,
                            Differential.Occurred.END_REACHED);
        }
    }
}
