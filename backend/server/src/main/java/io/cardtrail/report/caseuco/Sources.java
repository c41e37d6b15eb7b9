package io.cardtrail.report.caseuco;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Source rows: each is an exhibit, derived from a holder's file, whose SHA-256 it brings along. A row that several claims rest upon is one
 * exhibit.
 */
final class Sources {
    private final Graph graph;
    private int exhibits;

    Sources(Graph graph) {
        this.graph = graph;
    }

    /** {@return the provenance records of these rows} */
    List<String> add(JsonNode sources) {
        List<String> records = new ArrayList<>();
        for (JsonNode source : sources.values()) {
            String row = "row/" + text(source.path("path"));
            String record = row + "/record";
            if (!graph.has(record)) {
                String exhibit = "R" + ++exhibits;
                graph.node(record, "case-investigation:ProvenanceRecord", "ct:SourceRecord")
                        .text("case-investigation:exhibitNumber", exhibit)
                        .link("uco-core:object", row(row, exhibit, source));
            }
            records.add(graph.iri(record));
        }
        return records;
    }

    private Node row(String name, String exhibit, JsonNode source) {
        return graph.node(name, "uco-observable:File", "ct:SourceRow")
                .text("uco-core:name", exhibit)
                .value("ct:line", source.path("line"))
                .value("ct:batch", source.path("batch"))
                .typed("ct:leaf", source.path("leaf"), Terms.HEX)
                .link(
                        "uco-core:hasFacet",
                        graph.node(name + "/facet", "uco-observable:FileFacet")
                                .value("uco-observable:filePath", source.path("path")))
                .link("case-investigation:wasDerivedFrom", graph.iri(file(source)));
    }

    private String file(JsonNode source) {
        String name = "file/" + text(source.path("sha256")) + "/" + text(source.path("file"));
        if (!graph.has(name)) {
            Node hash = graph.node(name + "/hash", "uco-types:Hash")
                    .typed("uco-types:hashValue", source.path("sha256"), Terms.HEX)
                    .typed("uco-types:hashMethod", StringNode.valueOf("SHA256"), "uco-vocabulary:HashNameVocab");
            graph.node(name, "uco-observable:File", "ct:HoldersFile")
                    .link(
                            "uco-core:hasFacet",
                            graph.node(name + "/facet", "uco-observable:FileFacet")
                                    .value("uco-observable:fileName", source.path("file")))
                    .link(
                            "uco-core:hasFacet",
                            graph.node(name + "/content", "uco-observable:ContentDataFacet")
                                    .link("uco-observable:hash", hash));
        }
        return name;
    }

    private static String text(JsonNode field) {
        return field.asString(field.toString());
    }
}
