package io.cardtrail.report.caseuco;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Each claim is an investigative action: that the source rows were read under the instrument, with the recorded act and the rows' provenance
 * as its results. When exactly it was read no report says; it was at the time of the report at the latest.
 */
final class Claims {
    static final String MAKER = "maker";
    static final String SOFTWARE = "software";

    private final Graph graph;
    private final JsonNode report;
    private final Sources sources;
    private final Questions questions;
    private final Map<String, String> byNumber = new HashMap<>();
    private final List<String> all = new ArrayList<>();

    Claims(Graph graph, JsonNode report) {
        this.graph = graph;
        this.report = report;
        this.sources = new Sources(graph);
        this.questions = new Questions(graph, report);
        // By place, not by number: two claims of one number must stay two, or nobody could find that.
        for (JsonNode claim : report.path("claims").values()) {
            String iri = graph.iri("claim/" + all.size());
            byNumber.putIfAbsent(claim.path("n").toString(), iri);
            all.add(iri);
        }
    }

    List<String> all() {
        return List.copyOf(all);
    }

    Sources sources() {
        return sources;
    }

    Questions questions() {
        return questions;
    }

    /** {@return the claim of this number; if there is none, an identifier that nothing has} */
    String iri(JsonNode number) {
        String found = byNumber.get(number.toString());
        return found == null ? graph.iri("missing-claim/" + number) : found;
    }

    void add() {
        JsonNode head = report.path("report");
        graph.node(MAKER, "uco-identity:Identity").value("uco-core:name", head.path("madeBy"));
        graph.node(SOFTWARE, "uco-tool:Tool")
                .text("uco-core:name", "Cardtrail")
                .value("uco-tool:version", head.path("software"));
        int i = 0;
        for (JsonNode claim : report.path("claims").values()) {
            claim("claim/" + i++, claim, head);
        }
    }

    private void claim(String name, JsonNode claim, JsonNode head) {
        Node node = graph.node(name, "case-investigation:InvestigativeAction", "ct:Claim")
                .text(
                        "uco-core:name",
                        "claim " + claim.path("n").asString(claim.path("n").toString()))
                .typed("uco-action:endTime", head.path("madeAt"), Terms.TIME)
                .link("uco-action:performer", graph.iri(MAKER))
                .link("uco-action:instrument", graph.iri(SOFTWARE))
                .value("ct:number", claim.path("n"))
                .value("ct:basis", claim.path("basis"))
                .value("ct:grade", claim.path("grade"))
                .value("ct:independentSources", claim.path("independentSources"))
                .value("ct:tied", claim.path("tied"))
                .typed("ct:commitment", claim.path("commitment"), Terms.HEX);
        int n = 0;
        for (JsonNode said : claim.path("told").values()) {
            Node telling = graph.node(name + "/telling/" + ++n, "ct:Telling").value("ct:depth", said.path("depth"));
            questions.link(telling, said.path("question"));
            node.link("ct:telling", telling);
        }
        for (String record : sources.add(claim.path("sources"))) {
            node.link("uco-action:result", record).link("ct:source", record);
        }
        if (claim.path("act").isObject()) {
            Node act = Acts.add(name + "/act", claim.path("act"), graph);
            Acts.parts(name + "/act", act, claim, graph);
            node.link("uco-action:result", act).link("ct:act", act);
        }
        end(node, "ct:from", claim.path("from"));
        end(node, "ct:to", claim.path("to"));
        claim.path("cards").values().forEach(card -> end(node, "ct:card", card));
        claim.path("settledBy").values().forEach(payment -> node.link("ct:settledBy", iri(payment)));
        inference(name, node, claim.path("inference"));
        clause(name, node, claim.path("clause"));
    }

    private void end(Node node, String property, JsonNode entity) {
        if (!entity.isMissingNode()) {
            node.link(property, graph.iri(Entities.name(entity)));
        }
    }

    void inference(String name, Node node, JsonNode inference) {
        if (inference.isObject()) {
            node.link(
                    "ct:inference",
                    graph.node(name + "/inference", "ct:Inference")
                            .value("ct:rule", inference.path("rule"))
                            .value("ct:version", inference.path("version"))
                            .value("ct:wrongInHundred", inference.path("wrongInHundred")));
        }
    }

    private void clause(String name, Node node, JsonNode clause) {
        if (clause.isObject()) {
            node.link("ct:authorization", graph.iri(Authority.INSTRUMENT))
                    .link(
                            "ct:clause",
                            graph.node(name + "/clause", "ct:Clause")
                                    .link("ct:grant", graph.iri(Authority.grantName(clause.path("grant"))))
                                    .value("ct:category", clause.path("category"))
                                    .value("ct:channel", clause.path("channel")));
        }
    }
}
