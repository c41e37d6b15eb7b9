package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A changed expectation, or a changed answer, must be noticed. */
class ComparisonTest {
    private static final String S1 = "s1-stolen-card-ring";
    private static final Truth TRUTH = Truth.of(Shipped.named(S1));
    private static final CaseQuestion FORWARD = Shipped.question(S1, "forward-6");

    private static List<String> compare(CaseQuestion question, JsonNode response) {
        return Comparison.differences(question, TRUTH, response, List.of(RightAnswer.exchange(response)));
    }

    static Stream<CaseQuestion> answered() {
        return Shipped.named(S1).questions().stream()
                .filter(Vocabulary::supported)
                .filter(q -> q.expect().has("acts"));
    }

    @ParameterizedTest
    @MethodSource("answered")
    void the_right_answer_has_no_difference(CaseQuestion question) {
        assertThat(compare(question, RightAnswer.to(question, TRUTH))).isEmpty();
    }

    static Stream<Arguments> changedExpectations() {
        return Stream.of(
                changed("an act less", e -> list(e, "acts").remove(0)),
                changed("another act", e -> at(e, "acts", 3).put("source", "platform-orders.csv:2")),
                changed("another depth", e -> at(e, "acts", 3).put("depth", 7)),
                changed("another grade", e -> at(e, "acts", 3).put("grade", "C")),
                changed("another kind", e -> at(e, "acts", 3).put("kind", "ISSUE")),
                changed(
                        "the same act twice",
                        e -> list(e, "acts").add(list(e, "acts").get(0))),
                changed("another count", e -> object(e, "counts").put("SALE", 25)),
                changed("a kind more", e -> object(e, "counts").put("ISSUE", 1)),
                changed(
                        "an entity more",
                        e -> list(e, "entities").addObject().put("kind", "CARD").put("value", "x:1")),
                changed("an entity less", e -> list(e, "entities").remove(0)),
                changed("another entity", e -> at(e, "entities", 0).put("value", "示例移动:1")),
                changed("a PIN more", e -> e.put("pins", 41)),
                changed("another pseudonym", e -> at(e, "pseudonyms", 0).put("value", "云卡网:nobody")),
                changed("a pseudonym less", e -> list(e, "pseudonyms").remove(5)),
                changed("a chain less", e -> list(e, "chains").remove(0)),
                changed("a chain's acts in another order", e -> {
                    ArrayNode acts = (ArrayNode) at(e, "chains", 0).path("acts");
                    acts.add(acts.remove(0));
                }),
                changed("a chain of another card", e -> at(e, "chains", 0).put("card", "示例移动:1")),
                changed("more cards", e -> object(e, "cards").put("total", 41)),
                changed("fewer redeemed", e -> object(e, "cards").put("redeemed", 25)),
                changed("fewer phones", e -> object(e, "cards").put("phones", 18)),
                changed("not cut", e -> e.putArray("truncatedBy")),
                changed("cut otherwise", e -> e.putArray("truncatedBy").add("LIMIT")),
                changed("a text that occurs", e -> list(e, "absentText").add("示例移动:10026030100000001")),
                changed("a refusal", e -> e.putArray("denied").add("OUTSIDE_VALIDITY")));
    }

    private static Arguments changed(String name, Consumer<ObjectNode> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changedExpectations")
    void a_changed_expectation_fails(String name, Consumer<ObjectNode> change) {
        JsonNode answer = RightAnswer.to(FORWARD, TRUTH);
        ObjectNode expect = (ObjectNode) FORWARD.expect().deepCopy();
        change.accept(expect);

        assertThat(compare(FORWARD.expecting(expect), answer)).as(name).isNotEmpty();
    }

    static Stream<Arguments> changedAnswers() {
        return Stream.of(
                changed(
                        "an act more",
                        t -> list(t, "acts").add(list(t, "acts").get(0).deepCopy())),
                changed("a third party by name", t -> {
                    ObjectNode thing = pseudonym(t);
                    thing.put("pseudonymous", false).put("value", "云卡网:kefu_093972");
                }),
                changed("a pseudonym with its value", t -> pseudonym(t).put("value", "云卡网:kefu_093972")),
                changed("two with one label", t -> {
                    String label = pseudonym(t).path("label").asString();
                    list(t, "entities").forEach(e -> {
                        if (e.path("pseudonymous").asBoolean()) {
                            ((ObjectNode) e).put("label", label);
                        }
                    });
                }),
                changed("a role less", t -> ((ArrayNode) at(t, "acts", 0).path("roles")).remove(0)),
                changed("a role of somebody else", t -> {
                    JsonNode mine = at(t, "acts", 0).path("roles").path(0);
                    JsonNode other = at(t, "acts", 20).path("roles").path(0).path("entity");
                    ((ObjectNode) mine).set("entity", other);
                }),
                changed(
                        "another file's digest",
                        t -> ((ObjectNode) at(t, "acts", 0).path("sources").path(0)).put("fileDigest", "00")),
                changed(
                        "a cell less",
                        t -> ((ArrayNode)
                                        at(t, "acts", 0).path("sources").path(0).path("cells"))
                                .remove(0)),
                changed(
                        "another cell's text",
                        t -> at(t, "acts", 3)
                                .path("sources")
                                .path(0)
                                .path("cells")
                                .forEach(c -> ((ObjectNode) c)
                                        .put("visibility", "SHOWN")
                                        .put("text", "1"))),
                changed(
                        "an entity nobody lists",
                        t -> list(t, "reached")
                                .addObject()
                                .putObject("entity")
                                .put("id", "e999")
                                .put("label", "Phone")
                                .put("pseudonymous", true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changedAnswers")
    void a_changed_answer_fails(String name, Consumer<ObjectNode> change) {
        ObjectNode answer = RightAnswer.to(FORWARD, TRUTH);
        ObjectNode trace = (ObjectNode) answer.path("data").path("warrant").path("trace");
        trace.putArray("reached");
        change.accept(trace);

        assertThat(compare(FORWARD, answer)).as(name).isNotEmpty();
    }

    @Test
    void a_refusal_is_compared_with_all_its_reasons() {
        CaseQuestion denied = Shipped.question(S1, "expired");

        assertThat(compare(denied, RightAnswer.refusal("OUTSIDE_VALIDITY"))).isEmpty();
        assertThat(compare(denied, RightAnswer.refusal("HOPS_EXCEEDED"))).isNotEmpty();
        assertThat(compare(denied, RightAnswer.refusal("OUTSIDE_VALIDITY", "HOPS_EXCEEDED")))
                .isNotEmpty();
        assertThat(compare(denied, RightAnswer.refusal())).isNotEmpty();
        assertThat(compare(denied, RightAnswer.to(FORWARD, TRUTH))).isNotEmpty();
        assertThat(compare(FORWARD, RightAnswer.refusal("OUTSIDE_VALIDITY"))).isNotEmpty();
    }

    @Test
    void a_search_is_compared_with_its_results() {
        CaseQuestion nothing = Shipped.question(S1, "search-nothing");
        ObjectNode none = CaseFolder.JSON.createObjectNode();
        ObjectNode search = none.putObject("data").putObject("warrant").putObject("search");
        ArrayNode nodes = search.put("totalCount", 0).putArray("nodes");
        assertThat(compare(nothing, none)).isEmpty();

        nodes.addObject().put("kind", "PHONE").put("value", "+8613000000000");
        assertThat(compare(nothing, none)).isNotEmpty();
        nodes.removeAll();
        search.put("totalCount", 1);
        assertThat(compare(nothing, none)).isNotEmpty();
    }

    @Test
    void a_text_hidden_by_json_escapes_or_in_a_header_is_found() {
        CaseQuestion question = Shipped.question(S1, "search-nothing");
        ObjectNode expect = (ObjectNode) question.expect().deepCopy();
        expect.putArray("absentText").add("晨光通讯店");
        String escaped = "{\"a\":\"\\u6668\\u5149\\u901a\\u8baf\\u5e97\"}";
        ObjectNode none = CaseFolder.JSON.createObjectNode();
        none.putObject("data").putObject("warrant").putObject("search").put("totalCount", 0);

        for (Exchange exchange : List.of(
                new Exchange("HTTP/1.1 200", Map.of(), escaped),
                new Exchange("HTTP/1.1 200", Map.of("x", List.of("晨光通讯店")), ""))) {
            assertThat(Comparison.differences(question.expecting(expect), TRUTH, none, List.of(exchange)))
                    .isNotEmpty();
        }
    }

    @Test
    void an_unknown_key_fails_the_run() {
        ObjectNode expect = (ObjectNode) FORWARD.expect().deepCopy();
        expect.put("novelty", 1);
        JsonNode answer = RightAnswer.to(FORWARD, TRUTH);

        assertThatThrownBy(() -> compare(FORWARD.expecting(expect), answer)).hasMessageContaining("novelty");
    }

    private static ArrayNode list(ObjectNode node, String key) {
        return (ArrayNode) node.path(key);
    }

    private static ObjectNode object(ObjectNode node, String key) {
        return (ObjectNode) node.path(key);
    }

    private static ObjectNode at(ObjectNode node, String key, int index) {
        return (ObjectNode) node.path(key).path(index);
    }

    private static ObjectNode pseudonym(ObjectNode trace) {
        for (JsonNode entity : trace.path("entities")) {
            if (entity.path("pseudonymous").asBoolean()) {
                return (ObjectNode) entity;
            }
        }
        throw new IllegalStateException("no pseudonym in the answer");
    }
}
