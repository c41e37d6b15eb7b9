package io.cardtrail.report.caseuco;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What is said over several claims: ways, ties, identities. */
final class Conclusions {
    private Conclusions() {}

    static void add(JsonNode report, Graph graph, Claims claims) {
        int n = 0;
        for (JsonNode way : report.path("ways").values()) {
            Node node = graph.node("way/" + n++, "uco-core:UcoObject", "ct:Way")
                    .value("ct:number", way.path("n"))
                    .value("ct:grade", way.path("grade"))
                    .value("ct:corroborated", way.path("corroborated"))
                    .value("ct:gaps", way.path("gaps"))
                    .sequence("ct:claims", numbers(way.path("claims"), claims));
            claims.questions().link(node, way.path("question"));
            entity(node, "ct:card", way.path("card"), graph);
        }
        n = 0;
        for (JsonNode tie : report.path("links").values()) {
            Node node = judged(graph.node("tie/" + n++, "uco-core:UcoObject", "ct:Tie"), tie)
                    .value("ct:alternative", tie.path("alternatives"));
            claims.questions().link(node, tie.path("question"));
            entity(node, "ct:from", tie.path("a"), graph);
            entity(node, "ct:to", tie.path("b"), graph);
            tie.path("via").values().forEach(thing -> entity(node, "ct:via", thing, graph));
        }
        n = 0;
        for (JsonNode identity : report.path("identities").values()) {
            Node node = judged(graph.node("identity/" + n++, "uco-core:UcoObject", "ct:IdentityHop"), identity)
                    .value("ct:depth", identity.path("depth"))
                    .value("ct:disputed", identity.path("disputed"));
            claims.questions().link(node, identity.path("question"));
            entity(node, "ct:from", identity.path("from"), graph);
            entity(node, "ct:to", identity.path("to"), graph);
            numbers(identity.path("rows"), claims).forEach(claim -> node.link("ct:restsOn", claim));
        }
    }

    static List<String> numbers(JsonNode numbers, Claims claims) {
        return StreamSupport.stream(numbers.values().spliterator(), false)
                .map(claims::iri)
                .toList();
    }

    private static Node judged(Node node, JsonNode said) {
        return node.value("ct:rule", said.path("rule"))
                .value("ct:grade", said.path("grade"))
                .value("ct:independentSources", said.path("independentSources"));
    }

    private static void entity(Node node, String property, JsonNode entity, Graph graph) {
        if (!entity.isMissingNode()) {
            node.link(property, graph.iri(Entities.name(entity)));
        }
    }
}
