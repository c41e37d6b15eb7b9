package io.cardtrail.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crashes and full disks. */
class AuditFailureTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String SEGMENT = "segment-000000000000.jsonl";

    @TempDir
    Path folder;

    /** A disk with room for so many bytes more; what fits of a write is written. */
    private static Sink.Opener disk(AtomicInteger room) {
        return file -> {
            Sink real = Sink.ofFile(file);
            return new Sink() {
                @Override
                public void append(byte[] bytes) throws IOException {
                    int fits = Math.min(bytes.length, Math.max(0, room.getAndAdd(-bytes.length)));
                    real.append(Arrays.copyOf(bytes, fits));
                    if (fits < bytes.length) {
                        throw new IOException("No space left on device");
                    }
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        };
    }

    private List<String> torn() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(f -> f.startsWith("torn-"))
                    .sorted()
                    .toList();
        }
    }

    private int tornSegments() throws IOException {
        return (int) torn().stream().filter(f -> f.startsWith("torn-segment-")).count();
    }

    /** A crash in the middle of an append left no checkpoint over what was being appended. */
    private void forgetTree() throws IOException {
        Files.deleteIfExists(folder.resolve("checkpoint"));
        Path tiles = folder.resolve("tile");
        if (Files.exists(tiles)) {
            try (Stream<Path> files = Files.walk(tiles)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void write(int entries) {
        try (AuditLog log = AuditLog.open(folder, CLOCK)) {
            for (int i = 0; i < entries; i++) {
                log.append(AuditLogTest.intent("q" + i));
            }
        }
    }

    @Test
    void a_full_disk_ends_the_log_until_it_is_opened_again_and_no_half_leaf_stays() throws IOException {
        AtomicInteger room = new AtomicInteger(3000);
        int acknowledged = 0;
        try (AuditLog log = AuditLog.open(folder, CLOCK, 1 << 20, disk(room))) {
            AuditUnavailable refusal = null;
            while (refusal == null) {
                try {
                    log.append(AuditLogTest.intent("q"));
                    acknowledged++;
                } catch (AuditUnavailable e) {
                    refusal = e;
                }
            }
            assertThat(refusal).hasMessage("the audit log can't be written");
            assertThat(log.healthy()).isFalse();
            room.set(1 << 20);
            assertThatThrownBy(() -> log.append(AuditLogTest.intent("q"))).isInstanceOf(AuditUnavailable.class);
        }
        assertThat(acknowledged).isPositive();
        byte[] before = Files.readAllBytes(folder.resolve(SEGMENT));
        try (AuditLog log = AuditLog.open(folder, CLOCK)) {
            assertThat(log.healthy()).isTrue();
            log.append(AuditLogTest.intent("q"));
        }
        List<Leaf> leaves = AuditReader.leaves(folder);
        assertThat(leaves.get(acknowledged).text()).contains("\"type\":\"RECOVERED\"");
        assertThat(leaves).hasSize(acknowledged + 1 + torn().size());
        assertThat(Files.readAllBytes(folder.resolve(SEGMENT))).startsWith(wholeLines(before));
    }

    private static byte[] wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    @Test
    void a_full_disk_fails_every_waiting_append() throws Exception {
        AtomicInteger room = new AtomicInteger(20_000);
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (AuditLog log = AuditLog.open(folder, CLOCK, 1 << 20, disk(room));
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                work.add(() -> {
                    try {
                        log.append(AuditLogTest.intent("q"));
                        return acknowledged.incrementAndGet();
                    } catch (AuditUnavailable e) {
                        return refused.incrementAndGet();
                    }
                });
            }
            for (Future<Integer> done : threads.invokeAll(work)) {
                assertThat(done.get()).isPositive();
            }
        }
        assertThat(acknowledged.get() + refused.get()).isEqualTo(200);
        assertThat(acknowledged.get()).isPositive();
        assertThat(refused.get()).isPositive();
        AuditLog.open(folder, CLOCK).close();
        // Whatever was acknowledged is there; of a group that was cut, whole lines may be there besides.
        assertThat(AuditReader.leaves(folder).size()).isGreaterThanOrEqualTo(acknowledged.get());
    }

    @Test
    void a_read_only_folder_refuses_to_open() {
        Sink.Opener readOnly = file -> {
            throw new AccessDeniedException(file.toString());
        };
        assertThatThrownBy(() -> AuditLog.open(folder, CLOCK, 1000, readOnly))
                .isInstanceOf(AuditUnavailable.class)
                .hasMessageContaining("can't be opened");
        // The failed opening gave the folder free.
        AuditLog.open(folder, CLOCK).close();
    }

    @Test
    void every_torn_end_is_moved_aside_and_recorded() throws IOException {
        write(3);
        byte[] whole = Files.readAllBytes(folder.resolve(SEGMENT));
        int lastLine = new String(whole, StandardCharsets.UTF_8).stripTrailing().lastIndexOf('\n') + 1;
        for (int cut = lastLine + 1; cut < whole.length; cut += 37) {
            Files.write(folder.resolve(SEGMENT), Arrays.copyOf(whole, cut));
            forgetTree();
            int before = tornSegments();
            AuditLog.open(folder, CLOCK).close();
            assertThat(tornSegments()).isEqualTo(before + 1);
            String aside = "torn-" + SEGMENT + "-" + (before + 1);
            assertThat(Files.readAllBytes(folder.resolve(aside))).isEqualTo(Arrays.copyOfRange(whole, lastLine, cut));
            List<Leaf> leaves = AuditReader.leaves(folder);
            assertThat(leaves.get(2).text()).contains("\"type\":\"RECOVERED\"").contains(aside);
            // The salts of the leaf that is gone are set aside too, the first time.
            assertThat(leaves).hasSize(before == 0 ? 4 : 3);
            assertThat(torn().getFirst()).isEqualTo("torn-salts-000000000000.jsonl-1");
        }
    }

    @Test
    void blocks_of_zeros_after_a_power_loss_are_a_torn_end() throws IOException {
        write(2);
        Files.write(folder.resolve(SEGMENT), new byte[4096], StandardOpenOption.APPEND);
        Files.write(folder.resolve(SEGMENT), new byte[] {'\n'}, StandardOpenOption.APPEND);
        write(1);
        assertThat(AuditReader.leaves(folder)).hasSize(4);
        assertThat(torn()).hasSize(1);
    }

    @Test
    void a_torn_salt_is_moved_aside_too() throws IOException {
        write(2);
        Path salts = folder.resolve("salts-000000000000.jsonl");
        Files.writeString(salts, "{\"salts\":{\"que", StandardOpenOption.APPEND);
        write(1);
        assertThat(torn()).containsExactly("torn-salts-000000000000.jsonl-1");
        assertThat(AuditReader.leaves(folder)).hasSize(4);
        assertThat(Files.readAllLines(salts)).hasSize(3);
    }

    @Test
    void salts_may_be_destroyed_and_the_log_goes_on() throws IOException {
        write(2);
        Files.delete(folder.resolve("salts-000000000000.jsonl"));
        write(1);
        assertThat(AuditReader.leaves(folder)).hasSize(3);
        assertThat(torn()).isEmpty();
    }

    @Test
    void damage_before_the_end_is_no_torn_end_and_refuses() throws IOException {
        write(3);
        String text = Files.readString(folder.resolve(SEGMENT));
        for (String damaged : List.of(
                text.replaceFirst("\"index\":1", "\"index\":7"),
                text.replaceFirst("\\{", "x"),
                text.substring(text.indexOf('\n') + 1))) {
            Files.writeString(folder.resolve(SEGMENT), damaged);
            assertThatThrownBy(() -> AuditLog.open(folder, CLOCK))
                    .isInstanceOf(AuditUnavailable.class)
                    .hasMessageContaining("damaged");
        }
        assertThat(torn()).isEmpty();
    }

    @Test
    void a_log_whose_newest_segment_is_empty_goes_on_after_the_one_before() throws IOException {
        write(2);
        Files.writeString(folder.resolve("segment-000000000002.jsonl"), "");
        write(1);
        assertThat(AuditReader.leaves(folder)).hasSize(3);
    }
}
