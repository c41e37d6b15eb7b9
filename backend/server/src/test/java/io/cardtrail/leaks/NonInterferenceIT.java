package io.cardtrail.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.Batch;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.WriteDoor;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.trace.RandomGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Pairs of graphs that differ only outside a grant are asked the same over HTTP, and every response is the same to the byte: status,
 * headers, length, body. Only the moment of the response and the token of its audit entry are new each time.
 *
 * <p>{@code -Dinterference.pairs} says how many pairs, {@code -Dinterference.seed} repeats a run, and goes on where a run of that
 * seed and number stopped.
 */
class NonInterferenceIT {
    /** As few as these show each change but one time in ten million: a hub comes to every fourth. */
    private static final int LEAST = 60;

    private static final int PAIRS = Integer.getInteger("interference.pairs", LEAST);
    private static final int SIDE_BY_SIDE = Integer.getInteger("interference.graphs", PAIRS > LEAST ? 100 : 20);
    private static final int VARIANTS = Integer.getInteger("interference.variants", PAIRS > LEAST ? 10 : 3);
    private static final int THREADS = 3;

    private static CardtrailServer server;
    private static Offices offices;
    private static Things things;

    @BeforeAll
    static void starts() {
        TestNeo4j.shared().wipe();
        server = CardtrailServer.start(
                CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", "2026-06-01T00:00:00Z"));
        offices = new Offices(server);
        things = new Things(server.bean(EdgeKey.class));
    }

    @AfterAll
    static void stops() {
        offices.close();
        server.close();
    }

    /** What was asked of one graph, and what it answered. */
    private record Baseline(
            int graph, long seed, Court.Order order, List<Recorded> acts, List<Questions.Asked> asked) {}

    @Test
    void graphs_that_differ_only_outside_a_grant_give_the_same_bytes() throws Exception {
        long seed = Long.getLong("interference.seed", new SplittableRandom().nextLong());
        Progress progress = Progress.of(seed, PAIRS);
        System.out.println("non-interference: -Dinterference.seed=" + seed + " -Dinterference.pairs=" + PAIRS
                + (progress.blocks() > 0 ? ", goes on after block " + progress.blocks() : ""));
        SplittableRandom random = new SplittableRandom(seed);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int block = 0; progress.pairs() < PAIRS; block++) {
                SplittableRandom own = random.split();
                if (block >= progress.blocks()) {
                    block(own, threads, progress, seed);
                    progress.ended(block);
                }
            }
        }
        System.out.println("non-interference: " + progress);
        assertThat(progress.occurred()).containsExactlyInAnyOrder(Outside.Change.values());
        // Between a third and two thirds as a rule: far from what chance could spoil, and far from asking nothing.
        assertThat(progress.told()).as("pairs whose answers told of acts").isGreaterThan(progress.pairs() / 20);
    }

    private static void block(SplittableRandom random, ExecutorService threads, Progress progress, long seed)
            throws Exception {
        List<Future<Baseline>> prepared = new ArrayList<>();
        for (int i = 0; i < SIDE_BY_SIDE; i++) {
            int graph = i;
            long own = random.nextLong();
            prepared.add(threads.submit(() -> drawn(graph, own)));
        }
        List<Baseline> drawn = all(prepared);
        write(drawn.stream().map(Baseline::acts).toList());
        List<Future<Baseline>> asking = new ArrayList<>();
        drawn.forEach(each -> asking.add(threads.submit(() -> new Baseline(
                each.graph(),
                each.seed(),
                each.order(),
                each.acts(),
                Questions.all(offices.investigator(Court.READER), each.order(), each.graph(), random(each, 1))))));
        List<Baseline> baselines = all(asking);
        for (int variant = 0; variant < VARIANTS; variant++) {
            List<List<Recorded>> others = new ArrayList<>();
            Set<Outside.Change> made = EnumSet.noneOf(Outside.Change.class);
            for (Baseline each : baselines) {
                Outside outside = new Outside(things, each.graph(), each.order().scope(), random(each, 2 + variant));
                others.add(outside.changed("v" + variant, each.acts()));
                made.addAll(outside.made());
            }
            write(others);
            List<Future<Void>> comparing = new ArrayList<>();
            for (Baseline each : baselines) {
                String what = "seed " + seed + ", graph " + each.graph() + ", variant " + variant;
                comparing.add(threads.submit(() -> {
                    same(each, what);
                    return null;
                }));
            }
            all(comparing);
            progress.compared(baselines.size(), told(baselines), questions(baselines), made);
        }
    }

    private static RandomGenerator random(Baseline each, int use) {
        return new SplittableRandom(each.seed() + 31L * use);
    }

    private static Baseline drawn(int graph, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Court.Order order = new Court(server, offices).order(graph, random);
        List<Recorded> acts = new ArrayList<>();
        long line = 1 + graph * 1_000L;
        for (RandomGraph.Placed placed : new RandomGraph("w" + graph, random).acts()) {
            List<Recorded.Place> places = new ArrayList<>();
            // Now and then the same act is said by two rows, or three.
            for (int i = 0; i == 0 || random.nextInt(4) == 0; i++) {
                places.add(new Recorded.Place(
                        10 * (1 + random.nextInt(3)), random.nextBoolean() ? "a.csv" : "b.csv", line++));
            }
            acts.add(Recorded.of(things, graph, "", placed, places));
        }
        return new Baseline(graph, seed, order, acts, List.of());
    }

    private static void write(List<List<Recorded>> graphs) throws InterruptedException {
        TestNeo4j.shared().wipeRecords();
        WriteDoor door = server.bean(WriteDoor.class);
        List<Recorded> acts = graphs.stream().flatMap(List::stream).toList();
        for (Batch batch : Recorded.batches("pairs", acts)) {
            door.write(batch, "test");
        }
        // No server expects that what it has stored is other by the next moment.
        TraceIndex index = server.bean(TraceIndex.class);
        index.makeAnew();
        assertThat(index.await(Duration.ofMinutes(1))).isTrue();
    }

    private static void same(Baseline baseline, String what) {
        Client client = offices.investigator(Court.READER);
        for (Questions.Asked asked : baseline.asked()) {
            Response now =
                    client.ask(asked.question().document(), asked.question().variables());
            assertThat(now.comparable())
                    .as(
                            "%s: %s %s",
                            what, asked.question().document(), asked.question().variables())
                    .isEqualTo(asked.response().comparable());
        }
    }

    private static int told(List<Baseline> baselines) {
        return (int) baselines.stream()
                .filter(each -> each.asked().stream()
                        .anyMatch(asked -> asked.response().body().contains("\"atText\"")))
                .count();
    }

    private static int questions(List<Baseline> baselines) {
        return baselines.stream().mapToInt(each -> each.asked().size()).sum();
    }

    private static <T> List<T> all(List<Future<T>> futures) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e;
            }
        }
        return results;
    }
}
