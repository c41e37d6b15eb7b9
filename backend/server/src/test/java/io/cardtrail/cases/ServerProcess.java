package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.Application;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.ingest.ImportState;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The server in a process of its own, with the Neo4j that it starts itself: either can be killed or starved. */
final class ServerProcess implements AutoCloseable {
    /** What is promised. A machine that is busy with something else may be given longer, and proves nothing of this. */
    static final Duration READY_WITHIN = Duration.ofSeconds(Integer.getInteger("server.ready", 60));

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Path data;
    private final int port = freePort();
    private final int management = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;
    private @Nullable CardtrailClient client;

    /** What the process runs: the application, until nobody holds its input any more. */
    static final class Served {
        private Served() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            Application.main(args);
            while (System.in.read() >= 0) {
                // Only its end counts.
            }
            System.exit(0);
        }
    }

    ServerProcess(Path data) {
        this.data = data;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return how long it took to be ready} */
    Duration start() throws IOException, InterruptedException {
        Files.createDirectories(data);
        long began = System.nanoTime();
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dcardtrail.neo4j.local.classpath-file="
                                + TestNeo4j.classpathFile().toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Served.class.getName(),
                        "--spring.profiles.active=test",
                        "--server.port=" + port,
                        "--management.server.port=" + management,
                        "--cardtrail.imports.batch-rows=" + BulkOrders.ROWS_A_BATCH,
                        "--cardtrail.data=" + data)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(data.toFile(), "output.txt")))
                .start();
        awaitHealth(200, LONGEST);
        if (client != null) {
            client.close();
        }
        client = new CardtrailClient(
                URI.create("http://127.0.0.1:" + port),
                Files.readString(data.resolve("integrator.token")).strip());
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** {@return how long it took} */
    Duration awaitHealth(int status, Duration within) throws InterruptedException {
        long began = System.nanoTime();
        while (health() != status) {
            assertThat(process().isAlive()).as("alive, see %s/output.txt", data).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("health %d of %s", status, data)
                    .isLessThan(within);
            Thread.sleep(50);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** {@return the status of the health page, 0 if nothing answers} */
    int health() throws InterruptedException {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/actuator/health"))
                                    .timeout(Duration.ofMinutes(1))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    CardtrailClient client() {
        return Objects.requireNonNull(client, "not started");
    }

    private Process process() {
        return Objects.requireNonNull(process, "not started");
    }

    long pid() {
        return process().pid();
    }

    long neo4jPid() throws IOException {
        return Long.parseLong(run("pid"));
    }

    /** {@return its Neo4j, for a look past the server} */
    TestNeo4j neo4j() throws IOException {
        return TestNeo4j.at(
                URI.create(run("uri")),
                "neo4j",
                Files.readString(data.resolve("neo4j/password")).strip());
    }

    private String run(String name) throws IOException {
        Properties run = new Properties();
        try (var in = Files.newInputStream(data.resolve("neo4j/run.properties"))) {
            run.load(in);
        }
        return Objects.requireNonNull(run.getProperty(name), name);
    }

    /** {@return how the import stands} */
    JsonNode progress(String id) {
        return client().ask(Map.of("id", id), "import").path("data").path("importJob");
    }

    /** {@return how the import ended} */
    JsonNode ended(String id, Duration within) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        JsonNode now = progress(id);
        while (!List.of("DONE", "FAILED").contains(now.path("state").asString(""))) {
            assertThat(System.nanoTime()).as("ended: %s", now).isLessThan(until);
            Thread.sleep(100);
            now = progress(id);
        }
        return now;
    }

    /** Sends the file and has it imported whole. */
    JsonNode imported(String name, byte[] file, JsonNode mapping) throws InterruptedException {
        JsonNode ended = ended(client().upload(name, file, mapping), LONGEST);
        assertThat(ended.path("state").asString("")).as(ended.toString()).isEqualTo(ImportState.DONE.name());
        return ended;
    }

    void kill() throws InterruptedException {
        process().destroyForcibly();
        assertThat(process().waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    /** Ends it as an operator does. */
    @Override
    public void close() throws IOException {
        process().getOutputStream().close();
        try {
            if (!process().waitFor(2, TimeUnit.MINUTES)) {
                process().destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (client != null) {
            client.close();
        }
        http.close();
    }
}
