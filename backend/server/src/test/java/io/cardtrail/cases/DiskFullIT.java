package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.TestNeo4j;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Nothing can be written any more, by the server or by its Neo4j. To a running process a limit on the size of its files does what a
 * full disk does, takes no privileges and can be lifted again: every write fails, files that exist can be read and names made.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiskFullIT {

    private final Path data = CardtrailServer.freshData();
    private final ServerProcess server = new ServerProcess(data);
    private BulkOrders orders;
    private String whole;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        orders = BulkOrders.read();
        server.start();
        server.imported(BulkOrders.NAME, orders.file(), orders.mapping());
        whole = server.neo4j().digest();
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    private static void disk(long pid, String bytes) throws IOException, InterruptedException {
        Process limit = new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--fsize=" + bytes + ":")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(limit.waitFor(10, TimeUnit.SECONDS) && limit.exitValue() == 0)
                .as("prlimit of process %d to %s", pid, bytes)
                .isTrue();
    }

    @Test
    void a_server_that_can_write_nothing_refuses_says_so_and_is_whole_after_a_restart() throws Exception {
        server.neo4j().wipeRecords();
        String id = server.client().upload(BulkOrders.NAME, orders.file(), orders.mapping());
        awaitSomethingAccepted(id);
        disk(server.pid(), "0");
        server.awaitHealth(503, Duration.ofSeconds(30));
        JsonNode ended = server.ended(id, Duration.ofMinutes(2));

        assertThat(ended.path("state").asString("")).isEqualTo("FAILED");
        assertThat(ended.path("message").asString("")).isNotBlank().doesNotContain("inside the server");
        assertAcknowledgedIsStored(ended);
        Exchange upload = server.client().tryUpload(BulkOrders.NAME, orders.file(), orders.mapping());
        assertRefused(upload);
        assertThat(server.health()).isEqualTo(503);
        assertThat(halfWritten()).isEmpty();

        disk(server.pid(), "unlimited");
        server.kill();
        assertThat(server.start()).isLessThan(ServerProcess.READY_WITHIN);
        assertSentAgainIsWhole();
    }

    @Test
    void an_upload_that_finds_no_room_is_refused_and_the_next_one_is_taken_when_there_is() throws Exception {
        server.neo4j().wipeRecords();
        disk(server.pid(), Integer.toString(orders.file().length / 2));
        Exchange upload = server.client().tryUpload(BulkOrders.NAME, orders.file(), orders.mapping());
        disk(server.pid(), "unlimited");

        assertRefused(upload);
        assertThat(files("spool/server"))
                .noneMatch(path -> path.getFileName().toString().startsWith("upload-"));
        assertThat(server.health()).isEqualTo(200);
        assertSentAgainIsWhole();
    }

    @Test
    void a_neo4j_that_can_write_nothing_is_down_and_works_again_when_there_is_room() throws Exception {
        server.neo4j().wipeRecords();
        long pid = server.neo4jPid();
        String id = server.client().upload(BulkOrders.NAME, orders.file(), orders.mapping());
        awaitSomethingAccepted(id);
        disk(pid, "0");
        server.awaitHealth(503, ServerProcess.READY_WITHIN);
        // It has shut itself off and is started again, in a process that may write.
        server.awaitHealth(200, ServerProcess.READY_WITHIN);
        while (server.neo4jPid() == pid) {
            // It may answer a moment before the server has noted where it runs.
            Thread.sleep(50);
        }

        JsonNode ended = server.ended(id, Duration.ofMinutes(3));
        assertThat(ended.path("state").asString("")).isIn("DONE", "FAILED");
        assertAcknowledgedIsStored(ended);
        assertSentAgainIsWhole();
    }

    /** The limit's error reads "File too large", which the HTTP layer takes for a file beyond its own: 413 and not 503. */
    private static void assertRefused(Exchange upload) {
        assertThat(upload.statusLine()).matches(".* (413|503)");
    }

    private void awaitSomethingAccepted(String id) throws InterruptedException {
        while (server.progress(id).path("accepted").asLong() == 0) {
            Thread.sleep(20);
        }
    }

    private void assertAcknowledgedIsStored(JsonNode ended) throws IOException {
        assertThat(server.neo4j().count("MATCH ()-[r:RECORDED_IN]->() RETURN count(r) AS n"))
                .isGreaterThanOrEqualTo(ended.path("accepted").asLong());
    }

    private void assertSentAgainIsWhole() throws IOException, InterruptedException {
        server.imported(BulkOrders.NAME, orders.file(), orders.mapping());
        TestNeo4j neo4j = server.neo4j();
        assertThat(neo4j.digest()).isEqualTo(whole);
        assertThat(ImportKilledIT.rowsWithoutCells(neo4j, data)).isEmpty();
    }

    /** {@return row files that are not what their batch says} */
    private List<Path> halfWritten() throws IOException {
        return files("rows").stream()
                .filter(path -> path.toString().endsWith(".rows") && !ends(path))
                .toList();
    }

    private static boolean ends(Path path) {
        try {
            return Files.readString(path).endsWith("]}\n");
        } catch (IOException e) {
            return false;
        }
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
            return files.toList();
        }
    }
}
