package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.KillsNoted.Kill;
import io.cardtrail.graph.TestNeo4j;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * The server and its Neo4j are killed in turn (SIGKILL) at random moments of an import over HTTP. Each time it is ready again within a
 * minute, holds every row it had acknowledged, and the file sent again makes it the graph of an undisturbed import. {@code
 * -Dserver.kills} says how often; broken off, a run goes on with the {@code -Dserver.seed} it printed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerKilledIT {
    private static final int KILLS = Integer.getInteger("server.kills", 2);

    private final Path data = CardtrailServer.freshData();
    private final ServerProcess server = new ServerProcess(data);
    private BulkOrders orders;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        orders = BulkOrders.read();
        server.start();
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void no_row_is_lost_torn_or_doubled_whichever_of_the_two_is_killed() throws Exception {
        long seed = Long.getLong("server.seed", new SplittableRandom().nextLong());
        System.out.println("killed servers: -Dserver.seed=" + seed);
        KillsNoted noted = new KillsNoted(seed);
        boolean neo4jFirst = new SplittableRandom(seed).nextBoolean();
        server.imported(BulkOrders.NAME, orders.file(), orders.mapping());
        server.neo4j().wipeRecords();
        long began = System.nanoTime();
        server.imported(BulkOrders.NAME, orders.file(), orders.mapping());
        long usual = (System.nanoTime() - began) / 1_000_000;
        String whole = server.neo4j().digest();

        for (int number = 0; number < KILLS; number++) {
            if (!noted.has(number)) {
                SplittableRandom random = new SplittableRandom(seed + number);
                noted.add(number, survived(neo4jFirst == (number % 2 == 0), random.nextLong(usual), whole));
            }
        }
        System.out.println("killed servers: " + noted);
    }

    private Kill survived(boolean neo4jItself, long millis, String whole) throws IOException, InterruptedException {
        server.neo4j().wipeRecords();
        String id = server.client().upload(BulkOrders.NAME, orders.file(), orders.mapping());
        long until = System.nanoTime() + millis * 1_000_000;
        long acknowledged = 0;
        while (System.nanoTime() < until) {
            acknowledged = server.progress(id).path("accepted").asLong();
            Thread.sleep(20);
        }
        Duration ready = neo4jItself ? neo4jKilled() : serverKilled();
        assertThat(ready).as("ready again").isLessThan(ServerProcess.READY_WITHIN);
        if (neo4jItself) {
            // The server lives: its import goes on with the new Neo4j, or says that it could not.
            JsonNode ended = server.ended(id, Duration.ofMinutes(2));
            acknowledged = ended.path("accepted").asLong();
            assertThat(acknowledged == BulkOrders.ROWS)
                    .as(ended.toString())
                    .isEqualTo(ended.path("state").asString("").equals("DONE"));
        }
        TestNeo4j neo4j = server.neo4j();
        assertThat(neo4j.count("MATCH ()-[r:RECORDED_IN]->() RETURN count(r) AS n"))
                .as("stored of what was acknowledged")
                .isGreaterThanOrEqualTo(acknowledged);
        server.imported(BulkOrders.NAME, orders.file(), orders.mapping());
        assertThat(neo4j.digest()).isEqualTo(whole);
        assertThat(ImportKilledIT.rowsWithoutCells(neo4j, data)).isEmpty();
        return new Kill(neo4jItself ? "neo4j" : "server", ready.toMillis(), acknowledged);
    }

    private Duration serverKilled() throws IOException, InterruptedException {
        server.kill();
        return server.start();
    }

    private Duration neo4jKilled() throws IOException, InterruptedException {
        long killed = server.neo4jPid();
        long began = System.nanoTime();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        while (server.neo4jPid() == killed) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ServerProcess.READY_WITHIN);
            Thread.sleep(20);
        }
        server.awaitHealth(200, ServerProcess.READY_WITHIN);
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
