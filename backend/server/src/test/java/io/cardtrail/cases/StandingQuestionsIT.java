package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.AuditReader;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.identity.AccountRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A trace that is kept is asked again after an import, and tells what is new within its grant and nothing else. */
class StandingQuestionsIT {
    private static final JsonNode MAPPING = CaseFolder.JSON.readTree("""
            {"channel": "PAYMENT_PROVIDER", "holder": "示例支付", "act": "PAYMENT", "columns": [
              {"column": "at", "to": "time"},
              {"column": "no", "to": "reference"},
              {"column": "from", "to": "PAID_FROM", "kind": "PAYMENT_ACCOUNT", "namespace": "WECHAT"},
              {"column": "to", "to": "PAID_TO", "kind": "PAYMENT_ACCOUNT", "namespace": "WECHAT"}]}
            """);
    private static final Map<String, Object> FROM_A =
            Map.of("from", Map.of("kind", "PAYMENT_ACCOUNT", "value", "WECHAT:a"), "thread", "MONEY");

    private final TestNeo4j neo4j = TestNeo4j.shared();
    private final Path data = CardtrailServer.freshData();
    private CardtrailServer server;
    private CardtrailClient asker;
    private JsonNode instrument;
    private String warrant = "";

    @BeforeEach
    void an_instrument_names_an_account_that_paid() {
        neo4j.wipe();
        // By the clock a question is asked again after this class has ended only.
        server = CardtrailServer.start(
                data, Map.of("cardtrail.clock.fixed", "2026-11-22T04:00:00Z", "cardtrail.standing.every", "1h"));
        asker = new CardtrailClient(server.origin(), server.token());
        imported("first.csv", "2026-03-02 10:15:04,NO 1,a,b", "2026-03-02 10:17:06,NO 3,d,e");
        try (CardtrailClient reviewer = server.as("reviewer", AccountRole.REVIEWER);
                CardtrailClient custodian = server.as("custodian", AccountRole.CUSTODIAN)) {
            instrument = InstrumentsRequested.approved(
                    CaseFolder.JSON.valueToTree(Map.of(
                            "number", "standing",
                            "kind", "COURT_ORDER_CRIMINAL",
                            "issuer", "示例市人民法院",
                            "caseNumber", "(2026)示例刑初3号",
                            "purpose", "刑事侦查",
                            "legalBasis", "刑事诉讼法第54条",
                            "validity", Map.of("from", "2026-10-01T00:00:00Z", "to", "2026-12-01T00:00:00Z"),
                            "grants",
                                    List.of(Map.of(
                                            "subjects",
                                            List.of(Map.of("kind", "PAYMENT_ACCOUNT", "value", "WECHAT:a")),
                                            "channels",
                                            List.of("PAYMENT_PROVIDER"),
                                            "categories",
                                            List.of("PAYMENT"),
                                            "window",
                                            Map.of("from", "2026-03-01T00:00:00Z", "to", "2026-04-01T00:00:00Z"),
                                            "maxHops",
                                            2,
                                            "maxRecords",
                                            1_000,
                                            "thirdParties",
                                            "NAMED")))),
                    asker,
                    reviewer,
                    custodian);
        }
        warrant = instrument.path("id").asString();
    }

    @AfterEach
    void stop() {
        asker.close();
        server.close();
    }

    private void imported(String file, String... rows) {
        byte[] bytes = ("at,no,from,to\n" + String.join("\n", rows) + "\n").getBytes(UTF_8);
        new ImportRun(asker).one(file, bytes, MAPPING);
    }

    private JsonNode ask(String document, Map<String, ?> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("warrant", warrant));
        variables.putAll(more);
        return asker.ask(variables, document);
    }

    private String kept() {
        JsonNode response = ask("keep-question", Map.of("name", "who is paid", "input", FROM_A));
        return response.path("data").path("keepQuestion").path("id").asString();
    }

    private JsonNode answer(String question) {
        JsonNode response = ask("standing-question", Map.of("question", question));
        return response.path("data").path("warrant").path("standingQuestion");
    }

    private static JsonNode news(SseStream stream) {
        SseStream.Event event = stream.next();
        assertThat(event.name()).as("%s", event.data()).isEqualTo("next");
        return event.data().path("data").path("standingNews");
    }

    private static Stream<Long> lines(JsonNode answer, String file) {
        List<String> unseen =
                answer.path("newActs").valueStream().map(JsonNode::asString).toList();
        return answer.path("trace")
                .path("acts")
                .valueStream()
                .filter(act -> unseen.contains(act.path("id").asString()))
                .map(act -> act.path("sources").path(0))
                .filter(source -> source.path("file").asString().equals(file))
                .map(source -> source.path("line").asLong());
    }

    @Test
    void what_an_import_brings_within_the_grant_is_told_at_once_and_named_on_asking() {
        String question = kept();
        try (SseStream stream = asker.subscribe(Map.of("warrant", warrant), "standing-news")) {
            JsonNode before = news(stream);
            assertThat(before.path("question").asString()).isEqualTo(question);
            assertThat(before.path("newActs").asInt()).isZero();
            assertThat(answer(question).path("newActs").isEmpty()).isTrue();

            imported("second.csv", "2026-03-03 10:00:00,NO 4,x,y", "2026-03-03 11:00:00,NO 5,b,f");

            JsonNode after = news(stream);
            assertThat(after.path("newActs").asInt()).isOne();
            assertThat(after.path("gone").asInt()).isZero();
            assertThat(after.path("cut").asBoolean()).isFalse();
            assertThat(after.path("audit").asString())
                    .isNotEqualTo(before.path("audit").asString())
                    .isNotEmpty();
        }
        JsonNode answer = answer(question);
        assertThat(answer.path("newActs").size()).isOne();
        assertThat(lines(answer, "second.csv")).containsExactly(3L);
    }

    @Test
    void a_server_that_stops_waits_for_nobody_who_looks_on() {
        kept();
        try (SseStream news = asker.subscribe(Map.of("warrant", warrant), "standing-news");
                SseStream standing = asker.subscribe(Map.of("id", warrant), "warrant-standing")) {
            news(news);
            standing.next();
            long began = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
            assertThat(List.of(news.next().name(), standing.next().name())).containsOnly("complete");
        }
    }

    @Test
    void what_was_seen_is_not_new_any_more_and_a_dropped_question_is_gone() {
        String question = kept();
        imported("second.csv", "2026-03-03 11:00:00,NO 5,b,f");

        JsonNode seen =
                ask("see-question", Map.of("question", question)).path("data").path("seeQuestion");

        assertThat(seen.path("newActs").size()).isOne();
        assertThat(answer(question).path("newActs").isEmpty()).isTrue();
        assertThat(ask("drop-question", Map.of("question", question))
                        .path("data")
                        .path("dropQuestion")
                        .asBoolean())
                .isTrue();
        assertThat(answer(question).isNull()).isTrue();
        assertThat(AuditReader.leaves(data.resolve("audit").resolve("server")))
                .anyMatch(leaf ->
                        leaf.text().contains("DROP_QUESTION") && leaf.text().contains(question));
        assertThat(ask("drop-question", Map.of("question", question))
                        .path("data")
                        .path("dropQuestion")
                        .asBoolean())
                .isFalse();
        assertThat(ask("standing-questions", Map.of())
                        .path("data")
                        .path("warrant")
                        .path("standingQuestions")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void acts_that_are_deleted_since_are_counted_and_not_named() {
        String question = kept();
        neo4j.texts("MATCH (a:Payment {reference: 'NO 1'}) WITH a, a.id AS text DETACH DELETE a RETURN text");

        JsonNode answer = answer(question);

        assertThat(answer.path("gone").asInt()).isOne();
        assertThat(answer.path("trace").path("acts").isEmpty()).isTrue();
    }

    @Test
    void a_kept_question_is_what_was_asked_and_can_be_asked_again() {
        String question = kept();

        JsonNode listed = ask("standing-questions", Map.of())
                .path("data")
                .path("warrant")
                .path("standingQuestions")
                .path(0);

        assertThat(listed.path("id").asString()).isEqualTo(question);
        assertThat(listed.path("name").asString()).isEqualTo("who is paid");
        JsonNode input = CaseFolder.JSON.readTree(listed.path("question").asString());
        JsonNode again = ask("keep-question", Map.of("name", "the same", "input", input));
        assertThat(again.path("errors").isMissingNode()).as("%s", again).isTrue();
        assertThat(CaseFolder.JSON.readTree(
                        again.path("data").path("keepQuestion").path("question").asString()))
                .isEqualTo(input);
    }

    @Test
    void another_account_of_the_same_instrument_learns_nothing_of_it() {
        String question = kept();
        try (CardtrailClient other = server.as("reviewer", AccountRole.REVIEWER)) {
            JsonNode seen = other.ask(Map.of("warrant", warrant), "standing-questions");
            assertThat(seen.path("data")
                            .path("warrant")
                            .path("standingQuestions")
                            .isEmpty())
                    .isTrue();
            JsonNode dropped = other.ask(Map.of("warrant", warrant, "question", question), "drop-question");
            assertThat(dropped.path("data").path("dropQuestion").asBoolean()).isFalse();
        }
        assertThat(answer(question).path("question").path("id").asString()).isEqualTo(question);
    }

    @Test
    void a_question_that_names_something_by_handle_is_refused_and_nothing_is_kept() {
        JsonNode refused = ask(
                "keep-question", Map.of("name", "by handle", "input", Map.of("handle", "anything", "thread", "MONEY")));

        assertThat(refused.path("errors")
                        .path(0)
                        .path("extensions")
                        .path("code")
                        .asString())
                .isEqualTo("BAD_REQUEST");
        assertThat(refused.path("errors").path(0).path("message").asString()).contains("handles end with");
        assertThat(ask("standing-questions", Map.of())
                        .path("data")
                        .path("warrant")
                        .path("standingQuestions")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void a_question_under_an_instrument_that_was_revoked_tells_nothing_and_says_so() {
        String question = kept();
        try (SseStream stream = asker.subscribe(Map.of("warrant", warrant), "standing-news");
                CardtrailClient custodian = server.as("custodian", AccountRole.CUSTODIAN)) {
            assertThat(news(stream).path("newActs").asInt()).isZero();
            JsonNode revoked = custodian.ask(
                    Map.of("id", warrant, "generation", instrument.path("generation"), "reason", "it is over"),
                    "revoke-warrant");
            assertThat(revoked.path("data").path("revokeWarrant").path("state").asString())
                    .isEqualTo("CANCELLED");

            imported("second.csv", "2026-03-03 11:00:00,NO 5,b,f");

            SseStream.Event event = stream.next();
            assertThat(event.data().path("data").path("standingNews").isObject())
                    .as("%s", event)
                    .isFalse();
            assertThat(event.data().findValuesAsString("code")).as("%s", event).contains("DENIED");
        }
        assertThat(ask("drop-question", Map.of("question", question))
                        .path("data")
                        .path("dropQuestion")
                        .asBoolean())
                .isTrue();
    }
}
