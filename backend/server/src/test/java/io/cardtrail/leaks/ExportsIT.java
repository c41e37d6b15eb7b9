package io.cardtrail.leaks;

import static io.cardtrail.leaks.Desk.refused;
import static io.cardtrail.leaks.Offices.made;
import static io.cardtrail.leaks.Offices.order;
import static io.cardtrail.leaks.Offices.thing;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.AuditReader;
import io.cardtrail.identity.AccountRole;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What leaves as a file is on record before it does, and leaves only under a clause that allows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportsIT {
    private static final Map<String, Object> PHONE = thing("PHONE", "13800000001");
    private static final String DIGEST = "ab".repeat(32);

    private final Desk desk = new Desk();

    @AfterAll
    void stop() {
        desk.close();
    }

    /** {@return the token of an answer} */
    private static String asked(Client client, String warrant, @Nullable String grant) {
        Map<String, @Nullable Object> variables = new HashMap<>(Map.of("w", warrant, "from", PHONE));
        variables.put("g", grant);
        String audit = client.ask(
                        "query($w: ID!, $from: IdentifierInput!, $g: ID) { warrant(id: $w) {"
                                + " trace(input: {from: $from, thread: CUSTODY, grant: $g}) { audit } } }",
                        variables)
                .at("data.warrant.trace.audit")
                .asString();
        assertThat(audit).hasSize(32);
        return audit;
    }

    private static Response export(
            Client client, String warrant, @Nullable String grant, Map<String, ?> more, String... answers) {
        Map<String, Object> input =
                new HashMap<>(Map.of("format", "CSV", "answers", List.of(answers), "digest", DIGEST, "acts", 7));
        input.putAll(more);
        Map<String, @Nullable Object> variables = new HashMap<>(Map.of("w", warrant, "i", input));
        variables.put("g", grant);
        return client.ask(
                "mutation($w: ID!, $g: ID, $i: ExportInput!) {"
                        + " made: recordExport(warrant: $w, grant: $g, input: $i) { audit at number } }",
                variables);
    }

    private JsonNode newestAccess(String warrant) {
        return desk.offices
                .as("auditor", AccountRole.AUDITOR)
                .ask(
                        "query($w: ID!) { warrant(id: $w) { accesses(first: 1) {"
                                + " nodes { audit at actor operation outcome records thirdParty digest reasons } } } }",
                        Map.of("w", warrant))
                .at("data.warrant.accesses.nodes.0");
    }

    @Test
    void an_export_is_on_record_with_its_digest_under_the_token_that_is_printed() {
        String warrant = desk.instrument(Map.of("exportAllowed", true));

        JsonNode record = made(export(desk.alice, warrant, null, Map.of(), asked(desk.alice, warrant, null)));

        JsonNode access = newestAccess(warrant);
        assertThat(access.path("audit")).isEqualTo(record.path("audit"));
        assertThat(access.path("at")).isEqualTo(record.path("at"));
        assertThat(record.path("number").asString()).isEqualTo("investigations");
        assertThat(access.path("actor").asString()).isEqualTo("alice");
        assertThat(access.path("operation").asString()).isEqualTo("recordExport");
        assertThat(access.path("outcome").asString()).isEqualTo("ANSWERED");
        assertThat(access.path("digest").asString()).isEqualTo(DIGEST);
        assertThat(access.path("records").asInt()).isEqualTo(7);
        assertThat(access.path("thirdParty").asInt()).isZero();
        assertThat(AuditReader.leaves(desk.data.resolve("audit").resolve("server")))
                .anyMatch(leaf -> leaf.text().contains("\"type\":\"INTENT\"")
                        && leaf.text().contains(record.path("audit").asString()));
    }

    @Test
    void where_the_grant_allows_no_export_it_is_refused_with_the_clause_and_that_is_on_record() {
        String warrant = desk.instrument(Map.of());
        String answer = asked(desk.alice, warrant, null);

        Response response = export(desk.alice, warrant, null, Map.of(), answer);

        refused(response, "DENIED", "EXPORT_NOT_GRANTED", ".exportAllowed)");
        assertThat(response.at("errors.0.extensions.reasons").valueStream().map(JsonNode::asString))
                .containsExactly("EXPORT_NOT_GRANTED");
        assertThat(response.at("data").isNull()).isTrue();
        JsonNode access = newestAccess(warrant);
        assertThat(access.path("operation").asString()).isEqualTo("recordExport");
        assertThat(access.path("outcome").asString()).isEqualTo("DENIED");
        assertThat(access.path("audit")).isEqualTo(response.at("errors.0.extensions.audit"));
    }

    @Test
    void an_answer_given_under_a_clause_without_export_does_not_leave_under_another() {
        Map<String, Object> terms = order("two", Map.of("subjects", List.of(PHONE)), Map.of());
        Map<Object, Object> closed = grant(terms);
        Map<Object, Object> open = grant(terms);
        open.put("exportAllowed", true);
        terms.put("grants", List.of(closed, open));
        String warrant = desk.offices.approved("alice", terms);
        List<String> grants = desk.alice
                .ask("query($w: ID!) { warrant(id: $w) { grants { id exportAllowed } } }", Map.of("w", warrant))
                .at("data.warrant.grants")
                .valueStream()
                .sorted((a, b) -> Boolean.compare(
                        a.path("exportAllowed").asBoolean(),
                        b.path("exportAllowed").asBoolean()))
                .map(grant -> grant.path("id").asString())
                .toList();
        String without = asked(desk.alice, warrant, grants.getFirst());
        String with = asked(desk.alice, warrant, grants.getLast());

        refused(export(desk.alice, warrant, null, Map.of(), with), "DENIED", "GRANT_NOT_CHOSEN");
        refused(export(desk.alice, warrant, grants.getFirst(), Map.of(), with), "DENIED", "EXPORT_NOT_GRANTED");
        refused(export(desk.alice, warrant, grants.getLast(), Map.of(), with, without), "BAD_REQUEST", "ask again");
        made(export(desk.alice, warrant, grants.getLast(), Map.of(), with));
    }

    /** {@return a copy of the one grant of these terms} */
    private static Map<Object, Object> grant(Map<String, Object> terms) {
        return new HashMap<>((Map<?, ?>) ((List<?>) Objects.requireNonNull(terms.get("grants"))).getFirst());
    }

    @Test
    void only_what_this_account_was_answered_under_the_instrument_as_it_stands_leaves() {
        String warrant = desk.instrument(Map.of("exportAllowed", true));
        String other = desk.instrument(Map.of("exportAllowed", true));
        String bobs = asked(desk.bob, warrant, null);
        String mine = asked(desk.alice, warrant, null);
        String elsewhere = asked(desk.alice, other, null);
        String denied = export(desk.offices.reviewer(), warrant, null, Map.of(), mine)
                .at("errors.0.extensions.audit")
                .asString();

        for (String foreign : List.of(bobs, elsewhere, denied, "0".repeat(32), "nothing")) {
            Response response = export(desk.alice, warrant, null, Map.of(), mine, foreign);
            refused(response, "BAD_REQUEST", "answers holds a token of no answer");
            assertThat(response.body()).doesNotContain(foreign);
        }
        made(export(desk.alice, warrant, null, Map.of(), mine, mine));

        made(Offices.move(desk.offices.custodian(), warrant, "suspendWarrant", Offices.because("a while")));
        refused(export(desk.alice, warrant, null, Map.of(), mine), "DENIED", "NOT_USABLE");
        made(Offices.move(desk.offices.custodian(), warrant, "resumeWarrant", ""));
        refused(export(desk.alice, warrant, null, Map.of(), mine), "BAD_REQUEST", "ask again");
        made(export(desk.alice, warrant, null, Map.of(), asked(desk.alice, warrant, null)));
    }

    @Test
    void an_export_that_says_nothing_is_refused_by_the_field() {
        String warrant = desk.instrument(Map.of("exportAllowed", true));
        String mine = asked(desk.alice, warrant, null);

        refused(export(desk.alice, warrant, null, Map.of()), "BAD_REQUEST", "answers has 0 tokens: give 1 to 500");
        List<String> many = Collections.nCopies(501, "x").stream()
                .map(each -> UUID.randomUUID().toString())
                .toList();
        refused(export(desk.alice, warrant, null, Map.of("answers", many)), "BAD_REQUEST", "answers has 501 tokens");
        refused(export(desk.alice, warrant, null, Map.of("digest", "AB"), mine), "BAD_REQUEST", "digest is no SHA-256");
        refused(export(desk.alice, warrant, null, Map.of("acts", -1), mine), "BAD_REQUEST", "acts is -1");
        refused(export(desk.alice, warrant, null, Map.of("format", "PDF"), mine), "BAD_REQUEST", "PDF");
        refused(
                export(desk.alice, "nothing", null, Map.of(), mine),
                "NOT_FOUND",
                "no such investigation or instrument");
    }
}
