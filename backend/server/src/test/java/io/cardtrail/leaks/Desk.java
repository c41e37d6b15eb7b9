package io.cardtrail.leaks;

import static io.cardtrail.leaks.Offices.order;
import static io.cardtrail.leaks.Offices.thing;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.identity.AccountRole;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Two investigators, alice and bob, with instruments of their own and whatever they do with investigations. */
final class Desk implements AutoCloseable {
    static final String ALL =
            "{ id name tags narrative owner colleagues createdAt savedAt savedBy generation content mine"
                    + " versions { generation savedBy name tags narrative content } }";
    static final String CONTENT = "{\"steps\":[{\"audit\":\"0\",\"note\":\"卡号 100\"}]}";

    final TestNeo4j neo4j = TestNeo4j.shared();
    final Path data = CardtrailServer.freshData();
    final Offices offices;
    final Client alice;
    final Client bob;
    private final CardtrailServer server;

    Desk() {
        neo4j.wipe();
        server = CardtrailServer.start(data, Map.of("cardtrail.clock.fixed", "2026-06-01T12:00:00+08:00"));
        offices = new Offices(server);
        alice = offices.investigator("alice");
        bob = offices.investigator("bob");
    }

    @Override
    public void close() {
        offices.close();
        server.close();
    }

    /** {@return id of an approved instrument, assigned to both} {@code grant} is put into its one grant */
    String instrument(Map<String, ?> grant) {
        Map<String, Object> terms = new HashMap<>(Map.of("subjects", List.of(thing("PHONE", "13800000001"))));
        terms.putAll(grant);
        return offices.approved("alice", order("investigations", terms, Map.of("assignees", List.of("alice", "bob"))));
    }

    static Response save(Client client, String warrant, Map<String, ?> more) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "w", warrant, "i", Map.of("name", "who", "content", CONTENT, "narrative", "叙述", "tags", List.of("a"))));
        variables.putAll(more);
        return client.ask(
                "mutation($w: ID!, $id: ID, $g: Int, $i: InvestigationInput!, $m: Boolean) {"
                        + " made: saveInvestigation(warrant: $w, id: $id, generation: $g, input: $i, mark: $m) " + ALL
                        + " }",
                variables);
    }

    static Response open(Client client, String warrant, String id) {
        return client.ask(
                "query($w: ID!, $id: ID!) { warrant(id: $w) { investigation(id: $id) " + ALL + " } }",
                Map.of("w", warrant, "id", id));
    }

    static Response share(Client client, String warrant, String id, String... colleagues) {
        return client.ask(
                "mutation($w: ID!, $id: ID!, $c: [String!]!) {"
                        + " made: shareInvestigation(warrant: $w, id: $id, colleagues: $c) " + ALL + " }",
                Map.of("w", warrant, "id", id, "c", List.of(colleagues)));
    }

    static JsonNode opened(Client client, String warrant, String id) {
        return open(client, warrant, id).at("data.warrant.investigation");
    }

    static Map<String, Object> input(Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(Map.of("name", "who", "content", CONTENT));
        input.putAll(more);
        return Map.of("i", input);
    }

    static Map<String, Object> on(JsonNode before, Map<String, ?> more) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "id",
                before.path("id").asString(),
                "g",
                before.path("generation").asInt()));
        variables.putAll(more);
        return variables;
    }

    static Response drop(Client client, String warrant, String id) {
        return client.ask(
                "mutation($w: ID!, $id: ID!) { dropInvestigation(warrant: $w, id: $id) }",
                Map.of("w", warrant, "id", id));
    }

    static Response list(Client client, String warrant, int first, @Nullable String after) {
        Map<String, @Nullable Object> variables = new HashMap<>(Map.of("w", warrant, "first", first));
        variables.put("after", after);
        return client.ask(
                "query($w: ID!, $first: Int, $after: String) { warrant(id: $w) {"
                        + " investigations(first: $first, after: $after) {"
                        + " nodes { id name narrative content mine } totalCount pageInfo { hasNextPage endCursor } } } }",
                variables);
    }

    static List<String> names(Response list) {
        return list.at("data.warrant.investigations.nodes")
                .valueStream()
                .map(node -> node.path("name").asString())
                .toList();
    }

    static List<Integer> generations(JsonNode investigation) {
        return investigation
                .path("versions")
                .valueStream()
                .map(version -> version.path("generation").asInt())
                .toList();
    }

    static void refused(Response response, String code, String... said) {
        assertThat(response.code()).as("%s", response.body()).isEqualTo(code);
        assertThat(List.of(said))
                .allSatisfy(part ->
                        assertThat(response.at("errors.0.message").asString()).contains(part));
    }

    static JsonNode version(Client client, String warrant, String id, int generation) {
        return client.ask(
                        "query($w: ID!, $id: ID!, $g: Int!) { warrant(id: $w) { investigation(id: $id) {"
                                + " version(generation: $g) { generation savedBy name tags narrative content } } } }",
                        Map.of("w", warrant, "id", id, "g", generation))
                .at("data.warrant.investigation.version");
    }

    List<String> accesses(String warrant) {
        return offices.as("auditor", AccountRole.AUDITOR)
                .ask(
                        "query($w: ID!) { warrant(id: $w) { accesses(first: 200) {"
                                + " nodes { audit actor operation outcome records digest reasons } } } }",
                        Map.of("w", warrant))
                .at("data.warrant.accesses.nodes")
                .valueStream()
                .map(access -> access.path("actor").asString() + " "
                        + access.path("operation").asString() + " "
                        + access.path("outcome").asString())
                .toList();
    }
}
