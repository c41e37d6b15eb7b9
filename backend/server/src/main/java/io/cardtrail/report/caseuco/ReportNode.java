package io.cardtrail.report.caseuco;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The report as a whole: what was asked, when, of which ledger, and the bytes of path.json that all of this says over. */
final class ReportNode {
    private ReportNode() {}

    static void add(JsonNode report, String hash, Graph graph, Claims claims) {
        JsonNode head = report.path("report");
        JsonNode question = report.path("question");
        JsonNode absence = report.path("absence");
        Node node = graph.node("report", "case-investigation:Investigation", "ct:PathReport")
                .value("uco-core:name", head.path("title"))
                .link("case-investigation:relevantAuthorization", graph.iri(Authority.INSTRUMENT))
                .link("uco-core:object", graph.iri(Authority.INSTRUMENT))
                .typed("ct:pathJson", StringNode.valueOf(hash), Terms.HEX)
                .value("ct:format", report.path("format"))
                .typed("ct:madeAt", head.path("madeAt"), Terms.TIME)
                .value("ct:recipient", head.path("recipient"))
                .value("ct:demonstration", head.path("demonstration"))
                .value("ct:question", question.path("name"))
                .value("ct:asOf", question.path("asOf"))
                .typed("ct:answerDigest", question.path("digest"), Terms.HEX)
                .value("ct:bound", report.path("bounds"))
                .value("ct:whole", absence.path("whole"))
                .value("ct:ledgerSize", absence.path("ledgerSize"))
                .typed("ct:ledgerRoot", absence.path("ledgerRoot"), Terms.HEX)
                .typed("ct:matrix", report.path("methods").path("matrix"), Terms.HEX)
                .number("ct:claimCount", report.path("claims").size())
                .number("ct:gapCount", report.path("gaps").size());
        parameters(question.path("parameters"), node, graph);
        claims.all().forEach(claim -> node.link("uco-core:object", claim));
        for (int i = 0; i < report.path("gaps").size(); i++) {
            node.link("uco-core:object", graph.iri(Gaps.name(i)));
        }
        Conclusions.numbers(report.path("others"), claims)
                .forEach(claim -> node.link("ct:leadsThereFromElsewhere", claim));
        int n = 0;
        for (JsonNode withheld : report.path("withheld").values()) {
            node.link(
                    "ct:withheld",
                    graph.node("withheld/" + n++, "ct:Withheld")
                            .value("ct:term", withheld.path("clause"))
                            .value("ct:setting", withheld.path("value"))
                            .value("ct:entities", withheld.path("entities")));
        }
    }

    private static void parameters(JsonNode parameters, Node node, Graph graph) {
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            node.link(
                    "ct:parameter",
                    graph.node("parameter/" + parameter.getKey(), "ct:Parameter")
                            .text("ct:term", parameter.getKey())
                            .value("ct:setting", parameter.getValue()));
        }
    }
}
