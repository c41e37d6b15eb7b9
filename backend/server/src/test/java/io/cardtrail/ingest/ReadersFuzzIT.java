package io.cardtrail.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Coverage-guided fuzzing of everything that reads what comes from outside, by Jazzer in a JVM of its own. In every build all readers
 * together, {@code -Dfuzz.runs} inputs; with {@code -Dfuzz.seconds} instead each reader for its share of them, going on with what an
 * earlier run found worth keeping in {@code target/fuzz}. An input that breaks a reader is left there: it belongs into
 * {@code src/test/resources/fuzz} once it is understood.
 */
class ReadersFuzzIT {
    private static final int RUNS = Integer.getInteger("fuzz.runs", 2_000);
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 0);
    private static final Path FOLDER = Path.of("target", "fuzz");

    private static final List<String> BESIDE = List.of(
            "/eu/europa/ec/",
            "/org/apache/jena/",
            "/org/apache/pdfbox/",
            "/org/apache/xmlgraphics/",
            "/io/github/openhtmltopdf/",
            "/org/verapdf/",
            "/org/mozilla/");

    @TestFactory
    Stream<DynamicTest> no_input_breaks_hangs_or_swells_a_reader() {
        if (SECONDS == 0) {
            return Stream.of(DynamicTest.dynamicTest("all readers", () -> fuzz("", "-runs=" + RUNS, 600)));
        }
        int share = Math.max(1, SECONDS / FuzzedReaders.Reader.values().length);
        return Arrays.stream(FuzzedReaders.Reader.values())
                .map(reader -> DynamicTest.dynamicTest(
                        reader.name(), () -> fuzz(reader.name(), "-max_total_time=" + share, share + 600)));
    }

    private static void fuzz(String reader, String until, int secondsAtMost) throws Exception {
        int seed = Integer.getInteger("fuzz.seed", new SplittableRandom().nextInt(1, Integer.MAX_VALUE));
        String name = reader.isEmpty() ? "all" : reader;
        System.out.println("fuzzing " + name + ": -Dfuzz.seed=" + seed);
        Path seeds = FOLDER.resolve("seeds");
        // What an earlier run kept would make a run of so many inputs another one than its seed says.
        Path kept = SECONDS == 0
                ? Files.createTempDirectory(Files.createDirectories(FOLDER), "kept-")
                : FOLDER.resolve("kept-" + name);
        Files.createDirectories(kept);
        write(seeds);
        Path output = FOLDER.resolve(name + ".txt");
        Process jazzer = new ProcessBuilder(command(reader, seed, until, kept, seeds))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(jazzer.waitFor(secondsAtMost, TimeUnit.SECONDS))
                    .as("ended")
                    .isTrue();
        } finally {
            jazzer.destroyForcibly();
        }
        assertThat(jazzer.exitValue()).as("seed %d: %s", seed, tail(output)).isZero();
        System.out.println("fuzzing " + name + ": " + tail(output).getLast());
    }

    private static List<String> command(String reader, int seed, String until, Path kept, Path seeds) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // What is made of one input is bounded, so it fits many times. These bound it, and not the fuzzer's own
                // measure of
                // resident memory: Linux hands a process the highest one of the process that started it.
                "-Xmx256m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfuzz.reader=" + reader,
                "-cp",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzedReaders.class.getName(),
                "--instrumentation_includes=io.cardtrail.**:de.siegmar.**:tools.jackson.core.json.**",
                "--reproducer_path=" + FOLDER,
                "-artifact_prefix=" + FOLDER + "/",
                "-seed=" + seed,
                "-timeout=60",
                "-max_len=65536",
                "-rss_limit_mb=0",
                until,
                kept.toString(),
                seeds.toString());
    }

    /** Without what makes and checks reports: the fuzzer looks through every class there is, in the small heap of the readers. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> BESIDE.stream().noneMatch(entry.replace(File.separatorChar, '/')::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<byte[]> seeds = FuzzSeeds.all();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("seed-" + i), seeds.get(i));
        }
    }

    private static List<String> tail(Path output) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(output, ISO_8859_1));
        return lines.subList(Math.max(0, lines.size() - 40), lines.size());
    }
}
