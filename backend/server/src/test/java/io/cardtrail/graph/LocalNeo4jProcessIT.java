package io.cardtrail.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;

/** The local Neo4j as a person, an attacker on the same machine, a crash and a full stop would meet it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LocalNeo4jProcessIT {
    private final Path data = TestNeo4j.freshFolder();
    private LocalNeo4jProcess neo4j;

    @BeforeAll
    void start() {
        neo4j = LocalNeo4jProcess.start(data, TestNeo4j.classpathFile());
    }

    @AfterAll
    void stop() {
        neo4j.close();
        TestNeo4j.delete(data);
    }

    @Test
    void answers_cypher_25_to_the_generated_password() {
        assertThat(one(neo4j.address(), "CYPHER 25 RETURN allReduce(s = 0, x IN [1, 2] | s + x, s < 9) AS n"))
                .isEqualTo("TRUE");
    }

    @Test
    void refuses_the_default_password_and_a_wrong_one() {
        for (String password : new String[] {"neo4j", "a-wrong-password-of-some-length"}) {
            try (Driver driver = GraphDatabase.driver(neo4j.address().uri(), AuthTokens.basic("neo4j", password))) {
                assertThatExceptionOfType(AuthenticationException.class).isThrownBy(driver::verifyConnectivity);
            }
        }
    }

    @Test
    void listens_on_no_address_but_127_0_0_1() throws IOException {
        Stream<InetAddress> others = Stream.concat(
                Stream.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 2})),
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress()));
        for (InetAddress address : others.toList()) {
            InetSocketAddress bolt =
                    new InetSocketAddress(address, neo4j.address().uri().getPort());
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(bolt, 2000)).isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void keeps_folder_password_and_address_from_other_users_of_the_machine() throws IOException {
        Path folder = data.resolve("neo4j");
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("password"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("run.properties"))).isEqualTo("rw-------");
        String password = neo4j.address().password();
        // Hex: one that began with a dash was taken for an option, at one start in sixty-four.
        assertThat(password).matches("[0-9a-f]{48}");
        assertThat(neo4j.address().toString()).doesNotContain(password);
        assertThat(Files.readString(Path.of("/proc", String.valueOf(neo4j.pid()), "cmdline")))
                .contains("password-file")
                // Options beside the list of jars reach the JVM.
                .contains("@" + TestNeo4j.classpathFile().toAbsolutePath().resolveSibling(LocalNeo4jChild.OPTIONS))
                .doesNotContain(password);
        assertThat(Files.readString(folder.resolve("console.log"))).doesNotContain(password);
    }

    @Test
    void a_second_start_on_the_folder_uses_the_first_instance_and_leaves_it_running() {
        try (LocalNeo4jProcess second = LocalNeo4jProcess.start(data, TestNeo4j.classpathFile())) {
            assertThat(second.pid()).isEqualTo(neo4j.pid());
            assertThat(second.address()).isEqualTo(neo4j.address());
        }
        assertThat(neo4j.address().answers()).isTrue();
    }

    @Test
    void committed_data_survives_kill_9_and_answers_on_the_same_address() throws Exception {
        run(neo4j.address(), "CREATE (:Committed {value: 'before the kill'})");
        long killed = neo4j.pid();
        ProcessHandle child = ProcessHandle.of(killed).orElseThrow();
        child.destroyForcibly();
        child.onExit().get(10, TimeUnit.SECONDS);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> neo4j.pid() != killed && neo4j.address().answers());

        assertThat(one(neo4j.address(), "MATCH (c:Committed) RETURN c.value")).isEqualTo("\"before the kill\"");
    }

    @Test
    void data_survives_a_stop_and_a_killed_server_whose_neo4j_ends_and_whose_neighbour_takes_over(@TempDir Path folder)
            throws Exception {
        try (LocalNeo4jProcess first = LocalNeo4jProcess.start(folder, TestNeo4j.classpathFile())) {
            run(first.address(), "CREATE (:Kept {value: 7})");
        }
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        StartsNeo4j.class.getName(),
                        folder.toString(),
                        TestNeo4j.classpathFile().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = server.inputReader(StandardCharsets.UTF_8)) {
            String started = lines.lines()
                    .filter(line -> line.startsWith("started "))
                    .findFirst()
                    .orElseThrow();
            String[] words = started.split(" ", 3);
            ProcessHandle child = ProcessHandle.of(Long.parseLong(words[1])).orElseThrow();
            try (LocalNeo4jProcess neighbour = LocalNeo4jProcess.start(folder, TestNeo4j.classpathFile())) {
                assertThat(neighbour.address().uri()).isEqualTo(URI.create(words[2]));
                assertThat(one(neighbour.address(), "MATCH (k:Kept) RETURN k.value"))
                        .isEqualTo("7");

                server.destroyForcibly();

                assertThat(child.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> neighbour.pid() != child.pid()
                                && neighbour.address().answers());
                assertThat(one(neighbour.address(), "MATCH (k:Kept) RETURN k.value"))
                        .isEqualTo("7");
            }
        } finally {
            server.destroyForcibly();
        }
    }

    /** Stands for the server that gets killed. */
    static final class StartsNeo4j {
        @SuppressWarnings("SystemOut")
        public static void main(String[] args) throws InterruptedException {
            LocalNeo4jProcess process = LocalNeo4jProcess.start(Path.of(args[0]), Path.of(args[1]));
            System.out.println(
                    "started " + process.pid() + " " + process.address().uri());
            Thread.currentThread().join();
        }
    }

    @Test
    void names_the_port_that_another_program_holds(@TempDir Path folder) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalNeo4jSettings settings =
                    LocalNeo4jSettings.small(folder, TestNeo4j.classpathFile()).onPort(other.getLocalPort());
            assertThatExceptionOfType(GraphUnavailable.class)
                    .isThrownBy(() -> LocalNeo4jProcess.start(settings))
                    .withMessageContaining("Port " + other.getLocalPort() + " of 127.0.0.1 is in use");
        }
    }

    @Test
    void names_the_folder_that_is_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("neo4j"));
        assertThatExceptionOfType(GraphUnavailable.class)
                .isThrownBy(() -> LocalNeo4jProcess.start(folder, TestNeo4j.classpathFile()))
                .withMessageContaining(file.toString())
                .withMessageContaining("choose a data folder");
    }

    @Test
    void names_the_classpath_file_that_is_missing_and_the_command_that_makes_it(@TempDir Path folder) {
        Path missing = folder.resolve("missing.classpath");
        assertThatExceptionOfType(GraphUnavailable.class)
                .isThrownBy(() -> LocalNeo4jProcess.start(folder, missing))
                .withMessageContaining(missing.toString())
                .withMessageContaining("./mvnw");
    }

    @Test
    void refuses_a_store_that_a_newer_version_wrote(@TempDir Path folder) throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("neo4j")).resolve("store-version"), "2031.01.0");
        assertThatExceptionOfType(GraphUnavailable.class)
                .isThrownBy(() -> LocalNeo4jProcess.start(folder, TestNeo4j.classpathFile()))
                .withMessageContaining("newer version")
                .withMessageContaining("2031.01.0");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static String one(Neo4jAddress address, String query) {
        try (Driver driver = driver(address)) {
            return driver.executableQuery(query)
                    .execute()
                    .records()
                    .getFirst()
                    .get(0)
                    .toString();
        }
    }

    private static void run(Neo4jAddress address, String query) throws Neo4jException {
        try (Driver driver = driver(address)) {
            driver.executableQuery(query).withParameters(Map.of()).execute();
        }
    }

    private static Driver driver(Neo4jAddress address) {
        return GraphDatabase.driver(address.uri(), AuthTokens.basic(address.user(), address.password()));
    }
}
