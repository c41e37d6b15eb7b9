package io.cardtrail.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of appending, again and again on the same log. */
class AuditCrashTest {
    private static final int KILLS = 8;

    @TempDir
    Path temp;

    /** The process that is killed: appends from four threads and says each token when it is acknowledged. */
    static final class Appender {
        private Appender() {}

        public static void main(String[] args) {
            PrintStream out = System.out;
            AuditLog log = AuditLog.open(
                    Path.of(args[0]),
                    Clock.systemUTC(),
                    () -> LogKey.open("cardtrail.local/test/server", Path.of(args[1])),
                    20_000,
                    Sink::ofFile);
            for (int i = 0; i < 4; i++) {
                Thread.ofPlatform().start(() -> {
                    while (true) {
                        String token = log.append(AuditLogTest.intent("q")).token();
                        synchronized (out) {
                            out.println(token);
                            out.flush();
                        }
                    }
                });
            }
            while (true) {
                log.checkpoint();
                Thread.onSpinWait();
            }
        }
    }

    private Process appender(Path folder, Path key) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appender.class.getName(),
                        folder.toString(),
                        key.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void nothing_acknowledged_is_lost_and_the_log_is_sound_after_every_kill() throws Exception {
        Path folder = temp.resolve("log");
        Path key = temp.resolve("log.key");
        Random random = new Random();
        Set<String> acknowledged = new HashSet<>();
        Checkpoint kept = null;
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = appender(folder, key);
            try (BufferedReader said = process.inputReader(StandardCharsets.US_ASCII)) {
                int until = 20 + random.nextInt(150);
                for (int i = 0; i < until; i++) {
                    // A process that ended by itself says nothing any more, and that is no token.
                    acknowledged.add(Objects.requireNonNull(said.readLine(), "the log ended before it was killed"));
                }
                process.toHandle().destroyForcibly();
                List<String> rest = new ArrayList<>(said.readAllLines());
                // The last line may be half a token.
                rest.stream().filter(line -> line.length() == 32).forEach(acknowledged::add);
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            LogKey signing = LogKey.open("cardtrail.local/test/server", key);
            try (AuditLog log = AuditLog.open(folder, Clock.systemUTC(), signing)) {
                log.append(AuditLogTest.intent("after kill " + kill));
            }
            Fsck.Report report = Fsck.check(folder, signing.verifier(), kept);
            assertThat(report.faults()).isEmpty();
            kept = LogView.of(folder, signing.verifier()).checkpoint();
            Set<String> there =
                    AuditReader.leaves(folder).stream().map(Leaf::token).collect(Collectors.toSet());
            assertThat(there).containsAll(acknowledged);
        }
        System.out.println(
                "AuditCrashTest: " + KILLS + " kills, " + acknowledged.size() + " acknowledged entries, none lost");
    }
}
