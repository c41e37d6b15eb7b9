package io.cardtrail.report.caseuco;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.graph.GraphFactory;

/** What {@code riot} and {@code shacl validate} do, by the classes that they use. */
public final class Shacl {
    static final Path FILE = Path.of("src/main/resources/report/shapes.ttl");
    static final Shapes SHAPES = Shapes.parse(RDFDataMgr.loadGraph(FILE.toUri().toString()));

    private Shacl() {}

    /** {@return what {@code shacl validate} prints of a bundle's graph, by the shapes that lie in the same bundle} */
    public static String said(byte[] jsonld, byte[] shapes) {
        Graph rules = GraphFactory.createDefaultGraph();
        RDFDataMgr.read(rules, new ByteArrayInputStream(shapes), Lang.TURTLE);
        ValidationReport report = ShaclValidator.get().validate(Shapes.parse(rules), graph(jsonld));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        RDFDataMgr.write(printed, report.getModel(), Lang.TURTLE);
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** {@return the JSON-LD as a graph} */
    static Graph graph(byte[] jsonld) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFDataMgr.read(graph, new ByteArrayInputStream(jsonld), Lang.JSONLD11);
        return graph;
    }

    /** {@return what the shapes say against it; nothing if it conforms} */
    static List<String> faults(Graph graph) {
        ValidationReport report = ShaclValidator.get().validate(SHAPES, graph);
        List<String> faults =
                report.getEntries().stream().map(entry -> entry.message()).toList();
        if (report.conforms() != faults.isEmpty()) {
            throw new IllegalStateException("conforms: " + report.conforms() + ", but " + faults);
        }
        return faults;
    }

    static List<String> faults(byte[] pathJson) {
        return faults(graph(CaseExport.of(pathJson)));
    }
}
