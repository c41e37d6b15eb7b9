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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever breaks one rule is found, and the message says which. */
class ReportShapesTest {
    private static final long SEED = 20261129;
    private static final Pattern MESSAGE = Pattern.compile("sh:message\\s+\"([^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile("\\{\\?\\w+}");

    private static final Map<BrokenReports.Broken, List<String>> REPORTS = new LinkedHashMap<>();
    private static final Map<BrokenGraphs.Broken, List<String>> GRAPHS = new LinkedHashMap<>();

    @BeforeAll
    static void validate() {
        BrokenReports.ALL.forEach(broken -> REPORTS.put(broken, Shacl.faults(broken.report())));
        BrokenGraphs.ALL.forEach(broken -> GRAPHS.put(broken, Shacl.faults(broken.graph())));
    }

    @TestFactory
    Stream<DynamicTest> a_report_that_breaks_a_rule_is_found_and_the_rule_named() {
        return REPORTS.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey().name(),
                        () -> assertThat(each.getValue())
                                .anySatisfy(fault ->
                                        assertThat(fault).contains(each.getKey().says()))));
    }

    @TestFactory
    Stream<DynamicTest> a_graph_that_breaks_a_rule_is_found_and_the_rule_named() {
        return GRAPHS.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey().name(),
                        () -> assertThat(each.getValue()).contains(each.getKey().says())));
    }

    /** A rule that nothing breaks here may be one that nothing can break. */
    @Test
    void every_rule_of_the_shapes_is_broken_by_one_of_them() throws IOException {
        Set<String> said = Stream.concat(REPORTS.values().stream(), GRAPHS.values().stream())
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> rules = MESSAGE.matcher(Files.readString(Shacl.FILE))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rules).hasSizeGreaterThan(80);

        rules.removeIf(rule -> {
            String expected =
                    Arrays.stream(VALUE.split(rule, -1)).map(Pattern::quote).collect(Collectors.joining(".+"));
            return said.stream().anyMatch(fault -> fault.matches(expected));
        });
        assertThat(rules).isEmpty();
    }

    /** Which claim it is must not matter. */
    @Test
    void wherever_a_rule_is_broken_it_is_found() {
        Random random = new Random(SEED);
        List<BrokenReports.Broken> anywhere = List.of(
                new BrokenReports.Broken(
                        "", "s1", r -> any(r, random).putArray("sources"), "rests on at least one source record"),
                new BrokenReports.Broken(
                        "",
                        "s1",
                        r -> at(any(r, random), "act").put("at", "2027-01-01T00:00:00Z"),
                        "outside the grant's window"),
                new BrokenReports.Broken(
                        "", "s1", r -> claims(r).remove(random.nextInt(claims(r).size() - 1)), "is missing, and"),
                new BrokenReports.Broken(
                        "",
                        "s1",
                        r -> at(any(r, random), "clause").put("category", "VIDEO"),
                        "the category VIDEO is not granted"));
        for (BrokenReports.Broken broken : anywhere) {
            assertThat(Shacl.faults(broken.report()))
                    .anySatisfy(fault -> assertThat(fault).contains(broken.says()));
        }
    }

    private static ObjectNode any(ObjectNode report, Random random) {
        return claim(report, random.nextInt(claims(report).size()));
    }

    @Test
    void the_sample_with_every_field_conforms() {
        assertThat(Shacl.faults(Samples.bytes("every-field"))).isEmpty();
    }

    @Test
    void an_empty_file_does_not_conform() {
        assertThat(Shacl.faults(Shacl.graph("{}".getBytes(StandardCharsets.UTF_8))))
                .contains("there is one report here");
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
}
