package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.TestNeo4j;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An answer can be compared with the source ledger before it is relied on. */
class LedgerCheckIT {
    private final TestNeo4j neo4j = TestNeo4j.shared();
    private Path data = Path.of("");
    private CardtrailServer server;

    @BeforeEach
    void payments_are_there() {
        neo4j.wipe();
        data = CardtrailServer.freshData();
        server = CardtrailServer.start(data, Map.of("cardtrail.clock.fixed", "2026-11-22T04:00:00Z"));
        try (CardtrailClient importer = new CardtrailClient(server.origin(), server.token())) {
            new ImportRun(importer).one("payments.csv", """
                            at,no,from,to
                            2026-03-02 10:15:04,NO 1,a,b
                            2026-03-02 10:16:05,NO 2,a,c
                            2026-03-02 10:17:06,NO 3,d,e
                            """.getBytes(UTF_8), CaseFolder.JSON.readTree("""
                            {"channel": "PAYMENT_PROVIDER", "holder": "示例支付", "act": "PAYMENT", "columns": [
                              {"column": "at", "to": "time"},
                              {"column": "no", "to": "reference"},
                              {"column": "from", "to": "PAID_FROM", "kind": "PAYMENT_ACCOUNT", "namespace": "WECHAT"},
                              {"column": "to", "to": "PAID_TO", "kind": "PAYMENT_ACCOUNT", "namespace": "WECHAT"}]}
                            """));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode checked() {
        try (FinBenchOverHttp http = new FinBenchOverHttp(server)) {
            return http.oneHop("WECHAT:a", "PAYMENT_PROVIDER", "ledger-check");
        }
    }

    @Test
    void an_answer_that_is_what_its_rows_say_is_sound_and_the_ledger_it_rests_on_is_in_the_audit_log()
            throws IOException {
        JsonNode trace = checked();
        JsonNode check = trace.path("ledgerCheck");

        assertThat(check.path("sound").asBoolean()).isTrue();
        assertThat(check.path("rows").asLong()).isEqualTo(2);
        assertThat(check.path("faults").isEmpty()).isTrue();
        String result = leaves().filter(leaf -> leaf.path("type").asString().equals("RESULT"))
                .filter(leaf -> leaf.path("intent")
                        .asString()
                        .equals(trace.path("audit").asString()))
                .findFirst()
                .orElseThrow()
                .toString();
        assertThat(CaseFolder.JSON.readTree(result).path("ledgerSize").asLong())
                .isEqualTo(check.path("ledgerSize").asLong())
                .isGreaterThan(3);
        assertThat(CaseFolder.JSON.readTree(result).path("ledgerRoot").asString())
                .isEqualTo(check.path("ledgerRoot").asString())
                .hasSize(64);
    }

    @Test
    void a_changed_act_is_named_and_no_other_act_of_the_answer() {
        neo4j.texts("MATCH (a:Payment {reference: 'NO 2'}) SET a.amount = 7 RETURN a.id AS text");

        JsonNode trace = checked();

        JsonNode faults = trace.path("ledgerCheck").path("faults");
        assertThat(trace.path("ledgerCheck").path("sound").asBoolean()).isFalse();
        assertThat(faults.size()).isOne();
        assertThat(faults.path(0).path("kind").asString()).isEqualTo("ACT_CHANGED");
        Map<String, Long> lines = new HashMap<>();
        trace.path("acts")
                .forEach(act -> lines.put(
                        act.path("id").asString(),
                        act.path("sources").path(0).path("line").asLong()));
        assertThat(lines.get(faults.path(0).path("act").asString())).isEqualTo(3);
    }

    @Test
    void an_act_that_nobody_brought_is_found_though_it_names_a_row_that_is_there() {
        neo4j.texts("""
                MATCH (a:Payment {reference: 'NO 1'})-[s:RECORDED_IN]->(f), (a)-[p:PAID_FROM]->(e)
                CREATE (b:Act:Payment) SET b = a {.*, id: 'ab' + substring(a.id, 2)}
                CREATE (b)-[t:RECORDED_IN]->(f) SET t = properties(s)
                CREATE (b)-[q:PAID_FROM]->(e) SET q = properties(p)
                RETURN b.id AS text""");

        JsonNode trace = checked();

        assertThat(trace.path("acts").size()).isEqualTo(3);
        assertThat(trace.path("ledgerCheck")
                        .path("faults")
                        .valueStream()
                        .map(fault -> fault.path("kind").asString()))
                .contains("SOURCE_CHANGED");
    }

    @Test
    void what_is_wrong_outside_of_the_answer_is_not_told_with_it() {
        neo4j.texts("MATCH (a:Payment {reference: 'NO 3'}) SET a.amount = 7 RETURN a.id AS text");

        assertThat(checked().path("ledgerCheck").path("sound").asBoolean()).isTrue();
    }

    @Test
    void a_damaged_ledger_concerns_every_answer() throws IOException {
        Path segment = data.resolve("ledger/server/segment-000000000000.jsonl");
        String text = Files.readString(segment);
        Files.writeString(segment, text.replaceFirst("\"time\":\"20", "\"time\":\"21"));

        JsonNode check = checked().path("ledgerCheck");

        assertThat(check.path("sound").asBoolean()).isFalse();
        assertThat(check.path("faults").path(0).path("kind").asString()).isEqualTo("LEDGER_DAMAGED");
        assertThat(check.path("faults").path(0).path("act").isNull()).isTrue();
    }

    private Stream<JsonNode> leaves() throws IOException {
        // Not what lies below: the server writes and renames tiles there meanwhile.
        try (Stream<Path> files = Files.list(data.resolve("audit/server"))) {
            List<Path> segments = files.filter(
                            file -> file.getFileName().toString().endsWith(".jsonl"))
                    .filter(file -> file.getFileName().toString().startsWith("segment-"))
                    .sorted()
                    .toList();
            return segments.stream().flatMap(LedgerCheckIT::lines).map(CaseFolder.JSON::readTree);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
