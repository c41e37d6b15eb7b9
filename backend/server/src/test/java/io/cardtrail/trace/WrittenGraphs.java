package io.cardtrail.trace;

import io.cardtrail.graph.Batch;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.Migrations;
import io.cardtrail.graph.QueryCatalogue;
import io.cardtrail.graph.RowStore;
import io.cardtrail.graph.ScopedReading;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.WriteDoor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The tests' Neo4j, emptied, and what was then written into it through the real write door. */
final class WrittenGraphs implements AutoCloseable {
    private final Graph graph;
    private final WriteDoor door;

    /**
     * One random graph.
     *
     * @param ids of all its acts
     */
    record One(RandomGraph things, World world, String name, List<String> ids) {
        /** {@return what is known of it as of a batch} */
        List<SeenAct> acts(long asOf) {
            return world.acts(asOf).stream()
                    .filter(act -> act.id().startsWith(name + "-"))
                    .toList();
        }
    }

    WrittenGraphs(Path folder) {
        TestNeo4j neo4j = TestNeo4j.shared();
        neo4j.wipe();
        this.graph = Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), QueryCatalogue.load());
        Migrations.apply(graph, Clock.systemUTC());
        this.door = new WriteDoor(graph, new RowStore(folder.resolve("rows"), folder.resolve("keys")));
    }

    Graph graph() {
        return graph;
    }

    /** {@return the batches and the numbers they were stored under} */
    World write(List<Batch> batches) {
        List<Long> sequence = new ArrayList<>();
        for (Batch batch : batches) {
            sequence.add(door.write(batch, "test").seq());
        }
        return new World(batches, sequence);
    }

    /** {@return that many graphs of one seed, written side by side} */
    List<One> random(String prefix, long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<RandomGraph> things = new ArrayList<>();
        List<List<RandomGraph.Placed>> acts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = prefix + "x" + i;
            RandomGraph one = new RandomGraph(name, random);
            things.add(one);
            names.add(name);
            acts.add(one.acts());
        }
        World world = write(new RandomWorld(prefix, random).batches(acts));
        ScopedReading.plan(graph);
        List<One> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            written.add(new One(
                    things.get(i),
                    world,
                    names.get(i),
                    acts.get(i).stream().map(placed -> placed.act().id()).toList()));
        }
        return written;
    }

    @Override
    public void close() {
        graph.close();
    }
}
