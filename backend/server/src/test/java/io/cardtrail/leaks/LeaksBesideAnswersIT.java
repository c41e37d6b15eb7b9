package io.cardtrail.leaks;

import static io.cardtrail.leaks.Story.ALICE;
import static io.cardtrail.leaks.Story.BANK_CARD;
import static io.cardtrail.leaks.Story.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cardtrail.audit.AuditReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Leak class 17: exports, logs, figures, headers; and instruments of others as seen by changes. */
class LeaksBesideAnswersIT {
    /** Parts of identifiers that stand in the imported files, each long enough to mean nothing else. */
    private static final List<String> MARKERS = List.of(
            "10026030100000001",
            "PAN-7731",
            "lucky_726258",
            "ziying_985404",
            "resellerA_781399",
            "994747190005159085",
            "韩测庚",
            "mch_668dybupvu",
            "wxid_",
            "220689674411142141",
            "689220674411142141",
            "WX170964263401",
            "203.0.113.");

    private static Story story;
    private static String wide;
    private static ListAppender<ILoggingEvent> logged;

    @BeforeAll
    static void begins() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        logged = new ListAppender<>();
        story = Story.begin(Map.of("logging.level.root", "info"), "otc-payments");
        logged.setContext(root.getLoggerContext());
        logged.start();
        root.addAppender(logged);
        root.setLevel(Level.INFO);
        story.imported("otc-payments");
        wide = story.wide(ALICE);
    }

    @AfterAll
    static void ends() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(logged);
        story.close();
    }

    @Test
    void class_17_logs_and_figures_name_nobody() {
        Client alice = story.alice();
        Story.everything(alice, wide);
        Story.trace(alice, wide, Offices.thing("PHONE", "1391111000x"));
        alice.ask("query Of13911110009($w: ID!) { warrant(id: $w) { id number } }", Map.of("w", wide));
        alice.ask(
                "query($w: ID!) { warrant(id: $w) { search(text: \"PAN-7731\", first: 0) { totalCount } } }",
                Map.of("w", wide));
        alice.ask("{ warrant(id: \"13911110009\") { id ", Map.of());
        Uploads.ended(alice, Uploads.send(alice, "13911110009.csv", "卡号\n1\n", Story.mapping("carrier-pins")));
        alice.get("/api/imports/13911110009/rejects.csv");
        StringBuilder all = new StringBuilder();
        for (ILoggingEvent event : List.copyOf(logged.list)) {
            all.append(event.getFormattedMessage()).append('\n');
            for (var thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
                all.append(thrown.getMessage()).append('\n');
            }
        }
        try (Client operator = new Client(story.server().management(), "none")) {
            for (String path : List.of("/actuator/prometheus", "/actuator/health", "/actuator", "/actuator/env")) {
                all.append(operator.get(path).body()).append('\n');
            }
        }
        assertThat(all.toString()).contains("http_server_requests");
        assertThat(MARKERS).allSatisfy(marker -> assertThat(all.toString()).doesNotContain(marker));
        assertThat(all.toString()).doesNotContain("13911110009", wide);
    }

    @Test
    void class_17_an_answer_is_neither_cached_nor_conditional() {
        Response answer = Story.trace(story.alice(), wide, CARD);
        assertThat(answer.headers().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotContain("etag", "last-modified", "age", "server", "x-request-id", "traceparent");
        assertThat(answer.headers().get("cache-control")).containsExactly("no-store");
        Response again = story.alice()
                .send(story.alice()
                        .request("/graphql")
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/graphql-response+json")
                        .header("If-None-Match", "*")
                        .POST(BodyPublishers.ofByteArray(
                                Client.body("query($w: ID!) { warrant(id: $w) { id } }", Map.of("w", wide)))));
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void class_17_an_import_and_its_refused_rows_are_for_whoever_sent_it() {
        Client alice = story.alice();
        String heading = "充值流水号,充值时间,卡号,卡密,被充值号码,IMSI,面值,接入IP,终端IMEI";
        Response taken = Uploads.send(
                alice,
                "mine.csv",
                heading + "\nCZ1,2026-13-45 00:00:00,,1,13911110001,1,100.00,,\n",
                Story.mapping("carrier-recharges"));
        Uploads.ended(alice, taken);
        String id = taken.at("id").asString();
        assertThat(alice.get("/api/imports/" + id + "/rejects.csv").body()).contains("13911110001");
        String absent = "0".repeat(id.length());
        same(
                story.bob().get("/api/imports/" + id + "/rejects.csv"),
                story.bob().get("/api/imports/" + absent + "/rejects.csv"));
        same(Uploads.told(story.bob(), id), Uploads.told(story.bob(), absent));
        String cancel = "mutation($id: ID!) { cancelImport(id: $id) { state } }";
        same(story.bob().ask(cancel, Map.of("id", id)), story.bob().ask(cancel, Map.of("id", absent)));
    }

    @Test
    void class_17_the_audit_log_is_not_for_investigators() {
        String token = Story.trace(story.alice(), wide, CARD)
                .at("data.warrant.trace.audit")
                .asString();
        assertThat(token).hasSize(32);
        String absent = "0".repeat(32);
        for (String path : List.of("/api/audit/entry/", "/api/audit/proof/")) {
            Response own = story.alice().get(path + token);
            assertThat(own.status()).isEqualTo(404);
            same(own, story.alice().get(path + absent));
        }
        assertThat(story.alice().get("/api/audit/checkpoint").status()).isEqualTo(404);
    }

    @Test
    void a_change_of_somebody_elses_instrument_is_answered_like_one_of_none_and_both_are_on_record() {
        String absent = "w" + "0".repeat(32);
        String draft = story.offices().drafted(ALICE, story.terms(Map.of(), List.of(BANK_CARD)));
        Map<String, Object> terms = story.terms(Map.of(), List.of(BANK_CARD));
        List<String> moves = List.of(
                "submitWarrant(id: $id, generation: 0)",
                "approveWarrant(id: $id, generation: 3, hash: \"x\")",
                "approveEmergency(id: $id, generation: 1, hash: \"x\")",
                "rejectWarrant(id: $id, generation: 1, reason: \"x\")",
                "suspendWarrant(id: $id, generation: 1, reason: \"\")",
                "resumeWarrant(id: $id, generation: 1)",
                "cancelWarrant(id: $id, generation: 1, reason: \"x\")",
                "revokeWarrant(id: $id, generation: 1, reason: \"x\")",
                "invalidateWarrant(id: $id, generation: 1, reason: \"x\")",
                "editWarrant(id: $id, generation: 1, input: $input)",
                "updateWarrant(id: $id, generation: 1, input: $input)");
        for (String move : moves) {
            String document = "mutation($id: ID!" + (move.contains("$input") ? ", $input: WarrantInput!" : "") + ") { "
                    + move + " { id state } }";
            for (String foreign : List.of(wide, draft)) {
                long before = inVain();
                Response there = story.bob().ask(document, variables(move, foreign, terms));
                assertThat(inVain() - before).as("on record: %s", move).isEqualTo(1);
                Response nowhere = story.bob().ask(document, variables(move, absent, terms));
                assertThat(inVain() - before).as("on record: %s", move).isEqualTo(2);
                assertThat(there.code()).as(move).isEqualTo("NOT_FOUND");
                same(there, nowhere);
            }
        }
        // A draft is nobody's but its requester's.
        String warrant = "query($id: ID!) { warrant(id: $id) { id number history { account } } }";
        for (Client office :
                List.of(story.bob(), story.offices().reviewer(), story.offices().custodian())) {
            same(office.ask(warrant, Map.of("id", draft)), office.ask(warrant, Map.of("id", absent)));
            JsonNode listed = office.ask(
                            "{ warrants(first: 200) { nodes { id } } queue(first: 200) { nodes { id } } }", Map.of())
                    .at("data");
            assertThat(listed.toString()).doesNotContain(draft);
        }
    }

    private static Map<String, Object> variables(String move, String id, Map<String, Object> terms) {
        return move.contains("$input") ? Map.of("id", id, "input", terms) : Map.of("id", id);
    }

    private static long inVain() {
        return AuditReader.leaves(story.data().resolve("audit").resolve("server")).stream()
                .filter(leaf -> leaf.text().contains("\"NOT_FOUND\""))
                .count();
    }

    private static void same(Response forbidden, Response absent) {
        assertThat(forbidden.comparable()).isEqualTo(absent.comparable());
    }
}
