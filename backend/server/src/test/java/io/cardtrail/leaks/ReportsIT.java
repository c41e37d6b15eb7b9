package io.cardtrail.leaks;

import static io.cardtrail.leaks.Desk.refused;
import static io.cardtrail.leaks.Offices.because;
import static io.cardtrail.leaks.Offices.made;
import static io.cardtrail.leaks.Offices.move;
import static io.cardtrail.leaks.Offices.order;
import static io.cardtrail.leaks.Offices.thing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.AuditReader;
import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.report.seal.BadBundle;
import io.cardtrail.report.seal.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sealed report leaves only as its instrument allows, says nothing that the answer does not, and every step of it is on record. */
class ReportsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Object> PHONE = thing("PHONE", "+8615804604630");
    private static final Map<String, Object> BACKWARD =
            Map.of("trace", Map.of("from", PHONE, "thread", "CUSTODY", "direction", "BACKWARD"));

    private static Path data;
    private static CardtrailServer server;
    private static Offices offices;
    private static Reports alice;
    private static String warrant;
    private static int number;

    @BeforeAll
    static void imports() {
        TestNeo4j.shared().wipe();
        data = CardtrailServer.freshData();
        server = CardtrailServer.start(data, Map.of("cardtrail.clock.fixed", "2026-11-22T12:00:00+08:00"));
        offices = new Offices(server);
        alice = new Reports(offices.investigator("alice"));
        server.importCase("s2-overwritten-resellers");
        warrant = instrument(Map.of());
    }

    @AfterAll
    static void stops() {
        offices.close();
        server.close();
    }

    private static String instrument(Map<String, ?> grant) {
        Map<String, Object> terms = new HashMap<>(Map.of(
                "subjects",
                List.of(PHONE),
                "exportAllowed",
                true,
                "window",
                Map.of("from", "2026-01-01T00:00:00+08:00", "to", "2026-05-01T00:00:00+08:00"),
                "maxHops",
                7));
        terms.putAll(grant);
        return offices.approved(
                "alice", order("reports-" + number++, terms, Map.of("assignees", List.of("alice", "bob"))));
    }

    private static JsonNode issued(String under) {
        JsonNode report = alice.ended(under, BACKWARD);
        assertThat(report.path("stage").asString()).as(report.toString()).isEqualTo("DONE");
        return report;
    }

    private static SortedMap<String, byte[]> bundle(JsonNode report) {
        try {
            return Bundle.read(
                    Objects.requireNonNull(alice.bundle(report.path("id").asString()), "no bundle is handed out"));
        } catch (BadBundle bad) {
            throw new AssertionError(bad);
        }
    }

    private static Stream<String> leaves() {
        return AuditReader.leaves(data.resolve("audit").resolve("server")).stream()
                .map(leaf -> leaf.text());
    }

    @Test
    void it_tells_the_answers_acts_gap_and_candidates_and_cites_every_row() {
        JsonNode report = issued(warrant);
        SortedMap<String, byte[]> files = bundle(report);
        JsonNode path = JSON.readTree(files.get("path.json"));

        JsonNode answer = offices.investigator("alice")
                .ask(
                        "query($w: ID!, $i: TraceInput!) { warrant(id: $w) { trace(input: $i) { digest acts { sources { file line } }"
                                + " gaps { cause candidates { act { sources { file line } } } } } } }",
                        Map.of("w", warrant, "i", BACKWARD.get("trace")))
                .at("data.warrant.trace");
        assertThat(path.path("questions").path(0).path("digest")).isEqualTo(answer.path("digest"));
        assertThat(rows(path.path("claims").valueStream()))
                .isEqualTo(rows(answer.path("acts").valueStream()));
        assertThat(path.path("gaps").size()).isOne();
        assertThat(path.path("gaps").path(0).path("cause"))
                .isEqualTo(answer.path("gaps").path(0).path("cause"));
        assertThat(rows(path.path("gaps").path(0).path("candidates").valueStream()))
                .hasSize(3)
                .isEqualTo(rows(answer.path("gaps")
                        .path(0)
                        .path("candidates")
                        .valueStream()
                        .map(each -> each.path("act"))));
        assertThat(files.keySet().stream().filter(name -> name.startsWith("sources/")))
                .hasSize(report.path("issued").path("rows").asInt())
                .hasSize(11);
        assertThat(report.path("issued").path("digest")).isEqualTo(answer.path("digest"));
    }

    private static List<String> rows(Stream<JsonNode> citing) {
        return citing.flatMap(each -> each.path("sources").valueStream())
                .map(row -> row.path("file").asString() + ":" + row.path("line").asInt())
                .toList();
    }

    @Test
    void the_same_question_at_the_same_time_makes_the_same_path_json() {
        JsonNode one = issued(warrant);
        JsonNode other = issued(warrant);

        assertThat(one.path("id")).isNotEqualTo(other.path("id"));
        assertThat(bundle(one).get("path.json")).isEqualTo(bundle(other).get("path.json"));
        assertThat(one.path("issued").path("number"))
                .isEqualTo(other.path("issued").path("number"));
    }

    @Test
    void nobody_whom_the_grant_leaves_a_pseudonym_is_named_in_any_file_of_the_bundle() throws IOException {
        SortedMap<String, byte[]> files = bundle(issued(warrant));
        List<String> hidden = JSON.readTree(
                        Files.readString(Path.of("src/test/resources/cases/s2-overwritten-resellers/questions.json")))
                .valueStream()
                .filter(question -> question.path("id").asString().equals("backward-7"))
                .flatMap(question -> question.path("expect").path("absentText").valueStream())
                .map(JsonNode::asString)
                .toList();

        assertThat(hidden).isNotEmpty();
        files.forEach((name, content) -> {
            String text = new String(content, UTF_8);
            assertThat(hidden).as(name).noneMatch(text::contains);
        });
    }

    @Test
    void where_the_grant_allows_no_export_nothing_is_sealed_and_the_clause_is_named() {
        String silent = instrument(Map.of("exportAllowed", false));

        refused(alice.asked(silent, BACKWARD), "DENIED", "EXPORT_NOT_GRANTED", ".exportAllowed)");

        assertThat(alice.all(silent).isEmpty()).isTrue();
    }

    @Test
    void a_row_that_is_not_as_it_was_stored_refuses_the_report_and_that_is_on_record() {
        TestNeo4j.shared()
                .texts("MATCH (a:Sale {reference: 'PP667924962132'}) SET a.amount = a.amount + 1 RETURN a.id AS text");
        try {
            refused(alice.asked(warrant, BACKWARD), "LEDGER_FAULT", "ACT_CHANGED");
        } finally {
            TestNeo4j.shared()
                    .texts(
                            "MATCH (a:Sale {reference: 'PP667924962132'}) SET a.amount = a.amount - 1 RETURN a.id AS text");
        }
        assertThat(leaves()).anyMatch(leaf -> leaf.contains("\"WITHHELD\"") && leaf.contains("LEDGER_FAULT"));
    }

    @Test
    void a_colleague_under_the_same_instrument_sees_no_report_of_somebody_else_and_gets_no_bundle() {
        JsonNode report = issued(warrant);
        Reports bob = new Reports(offices.investigator("bob"));

        assertThat(bob.all(warrant).isEmpty()).isTrue();
        assertThat(bob.one(warrant, report.path("id").asString()).isNull()).isTrue();
        assertThat(bob.bundle(report.path("id").asString())).isNull();
        assertThat(bob.bundle("0".repeat(32))).isNull();
    }

    @Test
    void after_a_revocation_the_list_says_so_and_no_bundle_is_handed_out() {
        String revoked = instrument(Map.of());
        JsonNode report = issued(revoked);
        assertThat(report.path("issued").path("changedSince").asBoolean()).isFalse();
        made(move(offices.custodian(), revoked, "revokeWarrant", because("withdrawn")));

        JsonNode later = alice.one(revoked, report.path("id").asString()).path("issued");

        assertThat(later.path("instrumentNow").asString()).isNotEqualTo("APPROVED");
        assertThat(later.path("changedSince").asBoolean()).isTrue();
        assertThat(alice.bundle(report.path("id").asString())).isNull();
    }

    @Test
    void sealing_and_each_download_are_on_record_and_the_bundle_proves_its_access() {
        JsonNode report = issued(warrant);
        String id = report.path("id").asString();
        SortedMap<String, byte[]> files = bundle(report);

        assertThat(leaves())
                .anyMatch(leaf -> leaf.contains("SEAL_REPORT") && leaf.contains(id))
                .anyMatch(leaf -> leaf.contains("DOWNLOAD_REPORT") && leaf.contains(id))
                .contains(new String(files.get("audit/entry.json"), UTF_8))
                .contains(new String(files.get("audit/result.json"), UTF_8));
        assertThat(JSON.readTree(files.get("audit/entry.json")).path("token"))
                .isEqualTo(report.path("issued").path("audit"));
    }

    @Test
    void what_is_no_question_for_a_report_is_refused_by_the_name_of_the_field() {
        refused(alice.asked(warrant, Map.of()), "BAD_REQUEST", "exactly one of `trace`, `chain` and `paths`");
        Map<String, Object> both = new HashMap<>(BACKWARD);
        both.put("chain", thing("CARD", "x:1"));
        refused(alice.asked(warrant, both), "BAD_REQUEST", "exactly one");
        Map<String, Object> longer = new HashMap<>(BACKWARD);
        longer.put("title", "字".repeat(121));
        refused(alice.asked(warrant, longer), "BAD_REQUEST", "title has 121 characters");
        Map<String, Object> control = new HashMap<>(BACKWARD);
        control.put("recipient", "a\u0007b");
        refused(alice.asked(warrant, control), "BAD_REQUEST", "recipient holds a control character");
        Map<String, Object> half = new HashMap<>(BACKWARD);
        half.put("title", "a\ud800b");
        assertThat(alice.asked(warrant, half).code()).isEqualTo("BAD_REQUEST");
        refused(
                alice.asked(warrant, Map.of("trace", Map.of("handle", "x", "thread", "CUSTODY"))),
                "BAD_REQUEST",
                "a report names everything by `identifier`");
        refused(alice.asked("w" + "0".repeat(32), BACKWARD), "NOT_FOUND");
    }

    @Test
    void nothing_of_a_report_lies_on_the_disk_in_clear() throws IOException {
        issued(warrant);
        try (Stream<Path> files = Files.list(data.resolve("reports"))) {
            assertThat(files.toList())
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(Files.readString(file)).doesNotContain("path.json", "15804604630", "示例市人民检察院"));
        }
    }
}
