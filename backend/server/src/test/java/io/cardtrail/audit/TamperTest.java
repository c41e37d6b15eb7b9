package io.cardtrail.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed in a log's folder is found: by the folder itself, or with a checkpoint that was kept elsewhere. */
class TamperTest {
    private static final int TAMPERINGS = 600;
    private static final int LEAVES = 300;

    @TempDir
    static Path temp;

    private static Path whole = Path.of("");
    private static Map<String, byte[]> files = Map.of();
    private static List<Checkpoint> kept = List.of();

    /** Moves on by a second with every look, so that leaves differ in time. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-11-22T04:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            now = now.plus(Duration.ofSeconds(1));
            return now;
        }
    }

    private static LogKey key() {
        return LogKey.open("cardtrail.local/test/server", temp.resolve("log.key"));
    }

    private static LogVerifier verifier() {
        return key().verifier();
    }

    @BeforeAll
    static void a_log() throws IOException {
        whole = temp.resolve("whole");
        LogKey key = key();
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (AuditLog log = AuditLog.open(whole, new Ticking(), () -> key, 30_000, Sink::ofFile)) {
            for (int i = 0; i < LEAVES; i++) {
                switch (i % 4) {
                    case 0 -> log.append(AuditLogTest.intent("question " + i));
                    case 1 ->
                        log.append(new Entry.Result(
                                "li", "t", i, 2, "ab".repeat(32), new TreeHead(7, "cd".repeat(32)), "0.1"));
                    case 2 -> log.append(new Entry.SignIn("王 " + i, true));
                    default -> log.append(new Entry.Admin("wang", "REVOKE", "w1", "about " + i));
                }
                if (i % 60 == 59) {
                    checkpoints.add(log.checkpoint());
                }
            }
        }
        kept = checkpoints;
        files = contents(whole);
    }

    private static byte[] stored(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> walked = Files.walk(folder)) {
            for (Path file : walked.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.equals("lock")) {
                    contents.put(name, Files.readAllBytes(file));
                }
            }
        }
        return contents;
    }

    private static Path with(Map<String, byte[]> contents) throws IOException {
        Path folder = temp.resolve("tampered");
        if (Files.exists(folder)) {
            try (Stream<Path> walked = Files.walk(folder)) {
                for (Path file : walked.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return folder;
    }

    @Test
    void a_sound_log_is_sound_and_extends_every_checkpoint_that_was_kept() throws IOException {
        assertThat(files.keySet())
                .anyMatch(n -> n.startsWith("segment-000000000000"))
                .anyMatch(n -> n.matches("segment-0000000000[1-9].*"))
                .contains("checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000");
        for (Checkpoint checkpoint : kept) {
            Fsck.Report report = Fsck.check(with(files), verifier(), checkpoint);
            assertThat(report.faults()).isEmpty();
            assertThat(report.leaves()).isEqualTo(LEAVES);
            assertThat(report.sealed()).isEqualTo(LEAVES);
            assertThat(report.committing()).isEqualTo(LEAVES / 2);
            assertThat(report.salted()).isEqualTo(LEAVES / 2);
        }
    }

    @Test
    void every_edit_drop_reordering_and_truncation_is_found() throws IOException {
        long seed = Long.getLong("audit.seed", new Random().nextLong());
        System.out.println("TamperTest: audit.seed=" + seed);
        Random random = new Random(seed);
        List<String> names = List.copyOf(files.keySet());
        int done = 0;
        Map<String, Integer> kinds = new TreeMap<>();
        while (done < TAMPERINGS) {
            String name = names.get(random.nextInt(names.size()));
            String kind = List.of("edit", "edit", "insert", "drop bytes", "cut", "drop line", "swap lines", "drop file")
                    .get(random.nextInt(8));
            byte[] bytes = tampered(stored(name), kind, random);
            if (Arrays.equals(bytes, stored(name))) {
                continue;
            }
            Map<String, byte[]> changed = new TreeMap<>(files);
            if (kind.equals("drop file")) {
                changed.remove(name);
            } else {
                changed.put(name, bytes);
            }
            Fsck.Report report = Fsck.check(with(changed), verifier(), kept.getLast(), 1);
            assertThat(found(report, name, kind))
                    .as("seed %d, tampering %d: %s of %s", seed, done, kind, name)
                    .isTrue();
            kinds.merge(name.replaceAll("[-/.].*", "") + ": " + kind, 1, Integer::sum);
            done++;
        }
        System.out.println("TamperTest: " + TAMPERINGS + " tamperings, all found: " + kinds);
    }

    /** Salts and narrower tiles may be gone lawfully, which shows in the count; everything else is a fault. */
    private static boolean found(Fsck.Report report, String name, String kind) {
        boolean salts = name.startsWith("salts-");
        if (report.sound()) {
            boolean superfluous = name.contains(".p/")
                    && kind.equals("drop file")
                    && !List.of("tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44")
                            .contains(name);
            return superfluous || name.equals("log.key") || (salts && report.salted() < report.committing());
        }
        return true;
    }

    private static byte[] tampered(byte[] bytes, String kind, Random random) {
        if (bytes.length == 0) {
            return new byte[] {'x'};
        }
        int at = random.nextInt(bytes.length);
        return switch (kind) {
            case "edit" -> {
                byte[] edited = bytes.clone();
                edited[at] ^= (byte) (1 << random.nextInt(8));
                yield edited;
            }
            case "insert" -> joined(Arrays.copyOf(bytes, at), new byte[] {(byte) random.nextInt(256)}, tail(bytes, at));
            case "drop bytes" ->
                joined(
                        Arrays.copyOf(bytes, at),
                        new byte[0],
                        tail(bytes, Math.min(bytes.length, at + 1 + random.nextInt(40))));
            case "cut" -> Arrays.copyOf(bytes, at);
            case "drop line", "swap lines" -> {
                List<byte[]> lines = lines(bytes);
                int line = random.nextInt(lines.size());
                if (kind.equals("drop line")) {
                    lines.remove(line);
                } else {
                    lines.add(random.nextInt(lines.size()), lines.remove(line));
                }
                yield lines.stream().reduce(new byte[0], (a, b) -> joined(a, b, new byte[0]));
            }
            default -> new byte[0];
        };
    }

    private static List<byte[]> lines(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                lines.add(Arrays.copyOfRange(bytes, start, i + 1));
                start = i + 1;
            }
        }
        return lines;
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] joined(byte[] a, byte[] b, byte[] c) {
        byte[] all = Arrays.copyOf(a, a.length + b.length + c.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        System.arraycopy(c, 0, all, a.length + b.length, c.length);
        return all;
    }

    @Test
    void the_first_wrong_leaf_is_named() throws IOException {
        for (int leaf : List.of(0, 1, 42, 255, 256, 299)) {
            Map<String, byte[]> changed = new TreeMap<>(files);
            String segment = files.keySet().stream()
                    .filter(n -> n.startsWith("segment-") && Long.parseLong(n.substring(8, 20)) <= leaf)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            long first = Long.parseLong(segment.substring(8, 20));
            List<byte[]> lines = lines(stored(segment));
            String line = new String(lines.get((int) (leaf - first)), StandardCharsets.UTF_8);
            lines.set(
                    (int) (leaf - first),
                    line.replaceFirst("\"actor\":\"[^\"]+\"", "\"actor\":\"zhao\"")
                            .getBytes(StandardCharsets.UTF_8));
            changed.put(segment, lines.stream().reduce(new byte[0], (a, b) -> joined(a, b, new byte[0])));
            Fsck.Report report = Fsck.check(with(changed), verifier(), null);
            assertThat(report.firstWrong()).isEqualTo(leaf);
            assertThat(report.faults()).anyMatch(fault -> fault.contains("leaf " + leaf + " is the first"));
        }
    }

    @Test
    void a_log_that_was_cut_off_or_written_anew_with_the_right_key_is_found_only_with_a_kept_checkpoint()
            throws IOException {
        for (int leaves : List.of(0, 1, 100, 256, 299)) {
            Path forked = temp.resolve("forked-" + leaves);
            try (AuditLog log = AuditLog.open(forked, new Ticking(), () -> key(), 30_000, Sink::ofFile)) {
                for (int i = 0; i < leaves; i++) {
                    log.append(new Entry.SignIn("li", true));
                }
            }
            assertThat(Fsck.check(forked, verifier(), null).sound()).isTrue();
            for (Checkpoint checkpoint : kept) {
                assertThat(Fsck.check(forked, verifier(), checkpoint).faults()).isNotEmpty();
            }
        }
    }

    @Test
    void the_server_does_not_open_a_log_that_is_not_what_was_signed() throws IOException {
        for (String damage : List.of("cut", "edit", "tile", "checkpoint")) {
            Map<String, byte[]> changed = new TreeMap<>(files);
            String last = files.keySet().stream()
                    .filter(n -> n.startsWith("segment-"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            List<byte[]> lines = lines(stored(last));
            switch (damage) {
                case "cut" -> lines.removeLast();
                case "edit" ->
                    lines.set(
                            0,
                            new String(lines.get(0), StandardCharsets.UTF_8)
                                    .replaceFirst("\"actor\":\"[^\"]+\"", "\"actor\":\"zhao\"")
                                    .getBytes(StandardCharsets.UTF_8));
                case "tile" -> changed.put("tile/0/000", tampered(stored("tile/0/000"), "edit", new Random(1)));
                default -> changed.put("checkpoint", tampered(stored("checkpoint"), "edit", new Random(1)));
            }
            changed.put(last, lines.stream().reduce(new byte[0], (a, b) -> joined(a, b, new byte[0])));
            Path folder = with(changed);
            Map<String, byte[]> before = contents(folder);
            assertThatThrownBy(() -> AuditLog.open(folder, Clock.systemUTC(), key()))
                    .as(damage)
                    .isInstanceOf(AuditUnavailable.class);
            // Nothing was mended over the evidence.
            assertThat(contents(folder).keySet()).as(damage).isEqualTo(before.keySet());
        }
    }

    @Test
    void tiles_that_are_missing_are_written_again_from_the_leaves() throws IOException {
        Map<String, byte[]> changed = new TreeMap<>(files);
        changed.keySet().removeIf(name -> name.startsWith("tile/"));
        Path folder = with(changed);
        AuditLog.open(folder, Clock.fixed(Instant.parse("2027-01-01T00:00:00Z"), ZoneOffset.UTC), key())
                .close();
        assertThat(Fsck.check(folder, verifier(), kept.getLast()).faults()).isEmpty();
        assertThat(contents(folder)).containsKeys("tile/0/000", "tile/0/001.p/44", "tile/entries/001.p/44");
    }
}
