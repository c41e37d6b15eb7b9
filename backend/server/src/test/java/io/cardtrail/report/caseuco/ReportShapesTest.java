package io.cardtrail.report.caseuco;

import static io.cardtrail.report.caseuco.Samples.at;
import static io.cardtrail.report.caseuco.Samples.claim;
import static io.cardtrail.report.caseuco.Samples.claims;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.trace.Bound;
import io.cardtrail.trace.gap.GapCause;
import io.cardtrail.trace.gap.NextStep;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever breaks one rule is found, and the message says which. */
class ReportShapesTest {
    private static final long SEED = 20261129;

    /** @param says part of the message */
    private record Broken(String name, String sample, Consumer<ObjectNode> change, String says) {}

    private static ObjectNode act(ObjectNode report, int place) {
        return at(claim(report, place), "act");
    }

    private static ObjectNode gap(ObjectNode report) {
        return (ObjectNode) report.get("gaps").get(0);
    }

    private static ObjectNode candidate(ObjectNode report) {
        return (ObjectNode) gap(report).get("candidates").get(0);
    }

    private static ObjectNode source(ObjectNode of) {
        return (ObjectNode) of.get("sources").get(0);
    }

    private static final List<Broken> BROKEN = List.of(
            new Broken("no source", "s2", r -> claim(r, 3).putArray("sources"), "rests on at least one source record"),
            new Broken(
                    "no sources at all",
                    "s2",
                    r -> claim(r, 3).remove("sources"),
                    "rests on at least one source record"),
            new Broken(
                    "a short hash",
                    "s2",
                    r -> source(claim(r, 2)).put("sha256", "abc"),
                    "has the SHA-256 of its holder's file"),
            new Broken(
                    "no hash", "s2", r -> source(claim(r, 2)).remove("sha256"), "has the SHA-256 of its holder's file"),
            new Broken(
                    "a false leaf",
                    "s2",
                    r -> source(claim(r, 2)).put("leaf", "g".repeat(64)),
                    "has its leaf in the ledger"),
            new Broken("no line", "s2", r -> source(claim(r, 2)).remove("line"), "has its line"),
            new Broken(
                    "a path out of the bundle",
                    "s2",
                    r -> source(claim(r, 2)).put("path", "../../9.json"),
                    "a file under sources/"),
            new Broken("no act", "s2", r -> claim(r, 1).remove("act"), "is about one act"),
            new Broken("no time", "s2", r -> act(r, 1).remove("at"), "an act has a time"),
            new Broken("no such time", "s2", r -> act(r, 1).put("at", "2026-02-31T01:00:00Z"), "an act has a time"),
            new Broken("no text of the time", "s2", r -> act(r, 1).remove("atText"), "the text that its source had"),
            new Broken("no clause", "s2", r -> claim(r, 1).remove("clause"), "has the clause that covers it"),
            new Broken(
                    "another grant",
                    "s2",
                    r -> at(claim(r, 1), "clause").put("grant", "g2"),
                    "a grant that the instrument has not"),
            new Broken(
                    "before the window",
                    "s2",
                    r -> act(r, 1).put("at", "2025-12-31T15:59:59.999Z"),
                    "claim 2: its time 2025-12-31T15:59:59.999Z lies outside the grant's window"),
            new Broken(
                    "at the window's end",
                    "s2",
                    r -> act(r, 1).put("at", "2026-05-31T16:00:00Z"),
                    "lies outside the grant's window"),
            new Broken(
                    "a window moved away",
                    "s5",
                    r -> at(r, "instrument", "grant", "window").put("from", "2026-05-08T00:00:00Z"),
                    "lies outside the grant's window"),
            new Broken(
                    "a window that ends before",
                    "s5",
                    r -> at(r, "instrument", "grant", "window").put("to", "2025-01-01T00:00:00Z"),
                    "a moment before its end"),
            new Broken(
                    "a channel that is not granted",
                    "s2",
                    r -> at(r, "instrument", "grant").putArray("channels").add("CARRIER"),
                    "claim 2: the channel OFFLINE_SHOP is not granted"),
            new Broken(
                    "a category that is not granted",
                    "s2",
                    r -> act(r, 1).put("category", "TRAFFIC"),
                    "claim 2: the category TRAFFIC is not granted"),
            new Broken(
                    "no such category",
                    "s2",
                    r -> act(r, 1).put("category", "GOSSIP"),
                    "an act is of a known category"),
            new Broken(
                    "another clause",
                    "s2",
                    r -> at(claim(r, 1), "clause").put("channel", "CARRIER"),
                    "its clause is for CARRIER, and its act is of OFFLINE_SHOP"),
            new Broken(
                    "a holder that is not granted",
                    "s2",
                    r -> at(r, "instrument", "grant").putArray("holders").add("示例移动"),
                    "the holder 晨光通讯店 is not granted"),
            new Broken(
                    "no subject",
                    "s2",
                    r -> at(r, "instrument", "grant").putArray("subjects"),
                    "a grant names a subject"),
            new Broken(
                    "no number of the instrument",
                    "s2",
                    r -> at(r, "instrument").remove("number"),
                    "an instrument has a number"),
            new Broken("no cause", "s5", r -> gap(r).remove("cause"), "a gap has a known cause"),
            new Broken("no such cause", "s5", r -> gap(r).put("cause", "DOG"), "a gap has a known cause"),
            new Broken("no expected record", "s5", r -> gap(r).remove("expectedRecord"), "which record was expected"),
            new Broken("no next step", "s5", r -> gap(r).remove("nextStep"), "has a next step"),
            new Broken(
                    "a gap that ends before it begins",
                    "s5",
                    r -> gap(r).put("end", "2026-01-01T00:00:00Z"),
                    "not after its end"),
            new Broken(
                    "a gap beside no claim",
                    "s5",
                    r -> gap(r).put("before", 99),
                    "stands before a claim of the report"),
            new Broken(
                    "a gap number missing", "s5", r -> gap(r).put("n", 2), "gap number 1 is missing, and 2 is there"),
            new Broken(
                    "a candidate without a rule",
                    "s5",
                    r -> candidate(r).remove("inference"),
                    "has the rule that found it"),
            new Broken(
                    "a candidate without a row",
                    "s5",
                    r -> candidate(r).putArray("sources"),
                    "a candidate rests on at least one"),
            new Broken("a candidate's grade", "s5", r -> candidate(r).put("grade", "A+"), "a candidate has the grade"),
            new Broken(
                    "no rule of an inference",
                    "s5",
                    r -> at(inferred(r), "inference").remove("rule"),
                    "an inference has a rule"),
            new Broken(
                    "no version of a rule",
                    "s5",
                    r -> at(inferred(r), "inference").remove("version"),
                    "the version of its rule"),
            new Broken(
                    "an inference without one",
                    "s5",
                    r -> inferred(r).remove("inference"),
                    "is an inference without its rule"),
            new Broken(
                    "an inference as a fact",
                    "s5",
                    r -> inferred(r).put("basis", "FACT"),
                    "calls itself a fact, and was inferred"),
            new Broken("neither", "s5", r -> claim(r, 0).put("basis", "RUMOUR"), "a fact or an inference"),
            new Broken("a grade above", "s2", r -> claim(r, 4).put("grade", "AAA"), "has the grade A, B or C"),
            new Broken("no grade", "s2", r -> claim(r, 4).remove("grade"), "has the grade A, B or C"),
            new Broken("a gap's grade", "s2", r -> gap(r).put("grade", "D"), "a gap has the grade A, B or C"),
            new Broken("a hop removed", "s2", r -> claims(r).remove(4), "claim number 5 is missing, and 6 is there"),
            new Broken("a number twice", "s2", r -> claim(r, 4).put("n", 4), "two claims have number 4"),
            new Broken("no number", "s2", r -> claim(r, 4).remove("n"), "a claim has one number"),
            new Broken("a number as text", "s2", r -> claim(r, 4).put("n", "5"), "a claim has one number"),
            new Broken(
                    "a party that nobody named",
                    "s2",
                    r -> claim(r, 1).put("to", "E99"),
                    "leads to a party that the report names"),
            new Broken(
                    "a party removed",
                    "s2",
                    r -> ((ArrayNode) r.get("entities")).remove(2),
                    "comes from a party that the report names"),
            new Broken(
                    "a card that is none",
                    "s2",
                    r -> claim(r, 1).putArray("cards").add("E3"),
                    "are cards that the report names"),
            new Broken(
                    "settled by nothing",
                    "s2",
                    r -> claim(r, 1).putArray("settledBy").add(77),
                    "settled by another claim"),
            new Broken(
                    "cut, and whole", "s2", r -> r.putArray("bounds").add("LIMIT"), "cut by LIMIT claims to be whole"),
            new Broken("another format", "s2", r -> r.put("format", "cardtrail-path-report/2"), "has the format"));

    private static ObjectNode inferred(ObjectNode report) {
        return claims(report)
                .valueStream()
                .filter(claim -> claim.has("inference"))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> what_breaks_one_rule_is_found_and_named() {
        return BROKEN.stream()
                .map(broken -> DynamicTest.dynamicTest(
                        broken.name(),
                        () -> assertThat(Shacl.faults(Samples.changed(broken.sample(), broken.change())))
                                .anySatisfy(fault -> assertThat(fault).contains(broken.says()))));
    }

    /** Which claim it is must not matter. */
    @Test
    void wherever_a_rule_is_broken_it_is_found() {
        Random random = new Random(SEED);
        List<Broken> anywhere = List.of(
                new Broken("", "s1", r -> any(r, random).putArray("sources"), "rests on at least one source record"),
                new Broken(
                        "",
                        "s1",
                        r -> at(any(r, random), "act").put("at", "2027-01-01T00:00:00Z"),
                        "outside the grant's window"),
                new Broken(
                        "", "s1", r -> claims(r).remove(random.nextInt(claims(r).size() - 1)), "is missing, and"),
                new Broken("", "s1", r -> any(r, random).put("grade", "Z"), "has the grade A, B or C"),
                new Broken(
                        "",
                        "s1",
                        r -> at(any(r, random), "clause").put("category", "VIDEO"),
                        "the category VIDEO is not granted"));
        for (Broken broken : anywhere) {
            assertThat(Shacl.faults(Samples.changed(broken.sample(), broken.change())))
                    .anySatisfy(fault -> assertThat(fault).contains(broken.says()));
        }
    }

    private static ObjectNode any(ObjectNode report, Random random) {
        return claim(report, random.nextInt(claims(report).size()));
    }

    @Test
    void a_claim_taken_out_of_the_graph_is_missed_even_if_it_was_the_last() {
        Graph graph = Shacl.graph(CaseExport.of(Samples.bytes("s5")));
        graph.remove(named(graph, "claim 4"), Node.ANY, Node.ANY);

        assertThat(Shacl.faults(graph)).contains("the report has 4 claims, and 3 are here");
    }

    @Test
    void a_candidate_is_never_a_claim() {
        Graph graph = Shacl.graph(CaseExport.of(Samples.bytes("s5")));
        Node candidate =
                graph.find(Node.ANY, RDF.type.asNode(), own("Candidate")).next().getSubject();
        graph.add(Triple.create(candidate, RDF.type.asNode(), own("Claim")));
        assertThat(Shacl.faults(graph)).contains("a candidate is no claim");

        Graph another = Shacl.graph(CaseExport.of(Samples.bytes("s5")));
        Node act = another.find(candidate, own("act"), Node.ANY).next().getObject();
        Node claim = named(another, "claim 1");
        another.remove(claim, own("act"), Node.ANY);
        another.add(Triple.create(claim, own("act"), act));
        assertThat(Shacl.faults(another)).contains("claim 1 is a gap's candidate");
    }

    @Test
    void a_graph_without_a_report_does_not_conform() {
        assertThat(Shacl.faults(Shacl.graph("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .contains("there is one report here");
    }

    @Test
    void a_pseudonym_has_no_identifier_beside_it() {
        Graph graph = Shacl.graph(CaseExport.of(Samples.bytes("s2")));
        Node phone = graph.find(Node.ANY, own("ordinal"), NodeFactory.createLiteralString("E1"))
                .next()
                .getSubject();
        graph.remove(phone, own("pseudonymous"), Node.ANY);
        graph.add(Triple.create(phone, own("pseudonymous"), NodeFactory.createLiteralByValue(true)));

        assertThat(Shacl.faults(graph)).anySatisfy(fault -> assertThat(fault).contains("has an identifier beside it"));
    }

    /** A constant that the shapes do not know would make a true report a false one. */
    @Test
    void the_shapes_know_every_constant() throws IOException {
        String shapes = Files.readString(Shacl.FILE);
        for (Class<? extends Enum<?>> type :
                List.of(ActKind.class, Category.class, Channel.class, GapCause.class, NextStep.class, Bound.class)) {
            String list = Arrays.stream(type.getEnumConstants())
                    .map(constant -> "\"" + constant.name() + "\"")
                    .collect(Collectors.joining("\\s+", "\\(\\s*", "\\s*\\)"));
            assertThat(Pattern.compile(list).matcher(shapes).find())
                    .as(type.getSimpleName())
                    .isTrue();
        }
    }

    private static Node named(Graph graph, String name) {
        Node property = NodeFactory.createURI("https://ontology.unifiedcyberontology.org/uco/core/name");
        return graph.find(Node.ANY, property, NodeFactory.createLiteralString(name))
                .next()
                .getSubject();
    }

    private static Node own(String name) {
        return NodeFactory.createURI(Terms.OWN + name);
    }
}
