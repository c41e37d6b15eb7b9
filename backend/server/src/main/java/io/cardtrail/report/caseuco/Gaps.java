package io.cardtrail.report.caseuco;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Records that should be there and are not, and what may stand in their place: a candidate is never a claim. */
final class Gaps {
    private final Graph graph;
    private final Claims claims;

    Gaps(Graph graph, Claims claims) {
        this.graph = graph;
        this.claims = claims;
    }

    void add(JsonNode gaps) {
        int i = 0;
        for (JsonNode gap : gaps.values()) {
            gap(name(i++), gap);
        }
    }

    static String name(int place) {
        return "gap/" + place;
    }

    private void gap(String name, JsonNode gap) {
        Node node = graph.node(name, "uco-core:UcoObject", "ct:Gap")
                .text(
                        "uco-core:name",
                        "gap " + gap.path("n").asString(gap.path("n").toString()))
                .value("ct:number", gap.path("n"))
                .typed("ct:begin", gap.path("begin"), Terms.TIME)
                .typed("ct:end", gap.path("end"), Terms.TIME)
                .value("ct:expectedRecord", gap.path("expectedRecord"))
                .value("ct:expectedCategory", gap.path("expectedCategory"))
                .value("ct:expectedChannel", gap.path("expectedChannel"))
                .value("ct:holder", gap.path("holder"))
                .value("ct:cause", gap.path("cause"))
                .value("ct:nextStep", gap.path("nextStep"))
                .typed("ct:preserveBefore", gap.path("preserveBefore"), Terms.TIME)
                .value("ct:promoted", gap.path("promoted"))
                .value("ct:grade", gap.path("grade"));
        gap.path("questions").values().forEach(question -> claims.questions().link(node, question));
        for (String end : List.of("from", "to")) {
            if (gap.has(end)) {
                node.link("ct:" + end, graph.iri(Entities.name(gap.path(end))));
            }
        }
        for (String side : List.of("after", "before")) {
            if (gap.has(side)) {
                node.link("ct:" + side, claims.iri(gap.path(side)));
            }
        }
        gap.path("cards").values().forEach(card -> node.link("ct:card", graph.iri(Entities.name(card))));
        int n = 0;
        for (JsonNode candidate : gap.path("candidates").values()) {
            node.link("ct:candidate", candidate(name + "/candidate/" + ++n, candidate));
        }
    }

    private Node candidate(String name, JsonNode candidate) {
        Node node = graph.node(name, "uco-core:UcoObject", "ct:Candidate")
                .value("ct:grade", candidate.path("grade"))
                .value("ct:independentSources", candidate.path("independentSources"))
                .link("ct:act", Acts.add(name + "/act", candidate.path("act"), graph));
        claims.sources().add(candidate.path("sources")).forEach(record -> node.link("ct:source", record));
        claims.inference(name, node, candidate.path("inference"));
        return node;
    }
}
