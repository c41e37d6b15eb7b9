package io.cardtrail.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.AuditReader;
import io.cardtrail.audit.Fsck;
import io.cardtrail.audit.Leaf;
import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.cases.JudgedFiles;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.identity.AccountRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Judgements on identity over HTTP: proposed within one grant, made and taken back by people, and known to nobody else. */
class JudgementsIT {
    private static final String ALICE = "alice";
    private static final String CLAIM =
            " claim { left { label pseudonymous } right { label pseudonymous } exactKey grade rule"
                    + " prior threshold total agreements { field level weight left { text hidden entity { label value } }"
                    + " right { text hidden entity { label value } } } rows { sources { file line } } } ";
    private static final String JUDGEMENT =
            " id state events { at state here account grant generation reason }" + CLAIM;
    private static final String CANDIDATES = "query($w: ID!, $first: Int, $after: String) { warrant(id: $w) {"
            + " list: identityCandidates(first: $first, after: $after) { totalCount bounds pageInfo { hasNextPage endCursor }"
            + " nodes { id digest earlier {" + JUDGEMENT + "}" + CLAIM + "} } } }";
    private static final String KNOWN =
            "query($w: ID!) { warrant(id: $w) { list: judgements(first: 50) { totalCount bounds"
                    + " pageInfo { hasNextPage endCursor } nodes {" + JUDGEMENT + "} } } }";
    private static final Map<String, Object> OWL = Offices.thing("ACCOUNT", "甲平台:night_owl");
    private static final Map<String, Object> ZHAO = Offices.thing("ACCOUNT", "甲平台:zhao.k");
    private static final List<String> ALL = List.of("SUBSCRIBER", "ACCESS", "INFERENCE");

    private static Path data;
    private static CardtrailServer server;
    private static Offices offices;
    private static int number;

    @BeforeAll
    static void imports() throws IOException {
        TestNeo4j.shared().wipe();
        data = CardtrailServer.freshData();
        server = CardtrailServer.start(data, Map.of());
        offices = new Offices(server);
        JudgedFiles.imported(server::importFile);
    }

    @AfterAll
    static void stops() {
        offices.close();
        server.close();
    }

    @Test
    void exact_keys_come_first_then_the_heavier_and_a_shared_exit_joins_nobody() {
        List<String> told = candidates(order(Map.of("subjects", List.of(OWL, ZHAO)))).stream()
                .map(JudgementsIT::line)
                .toList();

        assertThat(told)
                .containsExactly(
                        "乙平台:NightOwl = 甲平台:night_owl IDENTITY_DOCUMENT B 35.765",
                        "WECHAT:wx_owl = 甲平台:night_owl IDENTITY_DOCUMENT B 15.303",
                        "+8613900000011 = WECHAT:wx_owl IDENTITY_DOCUMENT B 15.303",
                        "WECHAT:wx_owl = 乙平台:NightOwl IDENTITY_DOCUMENT B 15.303",
                        "乙平台:kate_88 = 甲平台:zhao.k DEVICE B 7.741",
                        "FINGERPRINT:fp-zk = IMEI:35990084064275  B 5.909");
    }

    @Test
    void what_is_confirmed_is_no_candidate_until_it_is_withdrawn_and_then_it_is_one_again_with_its_history() {
        String order = order(Map.of("subjects", List.of(ZHAO)));
        JsonNode candidate = the("kate_88", order);

        JsonNode confirmed = Offices.made(judge("confirmSameAs", order, candidate, "same handset, same hour"));

        assertThat(confirmed.path("state").asString()).isEqualTo("CONFIRMED");
        assertThat(confirmed.path("claim")).isEqualTo(candidate.path("claim"));
        assertThat(candidates(order)).noneMatch(node -> line(node).contains("kate_88"));
        assertThat(sameAs(order)).containsExactly("乙平台:kate_88");

        JsonNode withdrawn = Offices.made(withdraw(order, confirmed.path("id").asString(), "the handset was sold"));
        assertThat(withdrawn.path("claim")).isEqualTo(confirmed.path("claim"));
        JsonNode again = the("kate_88", order);
        assertThat(again.path("claim")).isEqualTo(candidate.path("claim"));
        assertThat(again.path("digest")).isEqualTo(candidate.path("digest"));
        assertThat(sameAs(order)).isEmpty();
        assertThat(steps(again.path("earlier").path(0)))
                .containsExactly(
                        "PROPOSED cardtrail-identity-weights/1 ",
                        "CONFIRMED alice same handset, same hour",
                        "WITHDRAWN alice the handset was sold");

        JsonNode rejected = Offices.made(judge("rejectSameAs", order, again, "no"));
        assertThat(rejected.path("state").asString()).isEqualTo("REJECTED");
        assertThat(candidates(order)).noneMatch(node -> line(node).contains("kate_88"));
        assertThat(known(order).stream().filter(JudgementsIT::ofThisOrder)).hasSize(2);
    }

    @Test
    void of_two_who_judge_at_once_one_is_told_that_somebody_was_first_and_nothing_is_made_twice() {
        for (int i = 0; i < 5; i++) {
            String order = order(Map.of("subjects", List.of(ZHAO)));
            JsonNode candidate = the("kate_88", order);
            List<Response> both = Stream.of("confirmSameAs", "rejectSameAs")
                    .map(verdict -> CompletableFuture.supplyAsync(() -> judge(verdict, order, candidate, verdict)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(both.stream().map(Response::code)).containsExactlyInAnyOrder("", "STALE_GENERATION");
            assertThat(known(order).stream().filter(JudgementsIT::ofThisOrder)).hasSize(1);
        }
    }

    @Test
    void a_judgement_binds_what_was_read_and_needs_a_person_and_a_reason() {
        String order = order(Map.of("subjects", List.of(ZHAO), "thirdParties", "NAMED"));
        JsonNode candidate = the("kate_88", order);

        Response other = offices.investigator(ALICE)
                .ask(
                        mutation("confirmSameAs"),
                        Map.of("w", order, "c", candidate.path("id").asString(), "d", "0".repeat(64), "r", "why"));
        assertThat(other.code()).isEqualTo("STALE_GENERATION");
        assertThat(judge("confirmSameAs", order, candidate, " ").code()).isEqualTo("BAD_REQUEST");
        assertThat(known(order).stream().filter(JudgementsIT::ofThisOrder)).isEmpty();
    }

    @Test
    void whoever_lacks_a_row_or_an_end_of_it_is_answered_as_before_it_was_made() {
        String wide = order(Map.of("subjects", List.of(ZHAO)));
        Map<String, Map<String, Object>> narrower = Map.of(
                "no addresses and devices", Map.of("categories", List.of("SUBSCRIBER", "INFERENCE")),
                "no registrations", Map.of("categories", List.of("ACCESS", "INFERENCE")),
                "one holder", Map.of("holders", List.of("甲平台")),
                "an early end", Map.of("window", days("2026-03-01", "2026-03-06")),
                "too few hops", Map.of("maxHops", 1),
                "another subject", Map.of("subjects", List.of(Offices.thing("ACCOUNT", "乙平台:nobody"))));
        Map<String, String> orders = new HashMap<>();
        narrower.forEach((what, grant) -> {
            Map<String, Object> whole = new HashMap<>(Map.of("subjects", List.of(ZHAO)));
            whole.putAll(grant);
            orders.put(what, order(whole));
        });
        Map<String, String> before = new HashMap<>();
        orders.forEach((what, order) -> before.put(what, asked(order)));

        JsonNode made = Offices.made(judge("confirmSameAs", wide, the("kate_88", wide), "secret reason"));
        String id = made.path("id").asString();

        orders.forEach((what, order) -> {
            assertThat(asked(order)).as(what).isEqualTo(before.get(what));
            assertThat(withdraw(order, id, "why").comparable())
                    .as(what)
                    .isEqualTo(withdraw(order, "j" + "0".repeat(32), "why").comparable())
                    .contains("NOT_FOUND");
        });
        assertThat(known(wide)).anyMatch(node -> node.path("id").asString().equals(id));
        Offices.made(withdraw(wide, id, "end of the test"));
    }

    @Test
    void another_instrument_that_covers_it_is_told_the_judgement_but_not_who_made_it_and_why() {
        String wide = order(Map.of("subjects", List.of(ZHAO)));
        String other = order(Map.of("subjects", List.of(ZHAO)));
        JsonNode made = Offices.made(judge("confirmSameAs", wide, the("kate_88", wide), "secret reason"));

        JsonNode there = known(other).stream()
                .filter(node ->
                        node.path("id").asString().equals(made.path("id").asString()))
                .findFirst()
                .orElseThrow();

        assertThat(there.path("claim").path("total"))
                .isEqualTo(made.path("claim").path("total"));
        assertThat(there.path("events").path(1).path("here").asBoolean()).isFalse();
        assertThat(there.toString()).doesNotContain("secret reason", "\"" + ALICE + "\"");
        assertThat(the("kate_88", other).path("earlier").toString())
                .contains(made.path("id").asString());
        Offices.made(withdraw(other, made.path("id").asString(), "seen to be wrong"));
        assertThat(steps(known(wide).stream()
                        .filter(node -> node.path("id").equals(made.path("id")))
                        .findFirst()
                        .orElseThrow()))
                .last()
                .isEqualTo("WITHDRAWN  ");
    }

    @Test
    void of_somebody_whom_the_grant_does_not_name_the_agreement_is_told_and_no_value() {
        String order = order(Map.of("subjects", List.of(OWL), "thirdParties", "PSEUDONYM"));
        Response response = offices.investigator(ALICE).ask(CANDIDATES, Map.of("w", order, "first", 50));

        assertThat(response.body())
                .contains("甲平台:night_owl", "\"level\":\"EQUAL\"", "\"hidden\":true")
                .doesNotContain("NightOwl", "欧阳明远", "990102198001010010", "13900000011", "wx_owl");
    }

    @Test
    void without_inference_in_the_grant_nothing_is_derived() {
        String order = order(Map.of("subjects", List.of(ZHAO), "categories", List.of("SUBSCRIBER", "ACCESS")));

        Response response = offices.investigator(ALICE).ask(CANDIDATES, Map.of("w", order, "first", 50));

        assertThat(response.code()).isEqualTo("DENIED");
        assertThat(response.body()).contains("CATEGORY_NOT_GRANTED");
        assertThat(sameAs(order)).isEmpty();
    }

    @Test
    void an_answer_cites_no_more_acts_than_the_grant_allows_and_says_so() {
        String order = order(Map.of("subjects", List.of(OWL, ZHAO), "maxRecords", 5));

        JsonNode list = list(CANDIDATES, order);

        assertThat(list.path("bounds").toString()).isEqualTo("[\"MAX_RECORDS\"]");
        assertThat(list.path("totalCount").asInt()).isEqualTo(6);
        assertThat(list.path("nodes").size()).isBetween(1, 5);
        assertThat(list.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        JsonNode next = offices.investigator(ALICE)
                .ask(
                        CANDIDATES,
                        Map.of(
                                "w",
                                order,
                                "first",
                                50,
                                "after",
                                list.at("/pageInfo/endCursor").asString()))
                .at("data.warrant.list.nodes");
        assertThat(line(next.path(0))).isNotEqualTo(line(list.path("nodes").path(0)));
    }

    @Test
    void it_outlasts_a_new_import_of_the_same_rows_and_is_no_act() throws IOException {
        String order = order(Map.of("subjects", List.of(ZHAO)));
        String acts = "query($w: ID!) { warrant(id: $w) { subject(identifier: {kind: ACCOUNT, value: \"甲平台:zhao.k\"}) {"
                + " acts(first: 50) { totalCount nodes { kind atText sources { file line } } } } } }";
        String before =
                offices.investigator(ALICE).ask(acts, Map.of("w", order)).comparable();
        JsonNode made = Offices.made(judge("confirmSameAs", order, the("kate_88", order), "why"));

        Client importer = offices.as("importer", AccountRole.INTEGRATOR);
        Uploads.ended(
                importer,
                Uploads.send(
                        importer, "b-logins-again.csv", JudgedFiles.rows("b-logins"), JudgedFiles.mapping("b-logins")));

        assertThat(offices.investigator(ALICE).ask(acts, Map.of("w", order)).comparable())
                .isEqualTo(before);
        assertThat(known(order)).anyMatch(node -> node.path("id").equals(made.path("id")));
    }

    @Test
    void a_judgement_is_on_record_before_it_is_made_and_the_log_stays_whole() throws IOException {
        String order = order(Map.of("subjects", List.of(ZHAO)));
        JsonNode made = Offices.made(judge("confirmSameAs", order, the("kate_88", order), "a reason nobody logs"));
        String id = made.path("id").asString();

        Path log;
        try (Stream<Path> found = Files.find(data.resolve("audit"), 4, (path, is) -> path.endsWith("checkpoint"))) {
            log = Objects.requireNonNull(found.findFirst().orElseThrow().getParent());
        }
        List<String> leaves = AuditReader.leaves(log).stream().map(Leaf::text).toList();
        int judging = index(leaves, "\"type\":\"JUDGING\"", id);
        assertThat(leaves.get(judging))
                .contains("\"action\":\"CONFIRM\"", order)
                .doesNotContain("nobody logs");
        String token = leaves.get(judging).replaceAll(".*\"token\":\"([0-9a-f]{32})\".*", "$1");
        assertThat(leaves.get(index(leaves, "\"type\":\"JUDGING_ENDED\"", token)))
                .contains("\"outcome\":\"DONE\"");
        assertThat(Fsck.check(log, server.bean(AuditLog.class).view().verifier(), null)
                        .faults())
                .isEmpty();
    }

    private static int index(List<String> leaves, String type, String what) {
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i).contains(type) && leaves.get(i).contains(what)) {
                return i;
            }
        }
        throw new AssertionError("no leaf " + type + " of " + what);
    }

    private static String order(Map<String, ?> grant) {
        Map<String, Object> whole = new HashMap<>(Map.of("categories", ALL, "thirdParties", "NAMED", "maxHops", 4));
        whole.putAll(grant);
        return offices.approved(ALICE, Offices.order("J " + ++number, whole, Map.of()));
    }

    private static Map<String, String> days(String from, String to) {
        return Map.of("from", from + "T00:00:00+08:00", "to", to + "T00:00:00+08:00");
    }

    private static String asked(String order) {
        return offices.investigator(ALICE)
                        .ask(CANDIDATES, Map.of("w", order, "first", 50))
                        .comparable()
                + offices.investigator(ALICE).ask(KNOWN, Map.of("w", order)).comparable();
    }

    private static JsonNode list(String document, String order) {
        Response response = offices.investigator(ALICE).ask(document, Map.of("w", order, "first", 50));
        JsonNode list = response.at("data.warrant.list");
        assertThat(list.isObject()).as(response.body()).isTrue();
        return list;
    }

    private static List<JsonNode> candidates(String order) {
        return nodes(list(CANDIDATES, order).path("nodes"));
    }

    private static List<JsonNode> known(String order) {
        return nodes(list(KNOWN, order).path("nodes"));
    }

    private static List<JsonNode> nodes(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static JsonNode the(String who, String order) {
        return candidates(order).stream()
                .filter(node -> line(node).contains(who) && line(node).contains("zhao.k"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean ofThisOrder(JsonNode judgement) {
        return judgement.path("events").path(0).path("here").asBoolean();
    }

    private static String mutation(String verdict) {
        return "mutation($w: ID!, $c: ID!, $d: String!, $r: String!) { made: " + verdict
                + "(warrant: $w, candidate: $c, digest: $d, reason: $r) {" + JUDGEMENT + "} }";
    }

    private static Response judge(String verdict, String order, JsonNode candidate, String reason) {
        return offices.investigator(ALICE)
                .ask(
                        mutation(verdict),
                        Map.of(
                                "w",
                                order,
                                "c",
                                candidate.path("id").asString(),
                                "d",
                                candidate.path("digest").asString(),
                                "r",
                                reason));
    }

    private static Response withdraw(String order, String judgement, String reason) {
        return offices.as(ALICE, AccountRole.INVESTIGATOR)
                .ask(
                        "mutation($w: ID!, $j: ID!, $r: String!) { made: withdrawSameAs(warrant: $w, judgement: $j,"
                                + " reason: $r) {" + JUDGEMENT + "} }",
                        Map.of("w", order, "j", judgement, "r", reason));
    }

    /** Whom the subject is the same as, as far as its own entity says. */
    private static List<String> sameAs(String order) {
        Response response = offices.investigator(ALICE)
                .ask(
                        "query($w: ID!) { warrant(id: $w) { subject(identifier: {kind: ACCOUNT, value: \"甲平台:zhao.k\"}) {"
                                + " label sameAs { claim { left { label } right { label } } events { here } } } } }",
                        Map.of("w", order));
        List<String> same = new ArrayList<>();
        for (JsonNode judgement : response.at("data.warrant.subject.sameAs")) {
            if (ofThisOrder(judgement)) {
                same.add(judgement.at("/claim/left/label").asString());
            }
        }
        return same;
    }

    private static String line(JsonNode node) {
        JsonNode claim = node.path("claim");
        return claim.at("/left/label").asString() + " = "
                + claim.at("/right/label").asString() + " "
                + claim.path("exactKey").asString() + " " + claim.path("grade").asString() + " "
                + claim.path("total").asDouble();
    }

    private static List<String> steps(JsonNode judgement) {
        return nodes(judgement.path("events")).stream()
                .map(event -> event.path("state").asString() + " "
                        + event.path("account").asString() + " "
                        + event.path("reason").asString())
                .toList();
    }
}
