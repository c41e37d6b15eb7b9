package io.cardtrail.report.caseuco;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What was asked, a question after the other, and what is said of one answer as a whole. */
final class Questions {
    private final Graph graph;
    private final JsonNode report;

    Questions(Graph graph, JsonNode report) {
        this.graph = graph;
        this.report = report;
    }

    /** {@return the question of this number, whether there is one or not} */
    String iri(JsonNode number) {
        return graph.iri("question/" + number);
    }

    /** Says which question something is of. */
    void link(Node node, JsonNode number) {
        if (!number.isMissingNode()) {
            node.link("ct:question", iri(number));
        }
    }

    void add(Node of, Claims claims) {
        for (JsonNode question : report.path("questions").values()) {
            String name = "question/" + question.path("n");
            Node node = graph.node(name, "uco-core:UcoObject", "ct:Question")
                    .value("ct:number", question.path("n"))
                    .value("ct:asked", question.path("name"))
                    .value("ct:asOf", question.path("asOf"))
                    .typed("ct:answerDigest", question.path("digest"), Terms.HEX)
                    .value("ct:bound", question.path("bounds"));
            for (JsonNode absence : report.path("absence").values()) {
                if (absence.path("question").equals(question.path("n"))) {
                    node.value("ct:whole", absence.path("whole"))
                            .value("ct:ledgerSize", absence.path("ledgerSize"))
                            .typed("ct:ledgerRoot", absence.path("ledgerRoot"), Terms.HEX);
                }
            }
            parameters(name, question.path("parameters"), node);
            Conclusions.numbers(question.path("others"), claims)
                    .forEach(claim -> node.link("ct:leadsThereFromElsewhere", claim));
            of.link("ct:question", node);
        }
    }

    private void parameters(String name, JsonNode parameters, Node node) {
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            node.link(
                    "ct:parameter",
                    graph.node(name + "/parameter/" + parameter.getKey(), "ct:Parameter")
                            .text("ct:term", parameter.getKey())
                            .value("ct:setting", parameter.getValue()));
        }
    }
}
