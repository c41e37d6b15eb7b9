package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The comparison of links, shared exits and registrations notices what is wrong and nothing else. */
class LinksComparedTest {
    private static List<String> differences(CaseQuestion question) {
        Truth truth = Truth.of(question.folder());
        ObjectNode response = RightAnswer.to(question, truth);
        return Comparison.differences(question, truth, response, List.of());
    }

    static Stream<CaseQuestion> asked() {
        return Stream.of("s3-vpn-burst", "s4-iot-sim")
                .flatMap(name -> Shipped.named(name).questions().stream())
                .filter(question ->
                        question.expect().has("links") || question.operation().equals("entity"));
    }

    @ParameterizedTest
    @MethodSource("asked")
    void the_right_answer_has_no_difference(CaseQuestion question) {
        assertThat(differences(question)).isEmpty();
    }

    static Stream<Arguments> changed() {
        return Stream.of(
                changed("cluster-alpha", "a link less", e -> list(e, "links").remove(0)),
                changed("cluster-alpha", "another grade", e -> first(e, "links").put("grade", "C")),
                changed(
                        "cluster-alpha",
                        "a thing less",
                        e -> ((ArrayNode) first(e, "links").path("via")).remove(0)),
                changed(
                        "cluster-alpha",
                        "another end",
                        e -> first(e, "links").set("a", first(e, "links").path("b"))),
                changed("cluster-alpha", "a party less", e -> list(e, "parties").remove(0)),
                changed(
                        "cluster-alpha",
                        "another count",
                        e -> first(e, "sharedExits").put("accountsIn24h", 8)),
                changed(
                        "cluster-alpha",
                        "an exit less",
                        e -> list(e, "sharedExits").remove(0)),
                changed(
                        "exit-address",
                        "another count of one",
                        e -> ((ObjectNode) e.path("sharedExit")).put("accountsIn24h", 4)),
                changed("exit-address", "a person", e -> e.put("naturalPerson", true)),
                changed(
                        "registered-to",
                        "another status",
                        e -> first(e, "registrations").put("status", "REAL_NAME")),
                changed(
                        "registered-to",
                        "nobody",
                        e -> first(e, "registrations").putNull("to")),
                changed(
                        "registered-to",
                        "no registration",
                        e -> list(e, "registrations").removeAll()));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("changed")
    void a_change_is_noticed(String question, String what, Consumer<ObjectNode> change) {
        CaseQuestion right =
                asked().filter(q -> q.id().equals(question)).findFirst().orElseThrow();
        Truth truth = Truth.of(right.folder());
        ObjectNode response = RightAnswer.to(right, truth);
        ObjectNode other = (ObjectNode) right.expect().deepCopy();
        change.accept(other);
        assertThat(Comparison.differences(right.expecting(other), truth, response, List.of()))
                .as(what)
                .isNotEmpty();
    }

    private static Arguments changed(String question, String what, Consumer<ObjectNode> change) {
        return Arguments.of(question, what, change);
    }

    private static ArrayNode list(ObjectNode expect, String key) {
        return (ArrayNode) expect.path(key);
    }

    private static ObjectNode first(ObjectNode expect, String key) {
        return (ObjectNode) expect.path(key).path(0);
    }
}
