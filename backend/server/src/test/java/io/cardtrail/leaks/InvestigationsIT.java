package io.cardtrail.leaks;

import static io.cardtrail.leaks.Offices.made;
import static io.cardtrail.leaks.Offices.order;
import static io.cardtrail.leaks.Offices.thing;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What is saved of an investigation is for its owner and those it was shared with, as far as each may use the instrument itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvestigationsIT {
    private static final String ALL = "{ id name tags narrative owner colleagues createdAt savedAt savedBy generation content mine"
            + " versions { generation savedBy name tags narrative content } }";
    private static final String CONTENT = "{\"steps\":[{\"audit\":\"0\",\"note\":\"卡号 100\"}]}";

    private final TestNeo4j neo4j = TestNeo4j.shared();
    private CardtrailServer server;
    private Offices offices;
    private Client alice;
    private Client bob;

    @BeforeAll
    void a_server() {
        neo4j.wipe();
        server = CardtrailServer.start(
                CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", "2026-06-01T12:00:00+08:00"));
        offices = new Offices(server);
        alice = offices.investigator("alice");
        bob = offices.investigator("bob");
    }

    @AfterAll
    void stop() {
        offices.close();
        server.close();
    }

    private String instrument(Map<String, ?> grant) {
        Map<String, Object> terms = new HashMap<>(Map.of("subjects", List.of(thing("PHONE", "13800000001"))));
        terms.putAll(grant);
        return offices.approved(
                "alice", order("investigations", terms, Map.of("assignees", List.of("alice", "bob"))));
    }

    private static Response save(Client client, String warrant, Map<String, ?> more) {
        Map<String, Object> variables = new HashMap<>(
                Map.of("w", warrant, "i", Map.of("name", "who", "content", CONTENT, "narrative", "叙述", "tags", List.of("a"))));
        variables.putAll(more);
        return client.ask(
                "mutation($w: ID!, $id: ID, $g: Int, $i: InvestigationInput!, $m: Boolean) {"
                        + " made: saveInvestigation(warrant: $w, id: $id, generation: $g, input: $i, mark: $m) " + ALL
                        + " }",
                variables);
    }

    private static Response open(Client client, String warrant, String id) {
        return client.ask(
                "query($w: ID!, $id: ID!) { warrant(id: $w) { investigation(id: $id) " + ALL + " } }",
                Map.of("w", warrant, "id", id));
    }

    private static Response share(Client client, String warrant, String id, String... colleagues) {
        return client.ask(
                "mutation($w: ID!, $id: ID!, $c: [String!]!) {"
                        + " made: shareInvestigation(warrant: $w, id: $id, colleagues: $c) " + ALL + " }",
                Map.of("w", warrant, "id", id, "c", List.of(colleagues)));
    }

    private static JsonNode opened(Client client, String warrant, String id) {
        return open(client, warrant, id).at("data.warrant.investigation");
    }

    @Test
    void what_its_owner_saves_comes_back_as_it_was_and_is_shared_by_name() {
        String warrant = instrument(Map.of());

        JsonNode saved = made(save(alice, warrant, Map.of()));
        String id = saved.path("id").asString();

        JsonNode back = opened(alice, warrant, id);
        assertThat(back).isEqualTo(saved);
        assertThat(back.path("content").asString()).isEqualTo(CONTENT);
        assertThat(back.path("narrative").asString()).isEqualTo("叙述");
        assertThat(back.path("mine").asBoolean()).isTrue();
        assertThat(back.path("generation").asInt()).isOne();
        assertThat(opened(bob, warrant, id).isNull()).isTrue();

        made(share(alice, warrant, id, "bob"));
        JsonNode shared = opened(bob, warrant, id);
        assertThat(shared.path("mine").asBoolean()).isFalse();
        assertThat(shared.path("owner").asString()).isEqualTo("alice");
        assertThat(shared.path("content").asString()).isEqualTo(CONTENT);

        made(share(alice, warrant, id));
        assertThat(opened(bob, warrant, id).isNull()).isTrue();
    }
}
