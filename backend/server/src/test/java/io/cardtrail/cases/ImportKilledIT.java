package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.Graph;
import io.cardtrail.graph.Migrations;
import io.cardtrail.graph.QueryCatalogue;
import io.cardtrail.graph.RowStore;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.WriteDoor;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.model.EdgeKey;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The importing process is killed at random moments, and started again with the same files: what is stored in the end is what one
 * undisturbed run stores, and every row's cells are there. {@code -Dimport.kills} says how often; broken off, a run goes on with the
 * {@code -Dimport.seed} it printed.
 */
class ImportKilledIT {
    private static final int KILLS = Integer.getInteger("import.kills", 3);
    private static final String CASE = "s1-stolen-card-ring";
    private static final int ROWS_A_BATCH = 4;
    private static final int KILLS_A_ROUND = 10;

    @TempDir
    Path folder;

    /** The process that is killed. */
    static final class Importer {
        private Importer() {}

        public static void main(String[] args) {
            Path data = Path.of(args[0]);
            try (Graph graph = Graph.connect(
                    URI.create(args[1]), args[2], System.getenv("IMPORTER_PASSWORD"), QueryCatalogue.load())) {
                Migrations.apply(graph, Clock.systemUTC());
                try (ImportService imports = new ImportService(
                        new WriteDoor(graph, new RowStore(data.resolve("rows"), data.resolve("keys"))),
                        CaseImport.NOBODY_LISTENS,
                        new EdgeKey(new byte[32]),
                        Clock.systemUTC(),
                        data.resolve("spool"),
                        new ImportService.Limits(1 << 20, 4, ROWS_A_BATCH))) {
                    for (Path file : files()) {
                        CaseImport.importOne(imports, file.resolve("../..").normalize(), file);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/cases", CASE, "files"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_import_that_is_killed_again_and_again_ends_as_one_that_is_not() throws Exception {
        long seed = Long.getLong("import.seed", new SplittableRandom().nextLong());
        System.out.println("killed imports: -Dimport.seed=" + seed);
        TestNeo4j neo4j = TestNeo4j.shared();

        neo4j.wipe();
        long began = System.nanoTime();
        assertThat(ended(start(folder.resolve("whole")))).isZero();
        long usual = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        String whole = neo4j.digest();

        KillsNoted noted = new KillsNoted(seed);
        for (int first = 0; first < KILLS; first += KILLS_A_ROUND) {
            if (!noted.has(first)) {
                round(noted, first, new SplittableRandom(seed + first), usual, whole);
            }
        }
        System.out.println("killed imports: " + noted);
    }

    /** Some kills one after the other, each of which finds what the ones before it left. */
    private void round(KillsNoted noted, int first, SplittableRandom random, long usual, String whole)
            throws Exception {
        TestNeo4j neo4j = TestNeo4j.shared();
        neo4j.wipe();
        Path data = folder.resolve("killed-" + first);
        List<Long> stored = new ArrayList<>();
        for (int kill = first; kill < Math.min(KILLS, first + KILLS_A_ROUND); kill++) {
            long before = acts(neo4j);
            Process process = start(data);
            if (!process.waitFor(usual / 3 + random.nextLong(usual), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            }
            stored.add(Math.max(0, acts(neo4j) - before));
            if (random.nextInt(4) == 0) {
                neo4j.wipe();
            }
        }
        assertThat(ended(start(data))).isZero();

        assertThat(neo4j.digest()).as("round of kill %d", first).isEqualTo(whole);
        assertThat(rowsWithoutCells(neo4j, data)).as("round of kill %d", first).isEmpty();
        for (int i = 0; i < stored.size(); i++) {
            noted.add(first + i, new KillsNoted.Kill("importer", 0, stored.get(i)));
        }
    }

    private static long acts(TestNeo4j neo4j) {
        return neo4j.count("MATCH (a:Act) RETURN count(a) AS n");
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static Process start(Path data) throws IOException {
        Files.createDirectories(data);
        TestNeo4j neo4j = TestNeo4j.shared();
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Importer.class.getName(),
                        data.toString(),
                        neo4j.uri().toString(),
                        neo4j.user())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(data.toFile(), "output.txt")));
        process.environment().put("IMPORTER_PASSWORD", neo4j.password());
        return process.start();
    }

    /** {@return rows of stored sources whose batch file lacks them} */
    static List<String> rowsWithoutCells(TestNeo4j neo4j, Path data) throws IOException {
        TreeSet<String> there = new TreeSet<>();
        try (Stream<Path> batches = Files.list(data.resolve("rows"))) {
            for (Path batch :
                    batches.filter(file -> file.toString().endsWith(".rows")).toList()) {
                String key = String.valueOf(batch.getFileName()).replace(".rows", "");
                for (String line : Files.readAllLines(batch)) {
                    there.add(key + line.replaceFirst("\\{\"line\":(\\d+),.*", ":$1"));
                }
            }
        }
        return neo4j.texts("MATCH ()-[r:RECORDED_IN]->() RETURN r.batch + ':' + r.line AS text").stream()
                .filter(row -> !there.contains(row))
                .collect(Collectors.toList());
    }
}
