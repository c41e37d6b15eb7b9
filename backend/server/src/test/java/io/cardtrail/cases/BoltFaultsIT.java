package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cardtrail.graph.TcpProxy;
import io.cardtrail.graph.TcpProxy.Fault;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.ingest.ImportJob;
import io.cardtrail.ingest.ImportProgress;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.ingest.ImportState;
import io.cardtrail.ingest.RowOutcome;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The connection to Neo4j is cut, slow, stalled, half-open or reset in the middle of a commit, during imports and questions over HTTP:
 * nothing waits for ever, nothing that was acknowledged is lost, what is shown as accepted is stored, and sending the file again
 * completes it to what an undisturbed import stores.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoltFaultsIT {
    /** What docs/operations.md says: no request waits longer for a Neo4j that is silent. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);

    /** What it says of a batch. */
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(2);

    private static final Duration READY_AGAIN = Duration.ofSeconds(60);
    private static final Path CASE = Path.of("src/test/resources/cases/s6-bulk");
    private static final int ROWS = 1_400;
    private static final int ROWS_A_BATCH = 700;

    private final TestNeo4j neo4j = TestNeo4j.shared();
    private final HttpClient http = HttpClient.newHttpClient();
    private TcpProxy proxy;
    private CardtrailServer server;
    private CardtrailClient client;
    private byte[] file;
    private JsonNode mapping;
    private ImportProgress undisturbed;
    private String whole;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        neo4j.wipe();
        proxy = new TcpProxy(neo4j.uri().getPort());
        server = CardtrailServer.start(
                CardtrailServer.freshData(),
                Map.of(
                        "cardtrail.neo4j.uri",
                        proxy.uri().toString(),
                        "cardtrail.imports.batch-rows",
                        String.valueOf(ROWS_A_BATCH)));
        client = new CardtrailClient(server.origin(), server.token());
        file = Files.readAllLines(CASE.resolve("files/platform-orders.csv")).stream()
                .limit(ROWS + 1)
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
        mapping = CaseFolder.JSON.readTree(Files.readString(CASE.resolve("mappings/platform-orders.json")));
        neo4j.wipeRecords();
        undisturbed = ended(send(), Duration.ofMinutes(3));
        assertThat(undisturbed.state()).isEqualTo(ImportState.DONE);
        whole = neo4j.digest();
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
        proxy.close();
        http.close();
    }

    @AfterEach
    void mend() {
        proxy.fault(Fault.NONE);
        await().atMost(READY_AGAIN).until(() -> health() == 200);
    }

    /** Each takes a minute of waiting. */
    @Tag("full")
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CUT", "STALLED", "HALF_OPEN"})
    void while_the_database_is_away_all_says_so_and_afterwards_nothing_is_missing(Fault fault) throws Exception {
        neo4j.wipeRecords();
        // Or it may have ended before anybody has seen it begin.
        proxy.fault(Fault.SLOW);
        ImportJob job = send();
        await().atMost(Duration.ofMinutes(2)).until(() -> job.count(RowOutcome.ACCEPTED) > 0);
        proxy.fault(fault);
        assertThat(job.count(RowOutcome.ACCEPTED)).as("some is still to come").isLessThan(ROWS);
        long began = System.nanoTime();

        await().atMost(LONGEST_REQUEST).until(() -> health() == 503);
        Duration down = since(began);
        assertRefusedInTime();
        ImportProgress ended = ended(job, LONGEST_BATCH);
        Duration end = since(began);
        assertThat(health()).as("while it lasts").isEqualTo(503);

        long mended = System.nanoTime();
        proxy.fault(Fault.NONE);
        await().atMost(READY_AGAIN).until(() -> health() == 200);
        System.out.printf(
                "%s: health DOWN after %d ms, import %s after %d ms, UP again after %d ms%n",
                fault,
                down.toMillis(),
                ended.state(),
                end.toMillis(),
                since(mended).toMillis());

        assertThat(ended.state()).isEqualTo(ImportState.FAILED);
        assertThat(ended.message()).contains("the database did not answer");
        assertThat(stored()).as("what was acknowledged").containsAll(job.lines(RowOutcome.ACCEPTED, 0, ROWS * 2));
        assertSentAgainIsWhole();
    }

    @Test
    void a_slow_connection_makes_an_import_slow_and_nothing_else() throws Exception {
        neo4j.wipeRecords();
        proxy.fault(Fault.SLOW);
        assertThat(health()).isEqualTo(200);
        assertUndisturbed(ended(send(), Duration.ofMinutes(4)));
    }

    /** Both, or where few faults are asked for one of them, chosen anew. */
    static List<Fault> unheard() {
        List<Fault> all = new ArrayList<>(List.of(Fault.COMMIT_LOST, Fault.ANSWER_LOST));
        Collections.shuffle(all);
        return all.subList(0, Math.min(all.size(), Integer.getInteger("bolt.faults", all.size())));
    }

    @ParameterizedTest
    @MethodSource("unheard")
    void a_commit_of_which_nothing_is_heard_is_done_once(Fault fault) throws Exception {
        neo4j.wipeRecords();
        proxy.fault(fault);
        ImportProgress ended = ended(send(), Duration.ofMinutes(4));
        assertThat(proxy.lost()).isPositive();
        assertUndisturbed(ended);
    }

    private void assertUndisturbed(ImportProgress ended) {
        assertThat(ended.message()).isNull();
        assertThat(ended.state()).isEqualTo(ImportState.DONE);
        assertThat(List.of(ended.accepted(), ended.duplicates(), ended.rejected()))
                .isEqualTo(List.of(undisturbed.accepted(), undisturbed.duplicates(), undisturbed.rejected()));
        assertThat(neo4j.digest()).isEqualTo(whole);
    }

    private void assertSentAgainIsWhole() throws InterruptedException {
        ImportProgress again = ended(send(), Duration.ofMinutes(3));
        assertThat(again.state()).as(String.valueOf(again.message())).isEqualTo(ImportState.DONE);
        assertThat(again.rows()).isEqualTo(undisturbed.rows());
        assertThat(neo4j.digest()).isEqualTo(whole);
    }

    /** A question and a file: each is refused within the stated time. */
    private void assertRefusedInTime() throws IOException, InterruptedException {
        for (String path : List.of("/graphql", "/api/imports")) {
            long began = System.nanoTime();
            var response = http.send(
                    HttpRequest.newBuilder(server.origin().resolve(path))
                            .header("Authorization", "Bearer " + server.token())
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/graphql-response+json, application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"query\": \"{ warrants(first: 1) { nodes { id } } }\"}"))
                            .timeout(Duration.ofMinutes(2))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(since(began)).as(path).isLessThan(LONGEST_REQUEST);
            assertThat(response.statusCode()).as(path + response.body()).isEqualTo(503);
            assertThat(response.body()).contains("GRAPH_UNAVAILABLE");
        }
    }

    private ImportJob send() {
        return server.bean(ImportService.class)
                .job(client.upload("platform-orders.csv", file, mapping))
                .orElseThrow();
    }

    private static ImportProgress ended(ImportJob job, Duration within) throws InterruptedException {
        assertThat(job.await(within))
                .as("ended within %s: %s", within, job.progress())
                .isTrue();
        return job.progress();
    }

    private Set<Long> stored() {
        return neo4j.texts("MATCH ()-[r:RECORDED_IN]->() RETURN toString(r.line) AS text").stream()
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    private int health() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(server.management().resolve("/actuator/health"))
                                .timeout(Duration.ofMinutes(1))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
