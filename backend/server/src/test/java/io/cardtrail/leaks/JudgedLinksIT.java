package io.cardtrail.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.cases.JudgedFiles;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.identity.AccountRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** LINK over judgements on identity, over HTTP: where the grant covers one it is walked, and to everybody else it is not there. */
class JudgedLinksIT {
    private static final String ALICE = "alice";
    private static final Map<String, Object> OWL = Offices.thing("ACCOUNT", "甲平台:night_owl");
    private static final Map<String, Object> ZHAO = Offices.thing("ACCOUNT", "甲平台:zhao.k");
    private static final List<String> ALL = List.of("SUBSCRIBER", "ACCESS", "INFERENCE");
    private static final String LINKED =
            "query($w: ID!, $input: TraceInput!) { warrant(id: $w) { trace(input: $input) {"
                    + " parties { id handle label pseudonymous } reached { entity { label } depth } links { a { label } b { label } grade }"
                    + " identityHops { from { label } to { label } depth grade independentSources rule knownError disputed"
                    + " rows { kind depth roles { role entity { label } } sources { file line cells { column text visibility } } }"
                    + " judgement { state events { state here account reason } claim { exactKey } } }"
                    + " acts { kind depth sources { file line } } hops { depth act { kind } } sharedExits { address { label } }"
                    + " bounds { truncatedBy } digest } } }";

    private static CardtrailServer server;
    private static Offices offices;
    private static int number;

    private final Map<String, String> made = new LinkedHashMap<>();

    @BeforeAll
    static void imports() throws IOException {
        TestNeo4j.shared().wipe();
        server = CardtrailServer.start(CardtrailServer.freshData(), Map.of());
        offices = new Offices(server);
        JudgedFiles.imported(server::importFile);
    }

    @AfterAll
    static void stops() {
        offices.close();
        server.close();
    }

    @AfterEach
    void takesBack() {
        made.forEach(JudgedLinksIT::withdraw);
    }

    @Test
    void a_confirmed_judgement_is_a_step_of_its_own_until_it_is_withdrawn() {
        String order = order(Map.of());
        Response before = linked(order, Map.of());
        assertThat(labels(before, "parties")).containsExactly("甲平台:night_owl");

        judge("confirmSameAs", order, "one document");
        JsonNode after = trace(linked(order, Map.of()));

        assertThat(after.path("reached").toString())
                .isEqualTo("[{\"entity\":{\"label\":\"乙平台:NightOwl\"},\"depth\":2}]");
        JsonNode hop = after.path("identityHops").path(0);
        assertThat(after.path("identityHops").size()).isEqualTo(1);
        assertThat(hop.at("/from/label").asString()).isEqualTo("甲平台:night_owl");
        assertThat(hop.at("/to/label").asString()).isEqualTo("乙平台:NightOwl");
        assertThat(hop.path("depth").asInt()).isEqualTo(2);
        assertThat(hop.path("grade").asString()).isEqualTo("B");
        assertThat(hop.path("rule").asString()).startsWith("cardtrail-identity-weights/");
        assertThat(hop.path("knownError").isNull()).isTrue();
        assertThat(hop.path("disputed").asBoolean()).isFalse();
        assertThat(hop.at("/judgement/state").asString()).isEqualTo("CONFIRMED");
        assertThat(hop.at("/judgement/claim/exactKey").asString()).isEqualTo("IDENTITY_DOCUMENT");
        assertThat(hop.at("/judgement/events/1").toString())
                .isEqualTo("{\"state\":\"CONFIRMED\",\"here\":true,\"account\":\"alice\",\"reason\":\"one document\"}");
        assertThat(hop.path("rows").toString())
                .contains("a-accounts.csv", "b-accounts.csv", "\"depth\":2")
                .doesNotContain("990102198001010010", "欧阳明远", "TO_PERSON");
        assertThat(after.path("links").size()).isZero();
        assertThat(after.path("hops").toString())
                .as("rows of a judgement are no hops, and what its other end did is")
                .doesNotContain("REGISTRATION")
                .contains("\"depth\":3");

        withdraw(order);
        assertThat(linked(order, Map.of()).comparable()).isEqualTo(before.comparable());
    }

    @Test
    void whoever_lacks_a_row_or_an_end_is_answered_as_before_it_was_made() {
        Map<String, Map<String, Object>> narrower = Map.of(
                "no registrations", Map.of("categories", List.of("ACCESS", "INFERENCE")),
                "no inference", Map.of("categories", List.of("SUBSCRIBER", "ACCESS")),
                "one holder", Map.of("holders", List.of("甲平台")),
                "an early end", Map.of("window", days("2026-03-01", "2026-03-04")),
                "too few hops", Map.of("maxHops", 1));
        Map<String, String> orders = new HashMap<>();
        Map<String, String> before = new HashMap<>();
        narrower.forEach((what, grant) -> {
            String order = order(grant);
            orders.put(what, order);
            before.put(what, linked(order, Map.of()).comparable());
        });
        String wide = order(Map.of());
        Map<String, Object> records = Map.of("categories", List.of("SUBSCRIBER", "ACCESS"));
        String recorded = linked(wide, records).comparable();

        judge("confirmSameAs", wide, "secret reason");

        orders.forEach((what, order) ->
                assertThat(linked(order, Map.of()).comparable()).as(what).isEqualTo(before.get(what)));
        assertThat(linked(wide, records).comparable())
                .as("the question leaves what is inferred out")
                .isEqualTo(recorded);
        assertThat(trace(linked(wide, Map.of())).path("identityHops").size()).isEqualTo(1);
    }

    @Test
    void another_instrument_that_covers_it_walks_it_and_is_not_told_who_made_it() {
        judge("confirmSameAs", order(Map.of()), "secret reason");
        String other = order(Map.of());

        Response response = linked(other, Map.of());
        assertThat(labels(response, "parties")).contains("乙平台:NightOwl");
        assertThat(trace(response).at("/identityHops/0/judgement/events/1/here").asBoolean())
                .isFalse();
        assertThat(response.body()).doesNotContain("secret reason", "\"" + ALICE + "\"");

        judge("rejectSameAs", other, "two people");
        assertThat(trace(linked(other, Map.of())).at("/identityHops/0/disputed").asBoolean())
                .as("it stands, and who reads it learns that it is not undisputed")
                .isTrue();
    }

    @Test
    void hops_and_what_is_left_out_bound_it_as_any_link() {
        String order = order(Map.of());
        judge("confirmSameAs", order, "one document");
        JsonNode whole = trace(linked(order, Map.of()));
        String handle = whole.path("parties").path(0).path("label").asString().contains("NightOwl")
                ? whole.path("parties").path(0).path("handle").asString()
                : whole.path("parties").path(1).path("handle").asString();

        assertThat(trace(linked(order, Map.of("exclude", List.of(Map.of("handle", handle)))))
                        .path("identityHops")
                        .size())
                .isZero();
        JsonNode two = trace(linked(order, Map.of("maxHops", 2)));
        assertThat(two.path("identityHops").size()).isEqualTo(1);
        assertThat(two.path("bounds").toString()).contains("MAX_HOPS");
        assertThat(two.path("hops").toString())
                .as("what the other end did lies further")
                .doesNotContain("\"depth\":3");
        JsonNode few = trace(linked(order, Map.of("limit", 2)));
        assertThat(few.path("identityHops").size()).isZero();
        assertThat(few.path("parties").size()).isEqualTo(1);
        assertThat(few.path("bounds").toString()).contains("LIMIT");
    }

    @Test
    void ways_between_two_lead_over_things_and_over_judgements_and_say_which() {
        Map<String, Object> other = Offices.thing("ACCOUNT", "乙平台:NightOwl");
        Map<String, Object> kate = Offices.thing("ACCOUNT", "乙平台:kate_88");
        String order = order(Map.of("subjects", List.of(OWL, ZHAO, other, kate)));
        assertThat(paths(order, OWL, other).path("count").asInt()).isZero();

        JsonNode shared = paths(order, ZHAO, kate);
        assertThat(shared.path("count").asInt()).isEqualTo(1);
        assertThat(shared.at("/ranked/0/steps/0").toString())
                .contains("\"via\":[{\"label\":\"IMEI:35990084064275\"},{\"label\":\"198.51.100.7\"}]")
                .contains("\"grade\":\"B\",\"independentSources\":2,\"oneLine\":false,\"identityHop\":null");
        assertThat(shared.at("/ranked/0/corroborated").asInt()).isEqualTo(1);
        assertThat(shared.at("/otherSources/hops").isArray()).isTrue();

        judge("confirmSameAs", order, "one document");
        JsonNode judged = paths(order, OWL, other);
        assertThat(judged.path("count").asInt()).isEqualTo(1);
        assertThat(judged.at("/ranked/0/length").asInt()).isEqualTo(2);
        assertThat(judged.at("/ranked/0/steps/0/identityHop/judgement/events/1/account")
                        .asString())
                .isEqualTo(ALICE);
        assertThat(judged.at("/ranked/0/acts").toString()).contains("a-accounts.csv", "b-accounts.csv");

        Response refused = ways(order, OWL, other, Map.of("via", List.of(Map.of("identifier", ZHAO))));
        assertThat(refused.code()).isEqualTo("BAD_REQUEST");
        assertThat(refused.body()).contains("leave out `via`");
    }

    private static Response ways(String order, Map<String, Object> from, Map<String, Object> to, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(Map.of("from", from, "to", to, "thread", "LINK"));
        input.putAll(more);
        return offices.investigator(ALICE)
                .ask(
                        "query($w: ID!, $input: PathsInput!) { warrant(id: $w) { paths(input: $input) { count more"
                                + " ranked { grade corroborated gaps length acts { sources { file } } steps {"
                                + " from { label } to { label } depth via { label } grade independentSources oneLine"
                                + " identityHop { judgement { events { account } } } } }"
                                + " otherSources { hops { depth } } subgraph { acts { depth } } } } }",
                        Map.of("w", order, "input", input));
    }

    private static JsonNode paths(String order, Map<String, Object> from, Map<String, Object> to) {
        Response response = ways(order, from, to, Map.of());
        JsonNode paths = response.at("data.warrant.paths");
        assertThat(paths.isObject()).as(response.body()).isTrue();
        return paths;
    }

    @Test
    void somebody_whom_the_grant_does_not_name_stays_a_pseudonym_at_both_ends() {
        String order = order(Map.of("thirdParties", "PSEUDONYM"));
        judge("confirmSameAs", order, "one document");

        Response response = linked(order, Map.of());

        assertThat(trace(response).path("identityHops").size()).isEqualTo(1);
        assertThat(response.body())
                .contains("甲平台:night_owl")
                .doesNotContain("NightOwl", "欧阳明远", "990102198001010010", "13900000011");
    }

    private static String order(Map<String, ?> grant) {
        Map<String, Object> whole = new HashMap<>(
                Map.of("categories", ALL, "thirdParties", "NAMED", "maxHops", 4, "subjects", List.of(OWL, ZHAO)));
        whole.putAll(grant);
        return offices.approved(ALICE, Offices.order("L " + ++number, whole, Map.of()));
    }

    private static Map<String, String> days(String from, String to) {
        return Map.of("from", from + "T00:00:00+08:00", "to", to + "T00:00:00+08:00");
    }

    private static Response linked(String order, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(Map.of("from", OWL, "thread", "LINK"));
        input.putAll(more);
        return offices.investigator(ALICE).ask(LINKED, Map.of("w", order, "input", input));
    }

    private static JsonNode trace(Response response) {
        JsonNode trace = response.at("data.warrant.trace");
        assertThat(trace.isObject()).as(response.body()).isTrue();
        return trace;
    }

    private static List<String> labels(Response response, String field) {
        List<String> labels = new ArrayList<>();
        trace(response).path(field).forEach(one -> labels.add(one.path("label").asString()));
        return labels;
    }

    private void judge(String verdict, String order, String reason) {
        JsonNode candidates = offices.investigator(ALICE)
                .ask(
                        "query($w: ID!) { warrant(id: $w) { identityCandidates(first: 50) { nodes { id digest claim {"
                                + " exactKey left { kind } right { kind } grade total } } } } }",
                        Map.of("w", order))
                .at("data.warrant.identityCandidates.nodes");
        for (JsonNode candidate : candidates) {
            if (candidate.at("/claim/total").asDouble() > 35) {
                JsonNode judged = Offices.made(offices.investigator(ALICE)
                        .ask(
                                "mutation($w: ID!, $c: ID!, $d: String!, $r: String!) { made: " + verdict
                                        + "(warrant: $w, candidate: $c, digest: $d, reason: $r) { id } }",
                                Map.of(
                                        "w",
                                        order,
                                        "c",
                                        candidate.path("id").asString(),
                                        "d",
                                        candidate.path("digest").asString(),
                                        "r",
                                        reason)));
                made.put(judged.path("id").asString(), order);
                return;
            }
        }
        throw new AssertionError("no candidate of the two owls: " + candidates);
    }

    private void withdraw(String order) {
        made.forEach((judgement, under) -> {
            assertThat(under).isEqualTo(order);
            withdraw(judgement, under);
        });
        made.clear();
    }

    private static void withdraw(String judgement, String order) {
        Offices.made(offices.as(ALICE, AccountRole.INVESTIGATOR)
                .ask(
                        "mutation($w: ID!, $j: ID!) { made: withdrawSameAs(warrant: $w, judgement: $j, reason: \"test\") {"
                                + " state } }",
                        Map.of("w", order, "j", judgement)));
    }
}
