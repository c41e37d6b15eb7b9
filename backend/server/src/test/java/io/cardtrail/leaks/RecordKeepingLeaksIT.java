package io.cardtrail.leaks;

import static io.cardtrail.leaks.Story.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What became of records is told over HTTP under a grant of those records, and otherwise as if nothing were on record. */
class RecordKeepingLeaksIT {
    private static final Path CASE = Path.of("src/test/resources/cases/s5-destroyed-register");
    private static final String ASK =
            "query($w: ID!) { warrant(id: $w) { recordKeeping { kind at atText holder channel category"
                    + " records { from to } reference sources { file line } } } }";
    private static final Map<String, Object> CARD = Offices.thing("CARD", "示例移动:10026051000001008");
    /** In which nobody's records are spoken of. */
    private static final Map<String, String> EMPTY =
            Map.of("from", "2026-06-01T00:00:00+08:00", "to", "2026-07-01T00:00:00+08:00");

    private static final Map<String, String> MAY =
            Map.of("from", "2026-05-30T23:59:59+08:00", "to", "2026-06-30T00:00:00+08:00");

    private static CardtrailServer server;
    private static Offices offices;
    private static int number;

    @BeforeAll
    static void imports() throws IOException {
        TestNeo4j.shared().wipe();
        server = CardtrailServer.start(CardtrailServer.freshData(), Map.of());
        offices = new Offices(server);
        server.importFile(
                "record-keeping.csv",
                Files.readAllBytes(CASE.resolve("files/record-keeping.csv")),
                Files.readString(CASE.resolve("mappings/record-keeping.json")));
    }

    @AfterAll
    static void stops() {
        offices.close();
        server.close();
    }

    @Test
    void under_a_grant_of_the_records_it_is_told_what_became_of_them_with_its_rows() {
        String order = order(Map.of("window", MAY));

        List<String> told = StreamSupport.stream(
                        ask(order).at("data.warrant.recordKeeping").spliterator(), false)
                .map(RecordKeepingLeaksIT::line)
                .toList();

        assertThat(told)
                .containsExactly(
                        "PRESERVATION 晨光通讯店 OFFLINE_SHOP SALE 2026-05-30 10:00:00 record-keeping.csv:3",
                        "DESTRUCTION 晨光通讯店 OFFLINE_SHOP SALE 2026-06-02 23:00:00 record-keeping.csv:4");
    }

    @Test
    void outside_of_a_grant_it_is_the_same_as_if_nothing_were_on_record() {
        String nothing = ask(order(Map.of("window", EMPTY))).comparable();

        assertThat(nothing).contains("\"recordKeeping\":[]");
        assertThat(List.of(
                        Map.of("window", MAY, "categories", List.of("CARD", "RECHARGE", "PAYMENT")),
                        Map.of("window", MAY, "channels", List.of("ONLINE_PLATFORM", "CARRIER", "PAYMENT_PROVIDER")),
                        Map.of("window", MAY, "holders", List.of("另一家店"))))
                .allSatisfy(grant -> assertThat(ask(order(grant)).comparable()).isEqualTo(nothing));
    }

    private static String order(Map<String, ?> grant) {
        Map<String, Object> whole = new HashMap<>(grant);
        whole.put("subjects", List.of(CARD));
        return offices.approved(ALICE, Offices.order("Kept " + ++number, whole, Map.of()));
    }

    private static Response ask(String order) {
        return offices.investigator(ALICE).ask(ASK, Map.of("w", order));
    }

    private static String line(JsonNode kept) {
        JsonNode source = kept.path("sources").path(0);
        return String.join(
                " ",
                kept.path("kind").asString(),
                kept.path("holder").asString(),
                kept.path("channel").asString(),
                kept.path("category").asString(),
                kept.path("atText").asString(),
                source.path("file").asString() + ":" + source.path("line").asInt());
    }
}
