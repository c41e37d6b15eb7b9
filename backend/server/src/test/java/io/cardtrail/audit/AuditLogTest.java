package io.cardtrail.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditLogTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String PHONE = "+8615805991451";
    private static final Entry.Authority AUTHORITY = new Entry.Authority("w1", "ab".repeat(32), 3, "cd".repeat(32));

    @TempDir
    Path temp;

    private Path folder = Path.of("");

    @BeforeEach
    void folder() {
        folder = temp.resolve("audit");
    }

    static Entry intent(String question) {
        return new Entry.Intent("li", AUTHORITY, "g1", "trace", question, 7);
    }

    private List<JsonNode> leaves() {
        return AuditReader.leaves(folder).stream()
                .map(leaf -> JSON.readTree(leaf.text()))
                .toList();
    }

    private Path file(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> String.valueOf(f.getFileName()).startsWith(prefix))
                    .sorted()
                    .toList()
                    .getLast();
        }
    }

    @Test
    void an_intent_stands_on_the_disk_when_append_returns_and_names_nobody() throws IOException {
        try (AuditLog log = AuditLog.open(folder, CLOCK)) {
            Receipt receipt = log.append(intent("{\"from\":\"" + PHONE + "\"}"));
            assertThat(receipt.token()).matches("[0-9a-f]{32}");
            assertThat(receipt.at()).isEqualTo(NOW);
            JsonNode leaf = leaves().getFirst();
            assertThat(leaf.path("type").asString()).isEqualTo("INTENT");
            assertThat(leaf.path("token").asString()).isEqualTo(receipt.token());
            assertThat(leaf.path("time").asString()).isEqualTo("2026-11-22T04:00:00Z");
            assertThat(leaf.path("actor").asString()).isEqualTo("li");
            assertThat(leaf.path("instrument").asString()).isEqualTo("w1");
            assertThat(leaf.path("instrumentHash").asString()).isEqualTo("ab".repeat(32));
            assertThat(leaf.path("policyHash").asString()).isEqualTo("cd".repeat(32));
            assertThat(leaf.path("generation").intValue()).isEqualTo(3);
            assertThat(leaf.path("grant").asString()).isEqualTo("g1");
            assertThat(leaf.path("operation").asString()).isEqualTo("trace");
            assertThat(leaf.path("asOf").longValue()).isEqualTo(7);
            assertThat(log.healthy()).isTrue();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(PHONE)
                        .doesNotContain("5991451");
            }
        }
    }

    @Test
    void a_commitment_opens_with_its_salt_and_only_to_its_text() throws IOException {
        try (AuditLog log = AuditLog.open(folder, CLOCK)) {
            log.append(intent("question"));
            log.append(intent("question"));
        }
        List<JsonNode> salts =
                Files.readAllLines(file("salts-")).stream().map(JSON::readTree).toList();
        List<JsonNode> leaves = leaves();
        for (int i = 0; i < 2; i++) {
            assertThat(salts.get(i).path("token")).isEqualTo(leaves.get(i).path("token"));
            String salt = salts.get(i).path("salts").path("question").asString();
            assertThat(salt).hasSize(64);
            Commitment commitment =
                    new Commitment(salt, leaves.get(i).path("question").asString());
            assertThat(commitment.opens("question")).isTrue();
            assertThat(commitment.opens("questions")).isFalse();
        }
        // The same question twice does not look the same.
        assertThat(leaves.get(0).path("question")).isNotEqualTo(leaves.get(1).path("question"));
    }

    @Test
    void every_kind_of_entry_is_written_and_hides_what_may_name_people() throws IOException {
        try (AuditLog log = AuditLog.open(folder, CLOCK)) {
            log.append(new Entry.Result("li", "t", 12, 5, "ef".repeat(32), new TreeHead(7, "cd".repeat(32)), "0.1"));
            log.append(new Entry.Denied("li", AUTHORITY, PHONE, "trace", PHONE, List.of("HOPS_EXCEEDED")));
            log.append(new Entry.NotFound("li", PHONE, "trace"));
            log.append(new Entry.Withheld("li", "t", "INSTRUMENT_CHANGED"));
            log.append(new Entry.ImportStarted("li", "j1", PHONE + ".csv", "ab".repeat(32)));
            log.append(new Entry.ImportEnded("li", "t", "DONE", 10, 7, 2, 1));
            log.append(new Entry.SignIn("li", true));
            log.append(new Entry.SignIn(PHONE, false));
            log.append(new Entry.Admin("li", "REVOKE", "w1", "about " + PHONE));
        }
        assertThat(leaves().stream().map(l -> l.path("type").asString()))
                .containsExactly(
                        "RESULT",
                        "DENIED",
                        "NOT_FOUND",
                        "WITHHELD",
                        "IMPORT_STARTED",
                        "IMPORT_ENDED",
                        "SIGN_IN",
                        "SIGN_IN",
                        "ADMIN");
        assertThat(leaves().get(1).path("reasons").path(0).asString()).isEqualTo("HOPS_EXCEEDED");
        assertThat(Files.readString(file("segment-"))).doesNotContain("5991451");
    }

    @Test
    void a_leaf_is_canonical_json_with_the_hash_of_rfc_6962() throws Exception {
        try (AuditLog log = AuditLog.open(folder, CLOCK)) {
            Leaf leaf = log.append(new Entry.SignIn("李", true)).leaf();
            assertThat(leaf.text())
                    .startsWith(
                            "{\"accepted\":true,\"actor\":\"李\",\"index\":0,\"time\":\"2026-11-22T04:00:00Z\",\"token\":\"")
                    .endsWith("\",\"type\":\"SIGN_IN\",\"v\":1}");
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((byte) 0);
            sha.update(leaf.text().getBytes(StandardCharsets.UTF_8));
            assertThat(leaf.hash()).isEqualTo(HexFormat.of().formatHex(sha.digest()));
            assertThat(Files.readString(file("segment-"))).isEqualTo(leaf.text() + "\n");
        }
    }

    @Test
    void folder_and_files_are_for_their_owner_only() throws IOException {
        Files.createDirectories(folder);
        try (AuditLog log = AuditLog.open(folder, CLOCK)) {
            log.append(intent("q"));
        }
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        for (String prefix : List.of("segment-", "salts-", "lock")) {
            assertThat(Files.getPosixFilePermissions(file(prefix)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void a_second_writer_is_refused_until_the_first_has_closed() {
        try (AuditLog log = AuditLog.open(folder, CLOCK)) {
            log.append(intent("q"));
            assertThatThrownBy(() -> AuditLog.open(folder, CLOCK))
                    .isInstanceOf(AuditUnavailable.class)
                    .hasMessageContaining("single writer");
        }
        try (AuditLog log = AuditLog.open(folder, CLOCK)) {
            assertThat(log.append(intent("q")).leaf().index()).isEqualTo(1);
        }
    }

    @Test
    void a_new_segment_begins_at_the_size_bound_and_the_log_reads_as_one() throws IOException {
        List<String> written = new ArrayList<>();
        try (AuditLog log = AuditLog.open(folder, CLOCK, 1000, Sink::ofFile)) {
            for (int i = 0; i < 20; i++) {
                written.add(log.append(intent("q" + i)).leaf().text());
            }
        }
        try (AuditLog log = AuditLog.open(folder, CLOCK, 1000, Sink::ofFile)) {
            written.add(log.append(intent("q")).leaf().text());
        }
        assertThat(AuditReader.leaves(folder).stream().map(Leaf::text)).isEqualTo(written);
        assertThat(file("segment-").getFileName()).asString().isGreaterThan("segment-000000000010.jsonl");
        Files.delete(folder.resolve("segment-000000000000.jsonl"));
        assertThatThrownBy(() -> AuditReader.leaves(folder)).hasMessageContaining("lacks leaf 0");
    }

    @Test
    void concurrent_appends_all_stand_in_the_log_once_in_the_order_of_their_index() throws Exception {
        Map<String, Long> indexes = new ConcurrentHashMap<>();
        try (AuditLog log = AuditLog.open(folder, Clock.systemUTC(), 20_000, Sink::ofFile);
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Callable<Object>> work = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String question = "q" + i;
                work.add(() -> {
                    Receipt receipt = log.append(intent(question));
                    return indexes.put(receipt.token(), receipt.leaf().index());
                });
            }
            for (Future<Object> done : threads.invokeAll(work)) {
                assertThat(done.get()).isNull();
            }
        }
        List<JsonNode> leaves = leaves();
        assertThat(leaves).hasSize(400);
        Instant before = Instant.MIN;
        for (int i = 0; i < 400; i++) {
            JsonNode leaf = leaves.get(i);
            assertThat(indexes).containsEntry(leaf.path("token").asString(), (long) i);
            Instant time = Instant.parse(leaf.path("time").asString());
            assertThat(time).isAfterOrEqualTo(before);
            before = time;
        }
    }

    @Test
    void an_interrupted_thread_still_writes() {
        try (AuditLog log = AuditLog.open(folder, CLOCK)) {
            Thread.currentThread().interrupt();
            log.append(intent("q"));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(log.healthy()).isTrue();
        }
    }

    @Test
    void nothing_is_appended_before_the_time_of_the_last_leaf() {
        try (AuditLog log = AuditLog.open(folder, CLOCK)) {
            log.append(intent("q"));
        }
        Clock early = Clock.fixed(NOW.minusNanos(1), ZoneOffset.UTC);
        try (AuditLog log = AuditLog.open(folder, early)) {
            assertThatThrownBy(() -> log.append(intent("q")))
                    .isInstanceOf(AuditUnavailable.class)
                    .hasMessageContaining("clock");
        }
        assertThat(leaves()).hasSize(1);
    }

    @Test
    void an_entry_that_can_t_be_written_is_refused_alone() {
        try (AuditLog log = AuditLog.open(folder, CLOCK)) {
            assertThatThrownBy(() -> log.append(new Entry.SignIn("\ud800", true)))
                    .isInstanceOf(BadRequest.class);
            assertThatThrownBy(() -> log.append(new Entry.SignIn("x".repeat(20_000), true)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(log.append(intent("q")).leaf().index()).isZero();
        }
    }

    @Test
    void a_closed_log_takes_nothing() {
        AuditLog log = AuditLog.open(folder, CLOCK);
        log.close();
        assertThat(log.healthy()).isFalse();
        assertThatThrownBy(() -> log.append(intent("q")))
                .isInstanceOfSatisfying(
                        AuditUnavailable.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.AUDIT_UNAVAILABLE));
    }

    @Test
    void a_folder_that_can_t_be_used_is_said_plainly() throws IOException {
        Files.writeString(folder, "not a folder");
        assertThatThrownBy(() -> AuditLog.open(folder, CLOCK))
                .isInstanceOf(AuditUnavailable.class)
                .hasMessageContaining("can't be opened");
        Files.delete(folder);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("segment-000000000000.jsonl"), "", StandardOpenOption.CREATE_NEW);
        Files.createDirectory(folder.resolve("salts-000000000000.jsonl"));
        assertThatThrownBy(() -> AuditLog.open(folder, CLOCK)).isInstanceOf(AuditUnavailable.class);
    }
}
