package io.cardtrail.leaks;

import static io.cardtrail.leaks.Story.ALICE;
import static io.cardtrail.leaks.Story.BANK_CARD;
import static io.cardtrail.leaks.Story.BOB;
import static io.cardtrail.leaks.Story.CARD;
import static io.cardtrail.leaks.Story.NOBODYS_ACCOUNT;
import static io.cardtrail.leaks.Story.OTHER_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.AuditReader;
import io.cardtrail.identity.AccountRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Leak classes 5 to 7, 10 to 15, 17, 19 and 20: tokens, errors, caches, instruments side by side, and all that is no answer. */
class LeaksAroundRecordsIT {
    private static final String BANK_HEADING = "交易单号,交易时间,付款账户,收款账户,金额,备注";

    private static Story story;
    private static String wide;
    private static String shared;
    private static String bobs;

    @BeforeAll
    static void begins() {
        story = Story.begin(Map.of());
        wide = story.wide(ALICE);
        Map<String, Object> terms = story.terms(Map.of(), List.of(CARD, BANK_CARD));
        terms.put("assignees", List.of(ALICE, BOB));
        shared = story.offices().approved(ALICE, terms);
        bobs = story.order(BOB, Map.of(), OTHER_ACCOUNT);
    }

    @AfterAll
    static void ends() {
        story.close();
    }

    @Test
    void class_05_a_cursor_of_another_warrant_user_or_question_is_garbage() {
        Client alice = story.alice();
        Response garbage = Story.acts(alice, shared, CARD, 1, "garbage");
        assertThat(garbage.code()).isEqualTo("BAD_REQUEST");
        same(Story.acts(alice, shared, CARD, 1, cursor(alice, wide, CARD)), garbage);
        same(Story.acts(alice, shared, CARD, 1, cursor(story.bob(), shared, CARD)), garbage);
        same(Story.acts(alice, shared, CARD, 1, cursor(alice, shared, BANK_CARD)), garbage);
        assertThat(Story.acts(alice, shared, CARD, 1, cursor(alice, shared, CARD))
                        .code())
                .isEmpty();
        // A search has its own lists; their cursors are tokens too.
        assertThat(searchAfter(alice, shared, "BANK_CARD:PAN-7731", "1").comparable())
                .isEqualTo(searchAfter(alice, shared, "BANK_CARD:PAN-7731", "garbage")
                        .comparable());
    }

    private static String cursor(Client client, String warrant, Map<String, Object> subject) {
        return Story.acts(client, warrant, subject, 1, null)
                .at("data.warrant.subject.acts.pageInfo.endCursor")
                .asString();
    }

    private static Response searchAfter(Client client, String warrant, String text, String after) {
        return client.ask(
                "query($w: ID!, $t: String!, $a: String) { warrant(id: $w) { search(text: $t, after: $a) { totalCount } } }",
                Map.of("w", warrant, "t", text, "a", after));
    }

    @Test
    void class_06_nothing_can_be_sorted_or_filtered_by_what_may_not_be_read() {
        String sales = story.order(ALICE, Map.of("categories", List.of("CARD", "SALE")), CARD, BANK_CARD);
        Response filtered = Story.trace(story.alice(), sales, CARD, Map.of("categories", List.of("PAYMENT")));
        assertThat(filtered.at("errors.0.extensions.reasons").toString()).isEqualTo("[\"CATEGORY_NOT_GRANTED\"]");
        same(filtered, Story.trace(story.alice(), sales, BANK_CARD, Map.of("categories", List.of("PAYMENT"))));
        for (String argument : List.of("orderBy: AMOUNT", "filter: {amount: 1}", "sort: \"name\"")) {
            Response refused = story.alice()
                    .ask(
                            "query($w: ID!, $s: IdentifierInput!) { warrant(id: $w) { subject(identifier: $s) { acts("
                                    + argument + ") { totalCount } } } }",
                            Map.of("w", wide, "s", CARD));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).doesNotContain("totalCount\":");
        }
    }

    @Test
    void class_07_errors_say_nothing_in_text_path_place_or_by_what_becomes_null() {
        Client alice = story.alice();
        Response forbidden = Story.trace(alice, wide, OTHER_ACCOUNT);
        same(forbidden, Story.trace(alice, wide, NOBODYS_ACCOUNT));
        assertThat(forbidden.body()).doesNotContain("qqk3t33ach").doesNotContain("BANK_CARD");
        String beside = "query($w: ID!, $a: TraceInput!, $b: TraceInput!) { warrant(id: $w) { number"
                + " good: trace(input: $a) { acts { id atText } } bad: trace(input: $b) { acts { id atText } } } }";
        Response bubbled = alice.ask(
                beside,
                Map.of(
                        "w", wide,
                        "a", Map.of("from", CARD, "thread", "CUSTODY"),
                        "b", Map.of("from", OTHER_ACCOUNT, "thread", "CUSTODY")));
        Response absent = alice.ask(
                beside,
                Map.of(
                        "w", wide,
                        "a", Map.of("from", CARD, "thread", "CUSTODY"),
                        "b", Map.of("from", NOBODYS_ACCOUNT, "thread", "CUSTODY")));
        assertThat(bubbled.at("data.warrant").isNull()).isTrue();
        assertThat(bubbled.body()).doesNotContain("atText");
        same(bubbled, absent);
        // Under an instrument of somebody else nothing is looked at, so nothing goes wrong either.
        assertThat(Story.trace(alice, bobs, OTHER_ACCOUNT, Map.of("limit", 0)).body())
                .isEqualTo("{\"data\":{\"warrant\":null}}");
    }

    @Test
    void class_10_what_was_loaded_for_one_warrant_is_not_there_for_another() {
        Client alice = story.alice();
        String sales = story.order(ALICE, Map.of("channels", List.of("ONLINE_PLATFORM")), CARD);
        String both = "query($a: ID!, $b: ID!, $s: IdentifierInput!) { "
                + "a: warrant(id: $a) { subject(identifier: $s) { acts(first: 50) { nodes { ...ActParts } } } } "
                + "b: warrant(id: $b) { subject(identifier: $s) { acts(first: 50) { nodes { ...ActParts } } } } } "
                + Questions.fragments("E", "ActParts");
        JsonNode first =
                alice.ask(both, Map.of("a", wide, "b", sales, "s", CARD)).at("data");
        JsonNode second =
                alice.ask(both, Map.of("a", sales, "b", wide, "s", CARD)).at("data");
        assertThat(first.path("a")).isEqualTo(second.path("b"));
        assertThat(first.path("b")).isEqualTo(second.path("a")).isNotEqualTo(first.path("a"));
        assertThat(first.path("b").toString()).doesNotContain("OFFLINE_SHOP");
    }

    @Test
    void class_11_a_document_known_from_one_warrant_is_checked_again_for_another() {
        Client alice = story.alice();
        String sales = story.order(ALICE, Map.of("categories", List.of("CARD", "SALE")), CARD, BANK_CARD);
        for (int i = 0; i < 2; i++) {
            assertThat(Story.acts(alice, wide, BANK_CARD, 5, null).body()).contains("\"kind\":\"PAYMENT\"");
            assertThat(Story.acts(alice, sales, BANK_CARD, 5, null)
                            .at("data.warrant.subject.acts.totalCount")
                            .asInt(-1))
                    .isZero();
        }
        // What was parsed and checked before is measured again.
        String deep =
                "query($w: ID!, $s: IdentifierInput!) { warrant(id: $w) { subject(identifier: $s) { acts { nodes { "
                        + "roles { entity { acts { nodes { roles { entity { acts { nodes { roles { role } } } } } } } } } } } } } }";
        for (int i = 0; i < 2; i++) {
            assertThat(alice.ask(deep, Map.of("w", wide, "s", CARD)).code()).isEqualTo("QUERY_LIMIT");
        }
    }

    @Test
    void class_12_grants_and_instruments_are_never_added_up() {
        Client alice = story.alice();
        String cards = story.order(ALICE, Map.of("categories", List.of("CARD", "SALE")), CARD);
        String money = story.order(ALICE, Map.of("categories", List.of("PAYMENT")), BANK_CARD);
        assertThat(Story.trace(alice, cards, BANK_CARD).code()).isEqualTo("DENIED");
        assertThat(Story.trace(alice, money, CARD).code()).isEqualTo("DENIED");
        Map<String, Object> terms = story.terms(Map.of("categories", List.of("CARD", "SALE")), List.of(CARD));
        Map<String, Object> second = new HashMap<>(first(terms));
        second.put("categories", List.of("PAYMENT"));
        second.put("subjects", List.of(BANK_CARD));
        terms.put("grants", List.of(first(terms), second));
        String two = story.offices().approved(ALICE, terms);
        assertThat(reasons(Story.trace(alice, two, CARD))).isEqualTo("[\"GRANT_NOT_CHOSEN\"]");
        assertThat(reasons(Story.trace(alice, two, CARD, Map.of("grant", "g2"))))
                .isEqualTo("[\"SUBJECT_NOT_NAMED\"]");
        assertThat(reasons(
                        Story.trace(alice, two, CARD, Map.of("grant", "g1", "categories", List.of("SALE", "PAYMENT")))))
                .isEqualTo("[\"CATEGORY_NOT_GRANTED\"]");
        Response one = Story.trace(alice, two, CARD, Map.of("grant", "g1"));
        assertThat(one.body()).contains("\"kind\":\"SALE\"").doesNotContain("\"kind\":\"PAYMENT\"");
        String handle = Questions.handles(one.json(), "value").getFirst();
        assertThat(alice.ask(
                                "query($w: ID!, $i: TraceInput!) { warrant(id: $w) { trace(input: $i) { cardCount } } }",
                                Map.of("w", two, "i", Map.of("handle", handle, "grant", "g2", "thread", "CUSTODY")))
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Map<String, Object> terms) {
        return Objects.requireNonNull((List<Map<String, Object>>) terms.get("grants"))
                .getFirst();
    }

    private static String reasons(Response response) {
        return response.at("errors.0.extensions.reasons").toString();
    }

    @Test
    void class_13_what_was_given_out_before_a_change_opens_nothing_after_it() {
        // Between the last check and the last byte, and inside a request, is RevocationIT's matter.
        Client alice = story.alice();
        String order = story.wide(ALICE);
        Response before = Story.trace(alice, order, CARD);
        String handle = Questions.handles(before.json(), "value").getFirst();
        String act = Questions.handles(before.json(), "atText").getFirst();
        String cursor = cursor(alice, order, CARD);
        Offices.made(Offices.move(story.offices().reviewer(), order, "suspendWarrant", Offices.because("检查")));
        assertThat(reasons(Story.trace(alice, order, CARD))).isEqualTo("[\"NOT_USABLE\"]");
        assertThat(Story.entity(alice, order, handle).at("data.warrant.entity").isNull())
                .isTrue();
        Offices.made(Offices.move(story.offices().reviewer(), order, "resumeWarrant", ""));
        same(Story.entity(alice, order, handle), Story.entity(alice, order, "garbage"));
        same(Story.act(alice, order, act), Story.act(alice, order, "garbage"));
        same(Story.acts(alice, order, CARD, 1, cursor), Story.acts(alice, order, CARD, 1, "garbage"));
        assertThat(Story.trace(alice, order, CARD).code()).isEmpty();
    }

    @Test
    void class_14_an_import_does_not_tell_what_others_have_imported() {
        String row = "BK-EXISTENCE,2026-03-02 10:14:44,PAN-7731,MER-e,1470.00,购卡";
        story.imported("bank-payments", "theirs.csv", BANK_HEADING, row);
        String absent = "BK-EXISTENCE2,2026-03-02 10:14:44,PAN-7731,MER-e,1470.00,购卡";
        for (int again = 0; again < 3; again++) {
            // The same rows under another name, then the very same bytes.
            String heading = again == 2 ? "备注," + BANK_HEADING.replace(",备注", "") : BANK_HEADING;
            JsonNode hidden = imported("guess.csv", heading, again == 2 ? "购卡," + row.replace(",购卡", "") : row);
            JsonNode nowhere = imported("guess.csv", heading, again == 2 ? "购卡," + absent.replace(",购卡", "") : absent);
            assertThat(hidden).as("time %d", again).isEqualTo(nowhere);
        }
    }

    private static JsonNode imported(String name, String heading, String row) {
        return Uploads.ended(
                story.bob(),
                Uploads.send(story.bob(), name, heading + "\n" + row + "\n", Story.mapping("bank-payments")));
    }

    @Test
    void class_15_the_schema_says_nothing_of_the_data() {
        String introspection =
                "{ __schema { queryType { name } types { name kind fields { name type { name } } enumValues { name } } } }";
        Response alice = story.alice().ask(introspection, Map.of());
        assertThat(alice.at("data.__schema.types").size()).isGreaterThan(50);
        same(alice, story.offices().as("carol", AccountRole.AUDITOR).ask(introspection, Map.of()));
        assertThat(alice.body()).doesNotContain("示例移动", "云卡网", "晨光通讯店");
        Response unknown = story.alice().ask("{ warrant(id: \"x\") { Phone } }", Map.of());
        assertThat(unknown.body()).doesNotContain("Did you mean");
    }

    @Test
    void class_19_without_an_instrument_there_is_one_refusal_and_it_is_on_record() {
        Client alice = story.alice();
        List<String> ids = List.of(
                bobs,
                "w" + "0".repeat(32),
                "",
                "x",
                "w".repeat(5_000),
                "w\n\u0001",
                "' OR 1=1",
                wide.toUpperCase(Locale.ROOT));
        long before = notFound();
        List<String> answers = ids.stream()
                .map(id -> Story.trace(alice, id, CARD).comparable())
                .distinct()
                .toList();
        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst()).endsWith("{\"data\":{\"warrant\":null}}");
        assertThat(notFound() - before).isEqualTo(ids.size());
        assertThat(alice.ask("{ warrant { id } }", Map.of()).status()).isEqualTo(400);
        assertThat(alice.ask("query($w: ID!) { warrant(id: $w) { id } }", new HashMap<>())
                        .status())
                .isEqualTo(400);
    }

    private static long notFound() {
        return AuditReader.leaves(story.data().resolve("audit").resolve("server")).stream()
                .filter(leaf -> leaf.text().contains("\"NOT_FOUND\""))
                .count();
    }

    @Test
    void class_20_no_service_and_no_office_reads_records_for_itself() {
        Client integrator = new Client(story.server().origin(), story.server().token());
        try (integrator) {
            same(Story.trace(integrator, wide, CARD), Story.trace(integrator, "w" + "0".repeat(32), CARD));
        }
        for (Client office : List.of(
                story.offices().reviewer(),
                story.offices().custodian(),
                story.offices().as("auditor", AccountRole.AUDITOR))) {
            assertThat(reasons(Story.trace(office, wide, CARD))).contains("NOT_ASSIGNED");
            assertThat(Story.search(office, wide, "BANK_CARD:PAN-7731").code()).isEqualTo("DENIED");
        }
        same(
                Story.trace(story.offices().as("admin", AccountRole.ADMIN), wide, CARD),
                Story.trace(story.offices().as("admin", AccountRole.ADMIN), "w" + "0".repeat(32), CARD));
        Response claimed = story.bob()
                .send(story.bob()
                        .request("/graphql")
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/graphql-response+json")
                        .header("X-Forwarded-User", ALICE)
                        .header("X-Cardtrail-Account", ALICE)
                        .POST(BodyPublishers.ofByteArray(
                                Client.body("query($w: ID!) { warrant(id: $w) { id } }", Map.of("w", wide)))));
        assertThat(claimed.body()).isEqualTo("{\"data\":{\"warrant\":null}}");
    }

    private static void same(Response forbidden, Response absent) {
        assertThat(forbidden.comparable()).isEqualTo(absent.comparable());
    }
}
