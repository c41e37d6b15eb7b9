package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.identity.AccountRole;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an import finds of its file is told to its importer, and a reader is told of the acts of an answer only. */
class BlurOverHttpIT {
    private static final String FILE = "payments.csv";
    private static CardtrailServer server;

    @BeforeAll
    static void start() {
        TestNeo4j.shared().wipe();
        server = CardtrailServer.start(
                CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", "2026-11-22T04:00:00Z"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String file() {
        StringBuilder text = new StringBuilder("at,no,from,to\n");
        for (int i = 0; i < 60; i++) {
            text.append(String.format(Locale.ROOT, "2026-03-02 10:%02d:00,NO %d,a%d,b%d%n", i, i < 2 ? 0 : i, i, i));
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void the_importer_sees_the_findings_and_a_reader_the_quality_of_what_it_is_told() {
        JsonNode mapping = CaseFolder.JSON.readTree("""
                {"channel": "PAYMENT_PROVIDER", "holder": "示例支付", "act": "PAYMENT", "columns": [
                  {"column": "at", "to": "time"},
                  {"column": "no", "to": "reference"},
                  {"column": "from", "to": "PAID_FROM", "kind": "PAYMENT_ACCOUNT", "namespace": "WECHAT"},
                  {"column": "to", "to": "PAID_TO", "kind": "PAYMENT_ACCOUNT", "namespace": "WECHAT"}]}
                """);
        try (CardtrailClient importer = new CardtrailClient(server.origin(), server.token());
                CardtrailClient another = server.as("another", AccountRole.INVESTIGATOR)) {
            JsonNode job = new ImportRun(importer)
                    .one(FILE, file().getBytes(UTF_8), mapping)
                    .status();

            assertThat(job.path("blur")).isEqualTo(CaseFolder.JSON.readTree("""
                    [{"measure": "TIMES_ROUNDED", "column": "at", "unit": "MINUTE", "rowsAffected": 60, "rowsMeasured": 60,
                      "oneIn": 1, "lines": [2, 3, 4, 5, 6], "version": 1},
                     {"measure": "REFERENCES_REUSED", "column": "no", "unit": null, "rowsAffected": 1, "rowsMeasured": 60,
                      "oneIn": 1, "lines": [3], "version": 1}]
                    """));
            assertThat(another.ask(Map.of("id", job.path("id").asString()), "import")
                            .path("data")
                            .path("importJob")
                            .isNull())
                    .isTrue();
            assertThat(TestNeo4j.shared()
                            .count("MATCH (b:BlurFinding)-[:FOUND_IN]->(:SourceFile) RETURN count(b) AS n"))
                    .isEqualTo(2);
        }
        try (FinBenchOverHttp http = new FinBenchOverHttp(server)) {
            assertThat(http.sourceQuality("WECHAT:a1", "PAYMENT_PROVIDER")).isEqualTo(CaseFolder.JSON.readTree("""
                            [{"holder": "示例支付", "kind": "PAYMENT", "acts": 1, "times": 1, "onWholeMinute": 1, "onWholeHour": 0,
                              "onMidnight": 0, "references": 1, "referencesReused": 0, "amounts": 0, "amountsNotProduct": 0}]
                            """));
        }
    }
}
