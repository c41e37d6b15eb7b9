package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.Batch;
import io.cardtrail.graph.index.IndexState;
import io.cardtrail.graph.index.IndexStatus;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.model.Category;
import io.cardtrail.warrant.Grant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The index follows imports, withdrawals and lapses one after another, and both engines stay equal to the plain walk on what is left.
 * {@code -Dtrace.worlds} says how many worlds, {@code -Dtrace.seed} repeats a run.
 */
class ChangingWorldIT {
    private static final int WORLDS = Integer.getInteger("trace.worlds", 1);
    private static final int GRAPHS = 4;
    private static final int QUESTIONS = 3;
    private static final long MOST_BYTES = 200_000_000;
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Acts of these go as a whole; of the others, parts of acts that stay. */
    private static final List<Category> WHOLE =
            List.of(Category.CARD, Category.SALE, Category.RECHARGE, Category.TRAFFIC, Category.SUBSCRIBER);

    private static final List<Category> PARTS =
            List.of(Category.PAYMENT, Category.ACCESS, Category.LOCATION, Category.VIDEO);

    @TempDir
    Path folder;

    @Test
    void both_engines_follow_what_is_imported_withdrawn_and_lapses() throws InterruptedException {
        long seed = Long.getLong("trace.seed", new SplittableRandom().nextLong());
        System.out.println("changing worlds: -Dtrace.seed=" + seed + " -Dtrace.worlds=" + WORLDS);
        Rounds rounds = Rounds.of("changing-worlds", seed);
        int asked = 0;
        int here = 0;
        for (int i = 0; i < WORLDS; i++) {
            if (!rounds.done(i)) {
                asked +=
                        world(new SplittableRandom(seed + i), folder.resolve("w" + i), "seed " + seed + ", world " + i);
                here++;
                rounds.add(i, List.of());
            }
        }
        System.out.println("changing worlds: " + asked + " questions, each of both engines and the plain walk");
        assertThat(asked).isGreaterThan(40 * here);
    }

    private static int world(SplittableRandom random, Path folder, String what) throws InterruptedException {
        List<RandomGraph> things = new ArrayList<>();
        List<List<RandomGraph.Placed>> acts = new ArrayList<>();
        for (int i = 0; i < GRAPHS; i++) {
            RandomGraph graph = new RandomGraph("g" + i, random);
            things.add(graph);
            acts.add(graph.acts());
        }
        List<Batch> batches = new RandomWorld(what, random).batches(acts);
        int asked = 0;
        try (ChangingWorld world = new ChangingWorld(folder);
                TraceIndex index = new TraceIndex(world.feed(), MOST_BYTES)) {
            Differential differential = new Differential(world.graph(), null, index);
            for (Batch batch : batches) {
                world.write(batch);
                switch (random.nextInt(12)) {
                    case 0, 1 -> world.withdraw(random);
                    case 2 -> world.lapse(WHOLE.get(random.nextInt(WHOLE.size())), random);
                    default -> {}
                }
                if (random.nextInt(8) == 0) {
                    asked += compare(differential, index, world, things, acts, random, what);
                }
            }
            for (Category category : PARTS) {
                world.lapse(category, random);
                asked += compare(differential, index, world, things, acts, random, what);
            }
            assertThat(world.withdrawn()).isPositive();
            IndexStatus status = index.status();
            assertThat(status.builds())
                    .as("deletions and imports are followed, not read from the beginning")
                    .isEqualTo(1);
            assertThat(status.state()).isEqualTo(IndexState.READY);
            assertThat(status.passed()).isZero();
            assertThat(status.walkBytes()).as("what walks wrote on is counted").isPositive();
            assertThat(status.bytes()).isGreaterThan(status.walkBytes()).isLessThanOrEqualTo(status.mostBytes());
        }
        return asked;
    }

    private static int compare(
            Differential differential,
            TraceIndex index,
            ChangingWorld world,
            List<RandomGraph> things,
            List<List<RandomGraph.Placed>> acts,
            SplittableRandom random,
            String what)
            throws InterruptedException {
        assertThat(index.await(LONG)).isTrue();
        World now = world.now();
        RandomScopes scopes = new RandomScopes(random);
        for (int graph = 0; graph < things.size(); graph++) {
            long newest = now.sequence().isEmpty() ? 0 : now.sequence().getLast();
            long asOf = random.nextInt(3) != 0 ? newest : 1 + random.nextLong(Math.max(1, newest));
            Grant grant = scopes.next();
            String name = "g" + graph + "-";
            String difference = differential.difference(
                    things.get(graph),
                    now.acts(asOf).stream()
                            .filter(act -> act.id().startsWith(name))
                            .toList(),
                    now.acts(asOf),
                    acts.get(graph).stream().map(placed -> placed.act().id()).toList(),
                    grant,
                    asOf,
                    QUESTIONS,
                    random);
            assertThat(difference)
                    .as("%s, graph %s, as of %d, %s", what, name, asOf, grant.scope())
                    .isNull();
        }
        return things.size() * QUESTIONS;
    }
}
