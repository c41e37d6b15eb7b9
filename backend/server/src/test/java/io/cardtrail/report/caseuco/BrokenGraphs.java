package io.cardtrail.report.caseuco;

import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/** What no path.json can say, and somebody may yet have written into the graph of case S5. */
final class BrokenGraphs {
    private static final String CASE = "https://ontology.caseontology.org/case/investigation/";
    private static final String CORE = "https://ontology.unifiedcyberontology.org/uco/core/";

    /** @param says the message */
    record Broken(String name, Consumer<Graph> change, String says) {
        Graph graph() {
            Graph graph = Shacl.graph(CaseExport.of(Samples.bytes("s5")));
            change.accept(graph);
            return graph;
        }
    }

    static final List<Broken> ALL = List.of(
            new Broken(
                    "the last claim taken out",
                    g -> g.remove(named(g, "claim 4"), Node.ANY, Node.ANY),
                    "the report has 4 claims, and 3 are here"),
            new Broken(
                    "the only gap taken out",
                    g -> g.remove(named(g, "gap 1"), Node.ANY, Node.ANY),
                    "the report has 1 gaps, and 0 are here"),
            new Broken(
                    "no report",
                    g -> g.remove(Node.ANY, RDF.type.asNode(), own("PathReport")),
                    "there is one report here"),
            new Broken(
                    "a report of no file",
                    g -> g.remove(Node.ANY, own("pathJson"), Node.ANY),
                    "a report names the SHA-256 of the path.json that it says over, 64 hex digits"),
            new Broken(
                    "no instrument",
                    g -> g.remove(Node.ANY, iri(CASE + "relevantAuthorization"), Node.ANY),
                    "a report stands on one instrument"),
            new Broken(
                    "no grant",
                    g -> g.remove(Node.ANY, own("grant"), Node.ANY),
                    "an instrument has the grant that covers the report"),
            new Broken(
                    "a claim without the instrument",
                    g -> g.remove(named(g, "claim 1"), own("authorization"), Node.ANY),
                    "a claim stands on the instrument"),
            new Broken(
                    "a claim with two rules",
                    g -> {
                        // Candidates have inferences, too.
                        Node inference = g.find(Node.ANY, own("inference"), Node.ANY)
                                .filterKeep(triple -> g.contains(triple.getSubject(), RDF.type.asNode(), own("Claim")))
                                .next()
                                .getObject();
                        Node second = NodeFactory.createBlankNode();
                        g.find(inference, Node.ANY, Node.ANY)
                                .toList()
                                .forEach(triple ->
                                        g.add(Triple.create(second, triple.getPredicate(), triple.getObject())));
                        Node claim = g.find(Node.ANY, own("inference"), inference)
                                .next()
                                .getSubject();
                        g.add(Triple.create(claim, own("inference"), second));
                    },
                    "a claim has at most one inference"),
            new Broken(
                    "a candidate that is a claim",
                    g -> g.add(Triple.create(any(g, "Candidate"), RDF.type.asNode(), own("Claim"))),
                    "a candidate is no claim"),
            new Broken(
                    "a candidate's act in a claim",
                    g -> {
                        Node act = g.find(any(g, "Candidate"), own("act"), Node.ANY)
                                .next()
                                .getObject();
                        g.remove(named(g, "claim 1"), own("act"), Node.ANY);
                        g.add(Triple.create(named(g, "claim 1"), own("act"), act));
                    },
                    "claim 1 is a gap's candidate"),
            new Broken(
                    "a claim as a candidate",
                    g -> g.add(Triple.create(named(g, "gap 1"), own("candidate"), named(g, "claim 2"))),
                    "what may stand in a gap's place is a candidate"),
            new Broken(
                    "a candidate without an act",
                    g -> g.remove(any(g, "Candidate"), own("act"), Node.ANY),
                    "a candidate is one act"),
            new Broken(
                    "a pseudonym with an identifier",
                    g -> {
                        Node hidden = g.find(Node.ANY, own("ordinal"), text("E5"))
                                .next()
                                .getSubject();
                        g.add(Triple.create(hidden, iri(CORE + "hasFacet"), NodeFactory.createBlankNode()));
                    },
                    "Phone FA46-1 is a pseudonym and has an identifier beside it"),
            new Broken(
                    "no exhibit number",
                    g -> g.remove(any(g, "SourceRecord"), iri(CASE + "exhibitNumber"), Node.ANY),
                    "a source record has an exhibit number"),
            new Broken(
                    "a record of nothing",
                    g -> g.remove(any(g, "SourceRecord"), iri(CORE + "object"), Node.ANY),
                    "a source record is of one row"));

    private BrokenGraphs() {}

    private static Node any(Graph graph, String type) {
        return graph.find(Node.ANY, RDF.type.asNode(), own(type)).next().getSubject();
    }

    private static Node named(Graph graph, String name) {
        return graph.find(Node.ANY, iri(CORE + "name"), text(name)).next().getSubject();
    }

    private static Node own(String name) {
        return iri(Terms.OWN + name);
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }
}
