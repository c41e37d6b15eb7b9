package io.cardtrail.leaks;

import static io.cardtrail.leaks.Desk.refused;
import static io.cardtrail.leaks.Offices.because;
import static io.cardtrail.leaks.Offices.made;
import static io.cardtrail.leaks.Offices.move;
import static io.cardtrail.leaks.Offices.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.AuditReader;
import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.model.Sha256;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That nothing else was there is proved by asking again; and a report's way to its seal is told as it goes. */
class ReportAgainIT {
    private static final Map<String, Object> CHAIN = Map.of("chain", ResoldCard.CARD);

    private static Path data;
    private static CardtrailServer server;
    private static Offices offices;
    private static Client importer;
    private static Reports alice;
    private static int number;

    private String warrant = "";

    @BeforeAll
    static void starts() {
        TestNeo4j.shared().wipe();
        data = CardtrailServer.freshData();
        server = CardtrailServer.start(data, Map.of("cardtrail.clock.fixed", "2026-11-22T12:00:00+08:00"));
        offices = new Offices(server);
        importer = offices.as("importer", AccountRole.INTEGRATOR);
        alice = new Reports(offices.investigator("alice"));
        imports(0, 3);
    }

    @BeforeEach
    void instrument() {
        Map<String, Object> terms = new HashMap<>(Map.of("subjects", List.of(ResoldCard.CARD), "exportAllowed", true));
        warrant = offices.approved(
                "alice", order("again-" + number++, terms, Map.of("assignees", List.of("alice", "bob"))));
    }

    @AfterAll
    static void stops() {
        offices.close();
        server.close();
    }

    private static void imports(int from, int until) {
        JsonNode ended = Uploads.ended(
                importer,
                Uploads.send(importer, ResoldCard.FILE, ResoldCard.orders(from, until), ResoldCard.mapping()));
        assertThat(ended.path("accepted").asInt()).as(ended.toString()).isEqualTo(until - from);
    }

    private static void withdraws(int from, int until) {
        String digest = Sha256.hex(ResoldCard.orders(from, until).getBytes(UTF_8));
        made(importer.ask(
                "mutation($d: String!) { made: withdrawFile(digest: $d, reason: \"wrong file\") { rows } }",
                Map.of("d", digest)));
    }

    private String issued() {
        JsonNode report = alice.ended(warrant, CHAIN);
        assertThat(report.path("stage").asString()).as(report.toString()).isEqualTo("DONE");
        return report.path("id").asString();
    }

    private Response asked(String account, String id) {
        return offices.investigator(account)
                .ask(
                        "mutation($w: ID!, $r: ID!) { made: askReportAgain(warrant: $w, id: $r) { same whole differences digestThen digestNow"
                                + " actsMore actsFewer actsSince rowsWithdrawn rowsLapsed ledgerSize ledgerRootThen ledgerRootNow"
                                + " ledgerWhole audit } }",
                        Map.of("w", warrant, "r", id));
    }

    @Test
    void asked_again_at_once_the_answer_is_the_same_and_the_asking_on_record() {
        String id = issued();

        JsonNode again = made(asked("alice", id));

        assertThat(again.path("same").asBoolean()).isTrue();
        assertThat(again.path("digestNow"))
                .isEqualTo(again.path("digestThen"))
                .isEqualTo(alice.one(warrant, id).at("/issued/digest"));
        assertThat(again.path("ledgerWhole").asBoolean()).isTrue();
        assertThat(again.path("ledgerRootNow")).isEqualTo(again.path("ledgerRootThen"));
        assertThat(again.path("ledgerSize").asLong()).isPositive();
        assertThat(again.path("whole").asBoolean()).as("nothing cut the answer").isTrue();
        assertThat(again.path("differences").isEmpty()).isTrue();
        assertThat(again.path("actsSince").asInt()).isZero();
        assertThat(AuditReader.leaves(data.resolve("audit").resolve("server")))
                .anyMatch(leaf -> leaf.text().contains("\"operation\":\"askReportAgain\"")
                        && leaf.text().contains(again.path("audit").asString()));
    }

    @Test
    void what_was_stored_since_is_told_apart_and_what_was_taken_back_is_why_it_differs() {
        String id = issued();
        imports(3, 5);

        JsonNode later = made(asked("alice", id));

        assertThat(later.path("same").asBoolean()).as(later.toString()).isTrue();
        assertThat(later.path("actsSince").asInt()).isEqualTo(2);
        assertThat(later.path("ledgerWhole").asBoolean()).isTrue();
        withdraws(3, 5);
        assertThat(made(asked("alice", id)).path("actsSince").asInt()).isZero();

        withdraws(0, 3);
        JsonNode after = made(asked("alice", id));
        imports(0, 3);

        assertThat(after.path("same").asBoolean()).isFalse();
        assertThat(after.path("digestNow")).isNotEqualTo(after.path("digestThen"));
        assertThat(after.path("differences").valueStream().map(JsonNode::asString))
                .containsExactly("ROWS_WITHDRAWN");
        assertThat(after.path("actsFewer").asInt()).isEqualTo(3);
        assertThat(after.path("actsMore").asInt()).isZero();
        assertThat(after.path("rowsWithdrawn").asInt()).isEqualTo(3);
        assertThat(after.path("ledgerWhole").asBoolean())
                .as("what was taken back stays in the ledger")
                .isTrue();
    }

    @Test
    void an_answer_that_was_cut_is_the_same_and_proves_no_absence() {
        JsonNode report =
                alice.ended(warrant, Map.of("trace", Map.of("from", ResoldCard.CARD, "thread", "CUSTODY", "limit", 1)));

        JsonNode again = made(asked("alice", report.path("id").asString()));

        assertThat(again.path("same").asBoolean()).isTrue();
        assertThat(again.path("whole").asBoolean()).isFalse();
    }

    @Test
    void under_a_revoked_instrument_it_is_refused_as_every_question_is() {
        String id = issued();
        made(move(offices.custodian(), warrant, "revokeWarrant", because("withdrawn")));

        Response again = asked("alice", id);

        refused(again, "DENIED");
        assertThat(again.at("errors.0.extensions.reasons").toString())
                .isEqualTo(alice.asked(warrant, CHAIN)
                        .at("errors.0.extensions.reasons")
                        .toString());
    }

    @Test
    void a_colleague_is_told_the_same_of_it_as_of_a_report_that_is_not_there() {
        String id = issued();

        Response hers = asked("bob", id);

        refused(hers, "NOT_FOUND");
        assertThat(hers.comparable()).isEqualTo(asked("bob", "0".repeat(32)).comparable());
        assertThat(stages("bob", id)).isEqualTo(stages("bob", "0".repeat(32))).contains("NOT_FOUND");
    }

    @Test
    void each_stage_is_told_as_it_begins_and_the_report_with_the_last() {
        String id = made(alice.asked(warrant, CHAIN)).path("id").asString();

        List<JsonNode> told = stages("alice", id)
                .lines()
                .filter(line -> line.startsWith("data:{"))
                .map(line -> JsonMapper.shared().readTree(line.substring(5)).at("/data/reportProgress"))
                .toList();

        List<String> stages =
                told.stream().map(each -> each.path("stage").asString()).toList();
        List<String> all = List.of("WAITING", "PAGES", "SEALING", "STORING", "DONE");
        assertThat(all).as(stages.toString()).endsWith(stages.toArray(String[]::new));
        assertThat(told.getLast().at("/issued/number"))
                .isEqualTo(alice.one(warrant, id).at("/issued/number"));
        assertThat(stages("alice", id)).contains("\"stage\":\"DONE\"").doesNotContain("\"errors\"");
    }

    /** {@return all that is told of a report until it has ended, as it came} */
    private String stages(String account, String id) {
        Client client = offices.investigator(account);
        String document =
                "subscription($w: ID!, $r: ID!) { reportProgress(warrant: $w, id: $r) { stage issued { number } } }";
        return client.send(client.request("/graphql")
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/event-stream")
                        .POST(BodyPublishers.ofByteArray(Client.body(document, Map.of("w", warrant, "r", id)))))
                .body();
    }
}
