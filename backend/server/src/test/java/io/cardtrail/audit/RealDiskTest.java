package io.cardtrail.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file system that is really full and a folder that is really read-only. Mounting takes root; where it can't be done the same is
 * done to a process: a limit on the size of its files, and permissions. Either way something is tested.
 */
class RealDiskTest {
    @TempDir
    Path temp;

    private final Deque<Path> mounted = new ArrayDeque<>();

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private boolean mount(Path at, String... command) throws IOException, InterruptedException {
        if (run(command)) {
            mounted.push(at);
            return true;
        }
        return false;
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        for (Path each : mounted) {
            run("umount", each.toString());
        }
    }

    /** What a child process with a limit on its files does: appends until it is refused, and says how often it was not. */
    static final class Limited {
        private Limited() {}

        public static void main(String[] args) {
            System.exit(fill(AuditLog.open(Path.of(args[0]), Clock.systemUTC())) > 0 ? 0 : 1);
        }
    }

    private static int fill(AuditLog log) {
        int acknowledged = 0;
        try (log) {
            while (true) {
                log.append(AuditLogTest.intent("q"));
                acknowledged++;
            }
        } catch (AuditUnavailable full) {
            if (log.healthy()) {
                throw new IllegalStateException("a log that refuses says it is healthy", full);
            }
            return acknowledged;
        }
    }

    @Test
    void a_full_disk_refuses_keeps_what_was_acknowledged_and_goes_on_when_there_is_room() throws Exception {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        Path folder = disk.resolve("audit");
        int acknowledged;
        if (mount(disk, "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString())) {
            acknowledged = fill(AuditLog.open(folder, Clock.systemUTC()));
            assertThatThrownBy(() -> AuditLog.open(folder, Clock.systemUTC())).isInstanceOf(AuditUnavailable.class);
            assertThat(run("mount", "-o", "remount,size=8m", disk.toString())).isTrue();
        } else {
            // SIGXFSZ is ignored by Java, so a write beyond the limit fails as on a full disk.
            assertThat(run(
                            "sh",
                            "-c",
                            "ulimit -f 100; exec \"$0\" -cp \"$1\" '" + Limited.class.getName() + "' \"$2\"",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            System.getProperty("java.class.path"),
                            folder.toString()))
                    .isTrue();
            acknowledged = 1;
        }
        try (AuditLog log = AuditLog.open(folder, Clock.systemUTC())) {
            log.append(AuditLogTest.intent("q"));
        }
        assertThat(AuditReader.leaves(folder)).hasSizeGreaterThan(acknowledged);
        LogVerifier verifier = LogVerifier.read("cardtrail.local/trial", folder.resolve("log.pub"));
        assertThat(Fsck.check(folder, verifier, null).faults()).isEmpty();
    }

    @Test
    void a_read_only_folder_refuses_to_open_and_an_open_log_refuses_a_new_segment() throws Exception {
        Path folder = temp.resolve("audit");
        AuditLog.open(folder, Clock.systemUTC()).close();
        AuditLog log = AuditLog.open(folder, Clock.systemUTC(), 1, Sink::ofFile);
        log.append(AuditLogTest.intent("q"));
        // An open file may still be written under a folder that has become read-only; a new segment may not.
        boolean bound = mount(folder, "mount", "--bind", "-r", folder.toString(), folder.toString());
        if (!bound) {
            assertThat(folder.toFile().setWritable(false)).isTrue();
        }
        try {
            assertThatThrownBy(() -> log.append(AuditLogTest.intent("q"))).isInstanceOf(AuditUnavailable.class);
            assertThat(log.healthy()).isFalse();
            log.close();
            if (bound) {
                assertThatThrownBy(() -> AuditLog.open(folder, Clock.systemUTC()))
                        .isInstanceOf(AuditUnavailable.class);
            }
        } finally {
            if (bound) {
                unmount();
                mounted.clear();
            } else {
                assertThat(folder.toFile().setWritable(true)).isTrue();
            }
        }
        try (AuditLog again = AuditLog.open(folder, Clock.systemUTC())) {
            again.append(AuditLogTest.intent("q"));
            assertThat(AuditReader.leaves(folder)).hasSize(2);
        }
    }
}
