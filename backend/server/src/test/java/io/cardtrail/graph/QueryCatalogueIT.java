package io.cardtrail.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.cases.CaseImport;
import io.cardtrail.model.Sha256;
import io.cardtrail.registry.EtsiObject;
import io.cardtrail.registry.EtsiObjects;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.registry.OnRecord;
import io.cardtrail.registry.Releases;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.summary.GqlStatusObject;
import org.neo4j.driver.summary.QueryType;
import org.neo4j.driver.summary.ResultSummary;

/** Every statement against a loaded database: what it names exists, and it does only what its folder may do. */
class QueryCatalogueIT {
    private static final QueryCatalogue CATALOGUE = QueryCatalogue.load();
    private static final Pattern USED = Pattern.compile("Query\\.named\\(\\s*\"([^\"]+)\"");
    private static final Pattern HEADER = Pattern.compile(
            "\\A// [^\\n]+\\n(// .*\\n)*?// params: .*\\n(// .*\\n)*?// columns: .*\\n(// .*\\n)*(?!//)");
    private static final Pattern PARAMETER = Pattern.compile("\\$`?([a-zA-Z]+)`?");

    private static Driver driver;

    @BeforeAll
    static void loads_a_case() throws IOException {
        TestNeo4j neo4j = TestNeo4j.shared();
        neo4j.wipe();
        // The dirty files have what the clean ones lack, such as lots with a range.
        CaseImport.of(neo4j, "s0-dirty-import");
        CaseImport.of(neo4j, "s1-stolen-card-ring");
        CaseImport.of(neo4j, "s5-destroyed-register");
        WholeAct.write(neo4j);
        // Nothing raises it before records are deleted.
        Stored.run(neo4j, "MATCH (s:ImportSequence {name: 'batches'}) SET s.deletionEpoch = 1");
        instrument(neo4j);
        WholeStaff.write(neo4j);
        driver = GraphDatabase.driver(neo4j.uri(), AuthTokens.basic(neo4j.user(), neo4j.password()));
    }

    private static void instrument(TestNeo4j neo4j) throws IOException {
        Clock clock = Clock.fixed(Sample.NOW, ZoneOffset.UTC);
        try (Graph graph = Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), CATALOGUE);
                AuditLog log = AuditLog.open(Files.createTempDirectory("audit"), Clock.systemUTC())) {
            Lifecycle lifecycle = OnRecord.lifecycle(graph, log, new Releases(), clock);
            new EtsiObjects(new RecordDoor(graph, "registry"), OnRecord.KEY, log, lifecycle, clock)
                    .apply(
                            OnRecord.REQUESTER,
                            new EtsiObjects.Change(
                                    "XX ACTOR01",
                                    "{}",
                                    Sha256.hex("{}"),
                                    List.of(new EtsiObject(
                                            "1", "DOCUMENT", 0, "{}", Sample.NOW, false, null, Sha256.hex("{}"))),
                                    Map.of(),
                                    List.of()));
            OnRecord.approved(lifecycle, Sample.terms("No 1", InstrumentKind.MLA_APPROVAL, Sample.VALIDITY, List.of()));
            JudgementStory.judge(graph, neo4j, log, lifecycle, clock);
            StandingStory.keep(graph);
            InvestigationStory.keep(graph);
        }
    }

    @AfterAll
    static void closes() {
        driver.close();
    }

    static List<String> statements() {
        return CATALOGUE.names().stream()
                .filter(name -> !Migrations.isMigration(name))
                .toList();
    }

    static List<String> traces() {
        return statements().stream().filter(name -> name.startsWith("trace/")).toList();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void a_statement_names_only_what_exists_and_declares_its_parameters(String name) {
        String text = CATALOGUE.text(Query.named(name));

        Set<String> missing = new TreeSet<>();
        for (GqlStatusObject status : explain(text).gqlStatusObjects()) {
            switch (status.gqlStatus()) {
                case "01N50", "01N51", "01N52" ->
                    assertThat(unknownYet(status))
                            .as(status.statusDescription())
                            .isTrue();
                case "01N60" -> missing.addAll(words(status.statusDescription(), PARAMETER));
                default ->
                    assertThat(status.gqlStatus())
                            .as(status.statusDescription())
                            .doesNotStartWith("01N3");
            }
        }
        Set<String> declared = words(
                text.lines()
                        .filter(line -> line.startsWith("//"))
                        .collect(Collectors.joining("\n"))
                        .replaceAll("(?s)// columns:.*", ""),
                PARAMETER);
        if (name.startsWith("trace/")) {
            declared.add("scope");
        }
        assertThat(missing).isEqualTo(declared);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void a_statement_says_its_purpose_its_parameters_and_its_columns(String name) {
        assertThat(HEADER.matcher(CATALOGUE.text(Query.named(name))).lookingAt())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void a_trace_query_only_reads(String name) {
        assertThat(explain(CATALOGUE.text(Query.named(name))).queryType()).isEqualTo(QueryType.READ_ONLY);
    }

    @ParameterizedTest
    @MethodSource("traces")
    void a_trace_query_uses_every_scope_parameter(String name) {
        String text = CATALOGUE.text(Query.named(name));
        assertThat(text).contains("$scope.holders", "$scope.from", "$scope.until", "$scope.asOf");
        // What became of records is no act, and granted by pairs of its own.
        if (text.contains(":RecordKeeping")) {
            assertThat(text).contains("$scope.records").doesNotContain(":Act");
        } else {
            assertThat(text).contains("$scope.acts");
            // Where an act was read from is no role.
            if (text.replace("[:RECORDED_IN]", "").contains("-[")) {
                assertThat(text).contains("$scope.roles");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_query_over_records_touches_nothing_investigative(String name) {
        String text = CATALOGUE.text(Query.named(name));
        assertThat(text)
                .containsPattern(
                        "\\(\\w*:(Warrant|WarrantEvent|Judgement|StandingQuestion|Investigation|InvestigationVersion|Staff\\w*|Etsi\\w*)\\b");
        Set<String> labels = words(text, Pattern.compile("\\(\\w*:([A-Z]\\w+)"));
        // The number of the newest batch says nothing of anybody.
        assertThat(labels)
                .allMatch(
                        label -> label.matches(
                                "Warrant|WarrantEvent|Judgement|StandingQuestion|Investigation|InvestigationVersion|Staff\\w*|Etsi\\w*|ImportSequence"));
    }

    @Test
    void a_judgement_is_tied_to_what_it_is_about_by_a_query_that_tells_no_more_than_how_much_was_tied() {
        String text = CATALOGUE.text(Query.named("registry/tie-judgement"));
        assertThat(text.strip())
                .endsWith("RETURN ends, acts")
                .contains("RETURN count(e) AS ends", "RETURN count(a) AS acts");
        assertThat(words(text, Pattern.compile("(RETURN)"))).hasSize(1);
        assertThat(text.split("RETURN", -1)).hasSize(4);
    }

    static List<String> records() {
        return statements().stream()
                .filter(name -> name.startsWith("registry/") || name.startsWith("identity/"))
                .filter(name -> !name.equals("registry/tie-judgement"))
                .toList();
    }

    @Test
    void every_file_has_a_user_and_every_user_a_file() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            Set<String> used = sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> words(read(file), USED).stream())
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(used).isEqualTo(files()).hasSizeGreaterThan(15);
        }
    }

    /** {@return the statements in the source tree: a removed file may still lie in an old build} */
    private static Set<String> files() throws IOException {
        Path root = Path.of("../../cypher");
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(file -> file.toString().endsWith(".cypher"))
                    .map(file -> root.relativize(file).toString().replace(".cypher", ""))
                    .filter(name -> !Migrations.isMigration(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Nodes that only another part of the life of a database writes: the first migration, the first erasure. */
    private static boolean unknownYet(GqlStatusObject status) {
        return status.statusDescription().contains("MigrationLock");
    }

    private static ResultSummary explain(String statement) {
        try (Session session = driver.session()) {
            return session.run("EXPLAIN " + statement).consume();
        }
    }

    private static Set<String> words(String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
