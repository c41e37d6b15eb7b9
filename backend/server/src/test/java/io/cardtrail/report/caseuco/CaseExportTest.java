package io.cardtrail.report.caseuco;

import static io.cardtrail.report.caseuco.Samples.at;
import static io.cardtrail.report.caseuco.Samples.claim;
import static io.cardtrail.report.caseuco.Samples.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CaseExportTest {
    private static final String CASE = "https://ontology.caseontology.org/case/investigation/";
    private static final String UCO = "https://ontology.unifiedcyberontology.org/uco/";
    private static final String NAME = UCO + "core/name";

    @ParameterizedTest
    @FieldSource("io.cardtrail.report.caseuco.Samples#ALL")
    void a_report_conforms_to_its_shapes_by_way_of_turtle(String sample) {
        ByteArrayOutputStream turtle = new ByteArrayOutputStream();
        RDFDataMgr.write(turtle, Shacl.graph(CaseExport.of(Samples.bytes(sample))), Lang.TURTLE);
        Graph graph = GraphFactory.createDefaultGraph();
        RDFDataMgr.read(graph, new ByteArrayInputStream(turtle.toByteArray()), Lang.TURTLE);

        assertThat(Shacl.faults(graph)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("io.cardtrail.report.caseuco.Samples#ALL")
    void there_is_an_investigative_action_for_each_claim_and_a_record_for_each_row(String sample) {
        ObjectNode report = Samples.report(sample);
        Graph graph = Shacl.graph(CaseExport.of(Samples.bytes(sample)));

        assertThat(of(graph, CASE + "InvestigativeAction"))
                .hasSize(claims(report).size());
        assertThat(of(graph, Terms.OWN + "Claim")).isEqualTo(of(graph, CASE + "InvestigativeAction"));
        assertThat(of(graph, Terms.OWN + "Gap")).hasSize(report.get("gaps").size());
        assertThat(of(graph, CASE + "ProvenanceRecord"))
                .hasSize(Set.copyOf(report.findValuesAsString("path")).size());
        assertThat(of(graph, Terms.OWN + "Entity"))
                .hasSize(report.get("entities").size());
    }

    @ParameterizedTest
    @FieldSource("io.cardtrail.report.caseuco.Samples#ALL")
    void the_same_bytes_make_the_same_bytes_in_canonical_form(String sample) throws IOException {
        byte[] made = CaseExport.of(Samples.bytes(sample));

        assertThat(CaseExport.of(Samples.bytes(sample))).isEqualTo(made);
        assertThat(new JsonCanonicalizer(made).getEncodedUTF8()).isEqualTo(made);
    }

    @Test
    void every_object_has_a_uuid_of_its_own_that_no_other_report_has() {
        List<String> ids = new java.util.ArrayList<>();
        for (String sample : Samples.ALL) {
            JsonNode made = Samples.JSON.readTree(CaseExport.of(Samples.bytes(sample)));
            made.get("@graph").values().forEach(node -> ids.add(node.get("@id").asString()));
        }

        assertThat(ids)
                .hasSizeGreaterThan(500)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id)
                        .matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void it_names_the_very_bytes_that_it_says_over() {
        byte[] path = Samples.bytes("s2");
        String made = new String(CaseExport.of(path), StandardCharsets.UTF_8);

        assertThat(made)
                .contains("\"ct:pathJson\":{\"@type\":\"xsd:hexBinary\",\"@value\":\"" + Sha256.hex(path) + "\"}");
    }

    @Test
    void nothing_is_fetched_to_read_it() {
        JsonNode context =
                Samples.JSON.readTree(CaseExport.of(Samples.bytes("s2"))).get("@context");

        assertThat(context.isObject()).isTrue();
        assertThat(context.values())
                .allSatisfy(namespace -> assertThat(namespace.isString()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "\u202e\u0645\u0642\u0644\u0648\u0628\u2066 RTL",
                "say \"no\" \\ and \\\" and '''",
                "@id",
                "@graph",
                "_:b0",
                "urn:uuid:00000000-0000-4000-8000-000000000000",
                "ct:Claim",
                "https://ontology.caseontology.org/case/investigation/InvestigativeAction",
                "line\nbreak\ttab \u0000 nil \u0085",
                "\ud840\udc00 rare \ud83d\ude00",
                "> . <urn:x> a <urn:y> .",
                ""
            })
    void a_hostile_name_stays_text(String name) {
        Graph plain = Shacl.graph(CaseExport.of(Samples.bytes("s2")));
        Graph graph = Shacl.graph(CaseExport.of(Samples.changed("s2", report -> {
            ((ObjectNode) report.get("entities").get(3)).put("label", name);
            at(claim(report, 1), "act").put("reference", name).put("atText", "a" + name);
            ((ObjectNode) claim(report, 1).get("roles").get(1)).put("name", name);
            at(report, "instrument").put("issuer", name);
            ((ObjectNode) report.get("questions").get(0).get("parameters")).put("p" + name, name);
        })));

        for (String property : List.of(NAME, own("reference"), own("recordedName"), own("issuer"), own("setting"))) {
            assertThat(graph.contains(Node.ANY, NodeFactory.createURI(property), NodeFactory.createLiteralString(name)))
                    .as(property)
                    .isTrue();
        }
        assertThat(predicates(graph)).isEqualTo(withRecordedName(predicates(plain)));
        assertThat(classes(graph)).isEqualTo(classes(plain));
        assertThat(graph.find()
                        .filterDrop(triple -> triple.getSubject().getURI().startsWith("urn:uuid:"))
                        .toList())
                .isEmpty();
        assertThat(Shacl.faults(graph)).isEmpty();
    }

    @Test
    void half_a_character_is_refused() {
        byte[] path = Samples.changed("s2", report -> at(report, "instrument").put("issuer", "HALF"));
        byte[] half = new String(path, StandardCharsets.UTF_8)
                .replace("\"HALF\"", "\"\\ud840\"")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> CaseExport.of(half)).isInstanceOf(BadRequest.class);
    }

    @Test
    void each_kind_has_its_class_and_a_pseudonym_no_identifier() {
        byte[] path = Samples.changed("s2", report -> {
            ArrayNode entities = (ArrayNode) report.get("entities");
            for (EntityKind kind : EntityKind.values()) {
                for (boolean pseudonymous : new boolean[] {true, false}) {
                    entities.addObject()
                            .put("id", "X" + kind + pseudonymous)
                            .put("kind", kind.name())
                            .put("label", kind == EntityKind.IP ? "2001:db8::1" : "label")
                            .put("pseudonymous", pseudonymous);
                }
            }
        });
        Graph graph = Shacl.graph(CaseExport.of(path));

        assertThat(Shacl.faults(graph)).isEmpty();
        for (EntityKind kind : EntityKind.values()) {
            Node shown = entity(graph, "X" + kind + "false");
            Node hidden = entity(graph, "X" + kind + "true");
            assertThat(types(graph, shown))
                    .isEqualTo(types(graph, hidden))
                    .anySatisfy(type -> assertThat(type).startsWith(UCO));
            assertThat(graph.contains(hidden, NodeFactory.createURI(UCO + "core/hasFacet"), Node.ANY))
                    .isFalse();
        }
        Node address = entity(graph, "XIPfalse");
        assertThat(types(graph, address)).contains(UCO + "observable/IPv6Address");
    }

    @Test
    void ways_keep_the_order_of_their_claims_and_ties_their_doubts() {
        byte[] path = Samples.changed("s2", report -> {
            ObjectNode way = ((ArrayNode) report.get("ways")).addObject();
            way.put("n", 1)
                    .put("question", 1)
                    .put("grade", "B")
                    .put("corroborated", 1)
                    .put("gaps", 0)
                    .put("card", "E2");
            way.putArray("claims").add(8).add(6).add(4);
            ObjectNode tie = ((ArrayNode) report.get("links")).addObject();
            tie.put("a", "E4")
                    .put("question", 1)
                    .put("b", "E7")
                    .put("grade", "C")
                    .put("independentSources", 1)
                    .put("rule", "shared-thing/1");
            tie.putArray("via").add("E5");
            tie.putArray("alternatives").add("SHARED_DEVICE").add("COPIED_NUMBER");
            ((ArrayNode) report.get("questions").get(0).get("others")).add(3);
        });
        JsonNode made = Samples.JSON.readTree(CaseExport.of(path));
        JsonNode way = named(made, "ct:Way");

        assertThat(way.get("ct:claims").get("@list").values())
                .extracting(item -> number(made, item.get("@id").asString()))
                .containsExactly(8, 6, 4);
        assertThat(named(made, "ct:Tie").get("ct:alternative").size()).isEqualTo(2);
        assertThat(Shacl.faults(path)).isEmpty();
        assertThat(Shacl.faults(Samples.changed(
                        "s2",
                        report -> ((ArrayNode) report.get("questions").get(0).get("others")).add(33))))
                .contains("what leads to the same end from elsewhere is a claim of the report");
    }

    private static JsonNode named(JsonNode made, String type) {
        return made.get("@graph")
                .valueStream()
                .filter(node -> node.get("@type").toString().contains("\"" + type + "\""))
                .findFirst()
                .orElseThrow();
    }

    private static int number(JsonNode made, String id) {
        return made.get("@graph")
                .valueStream()
                .filter(node -> node.get("@id").asString().equals(id))
                .findFirst()
                .orElseThrow()
                .get("ct:number")
                .asInt();
    }

    private static Node entity(Graph graph, String ordinal) {
        return graph.find(Node.ANY, NodeFactory.createURI(own("ordinal")), NodeFactory.createLiteralString(ordinal))
                .next()
                .getSubject();
    }

    private static Set<String> types(Graph graph, Node node) {
        return graph.find(node, RDF.type.asNode(), Node.ANY)
                .mapWith(triple -> triple.getObject().getURI())
                .toSet();
    }

    private static Set<Node> of(Graph graph, String type) {
        return graph.find(Node.ANY, RDF.type.asNode(), NodeFactory.createURI(type))
                .mapWith(Triple::getSubject)
                .toSet();
    }

    private static Set<String> predicates(Graph graph) {
        return graph.find().mapWith(triple -> triple.getPredicate().getURI()).toList().stream()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> withRecordedName(Set<String> predicates) {
        Set<String> more = new TreeSet<>(predicates);
        more.add(own("recordedName"));
        return more;
    }

    private static Set<Node> classes(Graph graph) {
        return graph.find(Node.ANY, RDF.type.asNode(), Node.ANY)
                .mapWith(Triple::getObject)
                .toSet();
    }

    private static String own(String name) {
        return Terms.OWN + name;
    }
}
