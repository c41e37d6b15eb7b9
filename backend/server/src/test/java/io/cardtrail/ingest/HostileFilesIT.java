package io.cardtrail.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.EdgeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile files are imported in a JVM of its own with a small heap, which ends when the heap does not suffice. In every build 64 MB of
 * some of them, chosen anew, in a heap of 48 MB ({@code -Dhostile.files}, {@code -Dhostile.megabytes}, {@code -Dhostile.heap});
 * {@code -Pfull} has 1 GB of each in 512 MB. {@code -Dhostile.seed} chooses as before.
 */
class HostileFilesIT {
    private static final int FILES = Integer.getInteger("hostile.files", 8);
    private static final long BYTES = Long.getLong("hostile.megabytes", 64) << 20;
    private static final int HEAP = Integer.getInteger("hostile.heap", 48);
    /** For what is kept of a file, within bounds of its own: the texts that cells share, names of sheets, rejected rows. */
    private static final int HEAP_OF_KEPT = 512;

    private static final Duration LONGEST = Duration.ofMinutes(BYTES > 1 << 28 ? 20 : 5);

    @TempDir
    Path folder;

    /** The process with the small heap. */
    static final class Importer {
        private Importer() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            ImportAudit nobody = new ImportAudit() {
                @Override
                public void started(Import started) {}

                @Override
                public void ended(Import ended, ImportState state, long accepted, long duplicates, long rejected) {}
            };
            Mapping mapping = MappingReader.read(
                    Files.readString(Path.of("src/test/resources/cases/s0-dirty-import/mappings/a-orders.json")));
            try (ImportService service = new ImportService(
                    ActStore.NONE,
                    nobody,
                    new EdgeKey(new byte[32]),
                    Clock.systemUTC(),
                    Path.of(args[1]),
                    new ImportService.Limits((1L << 31) - 2, 1, 1_000))) {
                ImportJob job = service.submit(mapping, Path.of(args[0]), "tester");
                job.await(LONGEST);
                System.out.println(job.progress().state() + " " + job.progress().message());
            }
        }
    }

    static List<HostileFile> chosen() {
        long seed = Long.getLong("hostile.seed", new SplittableRandom().nextLong());
        System.out.println("hostile files: -Dhostile.seed=" + seed + " -Dhostile.files=" + FILES);
        List<HostileFile> all = new ArrayList<>(List.of(HostileFile.values()));
        Collections.shuffle(all, new Random(seed));
        return all.subList(0, Math.min(FILES, all.size()));
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void a_hostile_file_is_refused_in_bounded_memory_and_time(HostileFile hostile) throws Exception {
        Path file = folder.resolve("hostile");
        hostile.write(file, BYTES);
        Path output = folder.resolve("output.txt");
        int heap = hostile.kept() ? HEAP_OF_KEPT : HEAP;
        long began = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dhostile.megabytes=" + (BYTES >> 20),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Importer.class.getName(),
                        file.toString(),
                        folder.resolve("spool").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(output, UTF_8);
        System.out.println(hostile + " " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + " ms: "
                + said.substring(0, Math.min(200, said.length())).strip());
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).startsWith("FAILED ").hasSizeLessThan(600).doesNotContain("inside the server");
    }
}
