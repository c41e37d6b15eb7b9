package io.cardtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.LedgerSweep;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.ingest.ManySales;
import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Generated orders ({@link ManySales}) through both commands as they are typed, with ledger and audit log, each in a process of its own with
 * a heap that stays the same while the file grows eightfold. It prints rows and relationships a second; nothing is asserted of them, since
 * machines differ. {@code -Dfigures.rows} and {@code -Dfigures.offline} say how large the larger file is.
 */
class ImportFiguresIT {
    private static final int ROWS = Integer.getInteger("figures.rows", 40_000);
    private static final int OFFLINE = Integer.getInteger("figures.offline", 80_000);
    private static final String HEAP = System.getProperty("figures.heap", "192m");
    private static final int SMALLER = 8;

    @TempDir
    private Path folder;

    @Test
    void by_transactions() throws Exception {
        both("import", ROWS);
    }

    @Test
    void offline() throws Exception {
        both("import-offline", OFFLINE);
    }

    private void both(String command, int rows) throws Exception {
        for (int size : List.of(rows / SMALLER, rows)) {
            Path data = folder.resolve(command + size);
            run(command, size, data);
            if (size < rows) {
                sound(data, size);
            }
        }
    }

    private void run(String command, int rows, Path data) throws Exception {
        Path file = folder.resolve("sales-" + rows + ".csv");
        ManySales.write(file, rows);
        Path mapping = Files.writeString(folder.resolve("sales.json"), ManySales.MAPPING);
        List<String> arguments = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Dspring.profiles.active=test",
                "-cp",
                System.getProperty("java.class.path"),
                "io.cardtrail.Application",
                command,
                "--mapping",
                mapping.toString(),
                file.toString(),
                "--cardtrail.data=" + data,
                "--cardtrail.neo4j.local.classpath-file="
                        + TestNeo4j.shippedClasspathFile().toAbsolutePath()));
        long started = System.nanoTime();
        Process process =
                new ProcessBuilder(arguments).redirectErrorStream(true).start();
        process.getOutputStream().close();
        // Of an import by transactions what counts begins when it does, and not with the start of Neo4j.
        long begun = started;
        List<String> printed = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                begun = line.contains(": RUNNING, 0 rows") || line.contains(": QUEUED") ? System.nanoTime() : begun;
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        String all = String.join("\n", printed);
        assertThat(process.waitFor()).as(all).isZero();
        assertThat(all).contains(rows + " rows, " + rows + " accepted, 0 duplicates, 0 rejected");
        System.out.printf(
                Locale.ROOT,
                "%s: %d rows, %d relationships in %.1f s: %.0f rows/s, %.0f relationships/s; heap %s, load %.1f%n",
                command,
                rows,
                (long) rows * ManySales.RELATIONSHIPS,
                seconds,
                rows / seconds,
                rows * (double) ManySales.RELATIONSHIPS / seconds,
                HEAP,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Files.delete(file);
    }

    /** What was stored is what the ledger says, to the last act. */
    private static void sound(Path data, int rows) {
        try (ConfigurableApplicationContext parts = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .properties("spring.profiles.active=test")
                .run(
                        "--cardtrail.data=" + data,
                        "--cardtrail.neo4j.local.classpath-file=" + TestNeo4j.shippedClasspathFile())) {
            LedgerSweep.Report report = parts.getBean(LedgerSweep.class).run();
            assertThat(report.faults()).isEmpty();
            assertThat(report.sound()).isTrue();
            assertThat(report.acts()).isEqualTo(rows);
        }
    }
}
