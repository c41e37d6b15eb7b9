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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** The tree can't be written while an append is on its way: the append must not put the log back into use. */
    @Test
    void a_tree_that_cannot_be_written_ends_the_log_for_an_append_under_way_too() throws Exception {
        CountDownLatch sealing = new CountDownLatch(1);
        CountDownLatch appending = new CountDownLatch(1);
        AtomicBoolean armed = new AtomicBoolean();
        CompletableFuture<Thread> sealer = new CompletableFuture<>();
        CompletableFuture<AuditLog> under = new CompletableFuture<>();
        AtomicBoolean healthyMeanwhile = new AtomicBoolean();
        Sink.Opener disk = file -> {
            boolean tile = file.toString().contains("tile");
            boolean segment = String.valueOf(file.getFileName()).startsWith("segment-");
            Sink real = Sink.ofFile(file);
            return new Sink() {
                @Override
                public void append(byte[] bytes) throws IOException {
                    if (armed.get() && tile) {
                        sealing.countDown();
                        await(appending);
                        throw new IOException("No space left on device");
                    }
                    if (armed.get() && segment) {
                        healthyMeanwhile.set(under.join().healthy());
                        appending.countDown();
                        // Until the other has given up, or waits for this append: long enough to tell the two apart.
                        join(sealer.join());
                    }
                    real.append(bytes);
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        };
        try (AuditLog log = AuditLog.open(folder, CLOCK, 1 << 20, disk)) {
            under.complete(log);
            log.append(AuditLogTest.intent("before"));
            armed.set(true);
            Thread failing = Thread.ofPlatform().unstarted(() -> {
                try {
                    log.checkpoint();
                } catch (AuditUnavailable expected) {
                    // What is looked at is what becomes of the log.
                }
            });
            sealer.complete(failing);
            failing.start();
            await(sealing);
            log.append(AuditLogTest.intent("under way"));
            failing.join();

            assertThat(healthyMeanwhile).as("an append under way is no failure").isTrue();
            assertThat(log.healthy()).isFalse();
            assertThatThrownBy(() -> log.append(AuditLogTest.intent("after"))).isInstanceOf(AuditUnavailable.class);
        }
    }

    /** Killed while it wrote a narrow tile, a log must still be able to clear away when the tile is full. */
    @Test
    void a_half_written_tile_that_a_kill_left_behind_does_not_end_the_log_when_the_tile_is_full() throws IOException {
        try (AuditLog log = AuditLog.open(folder, CLOCK, 1 << 20, Sink::ofFile)) {
            log.append(AuditLogTest.intent("first"));
            log.checkpoint();
            Path narrow = folder.resolve("tile/0/000.p");
            Files.write(narrow.resolve("2.new"), new byte[7]);

            for (int i = 1; i < Tile.FULL; i++) {
                log.append(AuditLogTest.intent("more"));
            }
            log.checkpoint();

            assertThat(log.healthy()).isTrue();
            assertThat(narrow).doesNotExist();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
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
