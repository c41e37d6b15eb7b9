package io.cardtrail.report.caseuco;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The report as a whole: when it was made, for whom, its questions, and the bytes of path.json that all of this says over. */
final class ReportNode {
    private ReportNode() {}

    static void add(JsonNode report, String hash, Graph graph, Claims claims) {
        JsonNode head = report.path("report");
        Node node = graph.node("report", "case-investigation:Investigation", "ct:PathReport")
                .value("uco-core:name", head.path("title"))
                .link("case-investigation:relevantAuthorization", graph.iri(Authority.INSTRUMENT))
                .link("uco-core:object", graph.iri(Authority.INSTRUMENT))
                .typed("ct:pathJson", StringNode.valueOf(hash), Terms.HEX)
                .value("ct:format", report.path("format"))
                .typed("ct:madeAt", head.path("madeAt"), Terms.TIME)
                .value("ct:recipient", head.path("recipient"))
                .value("ct:demonstration", head.path("demonstration"))
                .typed("ct:matrix", report.path("methods").path("matrix"), Terms.HEX)
                .number("ct:claimCount", report.path("claims").size())
                .number("ct:gapCount", report.path("gaps").size());
        claims.questions().add(node, claims);
        investigation(report.path("investigation"), node, graph, claims);
        claims.all().forEach(claim -> node.link("uco-core:object", claim));
        for (int i = 0; i < report.path("gaps").size(); i++) {
            node.link("uco-core:object", graph.iri(Gaps.name(i)));
        }
        int n = 0;
        for (JsonNode withheld : report.path("withheld").values()) {
            Node kept = graph.node("withheld/" + n++, "ct:Withheld")
                    .value("ct:term", withheld.path("clause"))
                    .value("ct:setting", withheld.path("value"))
                    .value("ct:entities", withheld.path("entities"));
            claims.questions().link(kept, withheld.path("question"));
            node.link("ct:withheld", kept);
        }
    }

    /** An investigator's words, of which none is a claim. */
    private static void investigation(JsonNode investigation, Node of, Graph graph, Claims claims) {
        if (investigation.isMissingNode()) {
            return;
        }
        Node node = graph.node("investigation", "uco-core:UcoObject", "ct:Investigation")
                .value("uco-core:name", investigation.path("name"))
                .value("ct:generation", investigation.path("generation"));
        StringBuilder words = new StringBuilder();
        for (JsonNode passage : investigation.path("narrative").values()) {
            words.append(passage.path("text").asString(""));
            Conclusions.numbers(passage.path("claims"), claims).forEach(claim -> node.link("ct:cites", claim));
        }
        of.link("ct:investigation", node.text("ct:concludes", words.toString()));
    }
}
