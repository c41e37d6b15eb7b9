package io.cardtrail.graph;

import io.cardtrail.model.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.neo4j.Neo4jContainer;

/**
 * The one Neo4j of a test run: the one named by {@code CARDTRAIL_TEST_NEO4J_URI} (with {@code _USER} and
 * {@code _PASSWORD}), else a container if Docker answers, else a local process. There is always one: no test is skipped.
 */
public final class TestNeo4j {
    private static final String ENV = "CARDTRAIL_TEST_NEO4J_";
    private static final String IMAGE = "neo4j:2026.08.1-community";

    private final URI uri;
    private final String user;
    private final String password;

    private TestNeo4j(URI uri, String user, String password) {
        this.uri = uri;
        this.user = user;
        this.password = password;
        markIfEmpty();
    }

    /** {@return the database of this JVM, started by the first caller and stopped with the JVM} */
    public static TestNeo4j shared() {
        return Shared.INSTANCE;
    }

    /** {@return another one, for tests that kill or starve it; whoever started it stops it} */
    public static TestNeo4j at(URI uri, String user, String password) {
        return new TestNeo4j(uri, user, password);
    }

    /** Started at its first use, once, whatever the number of threads. */
    private static final class Shared {
        private static final TestNeo4j INSTANCE = choose();
    }

    private static TestNeo4j choose() {
        String given = System.getenv(ENV + "URI");
        if (given != null && !given.isBlank()) {
            return new TestNeo4j(
                    URI.create(given),
                    Optional.ofNullable(System.getenv(ENV + "USER")).orElse("neo4j"),
                    Optional.ofNullable(System.getenv(ENV + "PASSWORD")).orElse(""));
        }
        return DockerClientFactory.instance().isDockerAvailable() ? container() : process();
    }

    private static TestNeo4j container() {
        Neo4jContainer container = new Neo4jContainer(IMAGE)
                .withAdminPassword("a-password-for-tests")
                .withNeo4jConfig("server.bolt.connection_keep_alive", "5s");
        container.start();
        atExit(container::stop);
        return new TestNeo4j(URI.create(container.getBoltUrl()), "neo4j", container.getAdminPassword());
    }

    private static TestNeo4j process() {
        Path data = freshFolder();
        LocalNeo4jProcess process = LocalNeo4jProcess.start(data, shippedClasspathFile());
        atExit(() -> {
            process.close();
            delete(data);
        });
        Neo4jAddress address = process.address();
        return new TestNeo4j(address.uri(), address.user(), address.password());
    }

    private static void atExit(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop-test-neo4j"));
    }

    /** {@return what the build of backend/local-neo4j wrote; the default is for an IDE, where no build sets it} */
    public static Path shippedClasspathFile() {
        return Path.of(System.getProperty(
                "cardtrail.neo4j.local.classpath-file", "../local-neo4j/target/local-neo4j.classpath"));
    }

    /** {@return the same for one that lives for seconds: see {@link ShortLived}} */
    public static Path classpathFile() {
        return ShortLived.CLASSPATH;
    }

    /**
     * What the JVM's second compiler makes of it, it would never use; and its classes are read from an archive that the first one to be stopped
     * leaves behind, which takes half of its start. Written anew by each run, for folders move.
     */
    private static final class ShortLived {
        private static final Path CLASSPATH = written();

        private static Path written() {
            Path shipped = shippedClasspathFile().toAbsolutePath().normalize();
            Path folder = freshFolder();
            atExit(() -> delete(folder));
            try {
                // Only classes in jars can be archived; without a jar it is not packaged yet.
                Path jar = jar(shipped.resolveSibling("classes"));
                String archived = Files.isDirectory(jar)
                        ? ""
                        : "-XX:+AutoCreateSharedArchive\n\"-XX:SharedArchiveFile=%s\"\n"
                                .formatted(Path.of("target", "test-neo4j.jsa").toAbsolutePath());
                Files.writeString(folder.resolve(LocalNeo4jChild.OPTIONS), "-XX:TieredStopAtLevel=1\n" + archived);
                return Files.writeString(
                        folder.resolve("local-neo4j.classpath"),
                        jar + File.pathSeparator + Files.readString(shipped).strip());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path jar(Path classes) throws IOException {
            try (Stream<Path> beside = Files.list(classes.getParent())) {
                return beside.filter(file -> file.toString().endsWith(".jar"))
                        .findFirst()
                        .orElse(classes);
            }
        }
    }

    /** {@return a folder of its own for each caller, so that two runs at once do not meet} */
    static Path freshFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-neo4j")), "run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return uri;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /**
     * Deletes all data and keeps constraints and indexes.
     *
     * @throws IllegalStateException if the database held data that no test run has put there
     */
    public void wipe() {
        try (Driver driver = driver();
                Session session = driver.session()) {
            if (count(session, "MATCH (n:CardtrailTestDatabase) RETURN count(n) AS n") == 0) {
                throw new IllegalStateException("The database at " + uri
                        + " was not empty when the tests began and is not marked as theirs, so it is not wiped;"
                        + " point " + ENV + "URI at an empty one");
            }
            // The mark stays, so that the next run knows this database again even if this one is killed.
            session.run("""
                            MATCH (n) WHERE NOT n:CardtrailTestDatabase
                            CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS""").consume();
        }
    }

    /** {@return one number: the column {@code n} of a query's only row} */
    public long count(String query) {
        try (Driver driver = driver();
                Session session = driver.session()) {
            return count(session, query);
        }
    }

    /** {@return the column {@code text} of a query's rows} */
    public List<String> texts(String query) {
        try (Driver driver = driver();
                Session session = driver.session()) {
            return session.run(query).list(row -> row.get("text").asString());
        }
    }

    /** {@return every property of every node as text, for tests that look for what must not be there} */
    public String everything() {
        try (Driver driver = driver();
                Session session = driver.session()) {
            return session.run("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p")
                    .list()
                    .toString();
        }
    }

    /**
     * {@return SHA-256 over what imports have stored: acts and record-keeping with their roles, settlements and rows, hex} It leaves out
     * what depends on the order of imports (numbers of batches) and on chance (encrypted texts, leaves under the installation's keys).
     */
    public String digest() {
        List<String> lines = new ArrayList<>();
        try (Driver driver = driver();
                Session session = driver.session()) {
            for (String query : List.of(
                    "MATCH (a:Act|RecordKeeping) RETURN labels(a) AS l, a.id AS id, a {.*, seq: null} AS p",
                    "MATCH (a:Act)-[r]->(e:Entity) RETURN a.id AS id, type(r) AS r, properties(r) AS p, labels(e) AS l,"
                            + " e.key AS key, e.sealed IS NULL AS open",
                    "MATCH (a:Sale)-[r:SETTLED_BY]->(p:Payment) RETURN a.id AS a, properties(r) AS r, p.id AS p",
                    "MATCH (a)-[r:RECORDED_IN]->(f:SourceFile) RETURN a.id AS id, r.line AS line, r.by AS by, f.key AS f",
                    "MATCH (f:SourceFile) RETURN f {.*, seq: null} AS f",
                    "MATCH (b:BlurFinding)-[:FOUND_IN]->(f:SourceFile) RETURN b {.*} AS b, f.key AS f",
                    "MATCH (e:Entity) RETURN labels(e) AS l, e.key AS key")) {
                session.run(query).forEachRemaining(row -> lines.add(sorted(row.asMap())));
            }
        }
        lines.sort(null);
        return Sha256.hex(String.join("\n", lines));
    }

    /** Maps by key and labels by name: what the database gives them in is no part of what is stored. */
    static String sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, String> inOrder = new TreeMap<>();
                map.forEach((key, each) -> inOrder.put(String.valueOf(key), each == null ? "-" : sorted(each)));
                yield inOrder.toString();
            }
            case List<?> list ->
                list.stream().map(TestNeo4j::sorted).sorted().toList().toString();
            default -> String.valueOf(value);
        };
    }

    /** Deletes what imports stored and keeps the rest: instruments, accounts, and the number of the newest batch. */
    public void wipeRecords() {
        try (Driver driver = driver();
                Session session = driver.session()) {
            session.run("""
                            MATCH (n:Entity|Act|RecordKeeping|SourceFile|Batch|BlurFinding)
                            CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS""").consume();
        }
    }

    private void markIfEmpty() {
        try (Driver driver = driver();
                Session session = driver.session()) {
            if (count(session, "MATCH (n) RETURN count(n) AS n") == 0) {
                session.run("CREATE (:CardtrailTestDatabase)").consume();
            }
        }
    }

    private static long count(Session session, String query) {
        return session.run(query, Map.of()).single().get("n").asLong();
    }

    private Driver driver() {
        return GraphDatabase.driver(uri, AuthTokens.basic(user, password));
    }
}
