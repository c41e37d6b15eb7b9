package io.cardtrail.leaks;

import static io.cardtrail.leaks.Desk.refused;
import static io.cardtrail.leaks.Desk.save;
import static io.cardtrail.leaks.Desk.share;
import static io.cardtrail.leaks.Offices.made;
import static io.cardtrail.leaks.Offices.order;
import static io.cardtrail.leaks.Offices.thing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.report.ReportCheck;
import io.cardtrail.report.caseuco.PathSchema;
import io.cardtrail.report.seal.BadBundle;
import io.cardtrail.report.seal.Bundle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole investigation sealed as one report: all its questions under one grant, and its narrative with claims in place of what it cites. */
class ReportsOfInvestigationsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Object> PHONE = thing("PHONE", "+8615804604630");
    private static final Map<String, Object> CARD = thing("CARD", "示例移动:10026011500004154");
    private static final Map<String, Object> BACKWARD =
            Map.of("trace", Map.of("from", PHONE, "thread", "CUSTODY", "direction", "BACKWARD"));
    private static final Map<String, Object> CHAIN = Map.of("chain", CARD);
    private static final Map<String, Object> GRANT = Map.of(
            "subjects",
            List.of(PHONE, CARD),
            "exportAllowed",
            true,
            "window",
            Map.of("from", "2026-01-01T00:00:00+08:00", "to", "2026-05-01T00:00:00+08:00"),
            "maxHops",
            7);

    private static CardtrailServer server;
    private static Offices offices;
    private static Client alice;
    private static String warrant;
    private static SortedMap<String, byte[]> sealed;
    private static String narrative;

    @BeforeAll
    static void seals() {
        TestNeo4j.shared().wipe();
        server = CardtrailServer.start(
                CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", "2026-11-22T12:00:00+08:00"));
        offices = new Offices(server);
        alice = offices.investigator("alice");
        server.importCase("s2-overwritten-resellers");
        warrant = instrument("whole", GRANT, Map.of());
        narrative = "He sold it on: [[" + redemption() + "|2026-03 充值]].\n[[ffffffffffff|another]] <b>\u202Enot</b>";
        JsonNode saved = saved(narrative);
        sealed = bundle(alice, issued(alice, of(saved, List.of(BACKWARD, CHAIN))));
    }

    @AfterAll
    static void stops() {
        offices.close();
        server.close();
    }

    private static String instrument(String number, Map<String, ?> grant, Map<String, ?> more) {
        Map<String, Object> terms = new HashMap<>(Map.of("assignees", List.of("alice", "bob")));
        terms.putAll(more);
        return offices.approved("alice", order(number, grant, terms));
    }

    /** {@return as much of the redemption's id as a narrative has} */
    private static String redemption() {
        return alice.ask(
                        "query($w: ID!, $i: TraceInput!) { warrant(id: $w) { trace(input: $i) { acts { id kind } } } }",
                        Map.of("w", warrant, "i", BACKWARD.get("trace")))
                .at("data.warrant.trace.acts")
                .valueStream()
                .filter(act -> act.path("kind").asString().equals("REDEMPTION"))
                .map(act -> act.path("id").asString().substring(0, 12))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode saved(String narrative) {
        return made(save(alice, warrant, Desk.input(Map.of("name", "三月盗刷案", "narrative", narrative))));
    }

    private static Map<String, Object> of(JsonNode saved, List<Map<String, Object>> questions) {
        return Map.of(
                "investigation",
                Map.of(
                        "id", saved.path("id").asString(),
                        "generation", saved.path("generation").asInt(),
                        "questions", questions));
    }

    private static JsonNode issued(Client client, Map<String, ?> input) {
        JsonNode report = new Reports(client).ended(warrant, input);
        assertThat(report.path("stage").asString()).as(report.toString()).isEqualTo("DONE");
        return report;
    }

    private static SortedMap<String, byte[]> bundle(Client client, JsonNode report) {
        try {
            return Bundle.read(Objects.requireNonNull(
                    new Reports(client).bundle(report.path("id").asString()), "no bundle is handed out"));
        } catch (BadBundle bad) {
            throw new AssertionError(bad);
        }
    }

    private static JsonNode path() {
        return JSON.readTree(sealed.get("path.json"));
    }

    private static ReportCheck.Outcome check(SortedMap<String, byte[]> files) {
        return ReportCheck.of(
                files,
                FreshReport.known(alice.ask(
                                "{ reportTrust { demonstration authority stampAuthority signer sm2 logKey } }",
                                Map.of())
                        .at("data.reportTrust")));
    }

    private static int issuedSoFar() {
        return new Reports(alice).all(warrant).size();
    }

    @Test
    void two_questions_that_tell_the_same_act_make_one_claim_which_says_so() {
        JsonNode path = path();

        assertThat(PathSchema.faults(path)).isEmpty();
        assertThat(path.path("report").path("title").asString()).isEqualTo("三月盗刷案");
        assertThat(path.path("questions")
                        .valueStream()
                        .map(each -> each.path("name").asString()))
                .containsExactly("trace", "chain");
        List<String> acts = path.path("claims")
                .valueStream()
                .map(claim -> claim.path("act").path("kind").asString()
                        + claim.path("sources")
                        + claim.path("from")
                        + claim.path("to"))
                .toList();
        assertThat(acts).doesNotHaveDuplicates();
        assertThat(path.path("claims")
                        .valueStream()
                        .filter(claim -> claim.path("told").size() == 2))
                .as("told by both")
                .hasSizeGreaterThan(3);
        assertThat(path.path("gaps").path(0).path("questions").toString()).isEqualTo("[1,2]");
        assertThat(path.path("layouts").size()).isEqualTo(2);
    }

    @Test
    void the_narrative_cites_claims_and_says_where_an_act_is_not_among_them() {
        JsonNode investigation = path().path("investigation");

        assertThat(investigation.path("name").asString()).isEqualTo("三月盗刷案");
        assertThat(investigation
                        .path("narrative")
                        .valueStream()
                        .map(each -> each.path("text").asString()))
                .containsExactly("He sold it on: ", "2026-03 充值", ".\n", "another", " <b>\u202Enot</b>");
        JsonNode cited = investigation.path("narrative").path(1).path("claims");
        assertThat(cited.size()).isOne();
        assertThat(path().path("claims")
                        .path(cited.path(0).asInt() - 1)
                        .path("act")
                        .path("kind")
                        .asString())
                .isEqualTo("REDEMPTION");
        assertThat(investigation.path("narrative").path(3).path("claims").isEmpty())
                .isTrue();
        assertThat(new String(sealed.get("path.json"), UTF_8))
                .as("no token of this server")
                .doesNotContain(redemption());
    }

    @Test
    void it_is_sound_and_each_question_has_its_own_access() {
        ReportCheck.Outcome outcome = check(sealed);

        assertThat(outcome.seal().findings()).isEmpty();
        assertThat(outcome.faults()).isEmpty();
        assertThat(sealed).containsKeys("audit/entry.json", "audit/2/entry.json", "audit/2/result.tlog-proof");
        assertThat(JSON.readTree(sealed.get("audit/2/result.json")).path("digest"))
                .isEqualTo(path().path("questions").path(1).path("digest"));
    }

    @Test
    void another_access_in_the_second_ones_place_is_found_by_its_name() {
        Map<String, String> changes = Map.of(
                "audit/2/result.json", "NOT_LOGGED",
                "audit/2/entry.tlog-proof", "NOT_LOGGED");
        changes.forEach((file, code) -> {
            SortedMap<String, byte[]> files = new TreeMap<>(sealed);
            files.put(file, files.get(file.replace("/2", "")));
            assertThat(check(files).faults())
                    .as(file)
                    .anyMatch(fault -> fault.code().equals(code));
        });
        SortedMap<String, byte[]> files = new TreeMap<>(sealed);
        sealed.keySet().stream()
                .filter(name -> name.startsWith("audit/2/"))
                .forEach(name -> files.put(name, sealed.get(name.replace("/2", ""))));
        assertThat(check(files).faults()).anyMatch(fault -> fault.code().equals("OTHER_ANSWER"));
        files.keySet().removeIf(name -> name.startsWith("audit/2/"));
        assertThat(check(files).faults()).anyMatch(fault -> fault.code().equals("NOT_LOGGED"));
    }

    @Test
    void a_colleague_with_whom_it_is_shared_seals_it_under_the_instrument_and_nobody_else_does() {
        Client bob = offices.investigator("bob");
        JsonNode saved = saved("");
        Map<String, Object> input = of(saved, List.of(BACKWARD));
        refused(new Reports(bob).asked(warrant, input), "NOT_FOUND", "there is no such investigation");

        made(share(alice, warrant, saved.path("id").asString(), "bob"));
        JsonNode path = JSON.readTree(bundle(bob, issued(bob, input)).get("path.json"));

        assertThat(path.path("report").path("madeBy").asString()).isEqualTo("bob");
        assertThat(path.path("investigation").path("narrative").isEmpty()).isTrue();
        made(share(alice, warrant, saved.path("id").asString(), "bob", "carol"));
        refused(new Reports(offices.investigator("carol")).asked(warrant, input), "NOT_FOUND");
    }

    @Test
    void one_that_was_saved_meanwhile_is_not_sealed() {
        JsonNode saved = saved("a");
        made(save(alice, warrant, Desk.on(saved, Desk.input(Map.of("name", "later")))));
        int before = issuedSoFar();

        refused(
                new Reports(alice).asked(warrant, of(saved, List.of(BACKWARD))),
                "STALE_GENERATION",
                "at generation 2, not 1");

        assertThat(issuedSoFar()).isEqualTo(before);
    }

    @Test
    void a_question_that_is_refused_refuses_the_whole_report_and_nothing_is_read() {
        Map<String, Object> other = Map.of("chain", thing("CARD", "示例移动:10026011500009999"));
        int before = issuedSoFar();

        refused(
                new Reports(alice).asked(warrant, of(saved("a"), List.of(BACKWARD, other))),
                "DENIED",
                "SUBJECT_NOT_NAMED");

        assertThat(issuedSoFar()).isEqualTo(before);
    }

    @Test
    void questions_under_several_grants_are_no_one_report_and_neither_are_none_or_two_in_one() {
        Map<String, Object> first = new HashMap<>(Map.copyOf(grants().getFirst()));
        String two = instrument("two", GRANT, Map.of("grants", List.of(first, first)));
        JsonNode saved = made(save(alice, two, Map.of()));
        Map<String, Object> one = Map.of("chain", CARD, "grant", "g1");
        Map<String, Object> another = Map.of("chain", CARD, "grant", "g2");
        refused(
                new Reports(alice).asked(two, of(saved, List.of(one, another))),
                "BAD_REQUEST",
                "under the grants g1, g2");

        refused(
                new Reports(alice).asked(two, of(saved, List.of())),
                "BAD_REQUEST",
                "investigation.questions has 0 entries");
        refused(
                new Reports(alice).asked(two, of(saved, List.of(one, Map.of()))),
                "BAD_REQUEST",
                "investigation.questions[1]: give exactly one");
        Map<String, Object> both = new HashMap<>(of(saved, List.of(one)));
        both.put("chain", CARD);
        refused(new Reports(alice).asked(two, both), "BAD_REQUEST", "`investigation` has its own questions");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> grants() {
        return (List<Map<String, Object>>)
                Objects.requireNonNull(order("", GRANT, Map.of()).get("grants"));
    }
}
