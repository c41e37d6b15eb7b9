package io.cardtrail;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.warrant.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The design's package table. A change here is a decision and needs its page in docs/decisions. */
class ArchitectureTest {
    private static final String ROOT = "io.cardtrail";

    /** Fewer classes than this means that the rules looked at nothing. */
    private static final int CLASSES_AT_LEAST = 100;

    /** Package to the packages it may use, besides itself. What is not listed is forbidden. */
    private static final Map<String, List<String>> MAY_USE = mayUse();

    /** Waits for another program, in real time whatever the clock of a question. */
    private static final DescribedPredicate<JavaClass> CHILD_PROCESS =
            name(ROOT + ".graph.LocalNeo4jProcess").forSubtype();

    /** Who fills the trace index. */
    private static final DescribedPredicate<JavaClass> INDEX_AND_WIRING = DescribedPredicate.or(
            resideInAPackage(ROOT + ".graph.index"),
            name(ROOT + ".IndexWiring").forSubtype(),
            nameMatching(".*\\.IndexFeed(\\$.*)?").forSubtype());

    /** The one-time sign-in link, which must not end in a log, and what a command says. */
    private static final DescribedPredicate<JavaClass> CONSOLE = DescribedPredicate.or(
            name(ROOT + ".Welcome").forSubtype(), name(ROOT + ".Application").forSubtype());

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // A module of its own, here for tests only.
            .withImportOption(
                    location -> !location.contains("/backend/bench/") && !location.contains("cardtrail-bench"))
            .importPackages(ROOT);

    private static Map<String, List<String>> mayUse() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        table.put("model", List.of());
        table.put("audit", List.of("model"));
        table.put("warrant", List.of("model"));
        table.put("graph", List.of("model", "audit", "warrant"));
        table.put("registry", List.of("model", "audit", "warrant", "graph"));
        table.put("identity", List.of("model", "audit", "graph"));
        table.put("ingest", List.of("model", "audit", "graph"));
        table.put("retention", List.of("model", "audit", "graph"));
        table.put("trace", List.of("model", "warrant", "graph", "retention"));
        table.put("report", List.of("model", "audit", "warrant", "graph", "trace"));
        table.put("etsi", List.of("model", "warrant", "registry", "identity"));
        table.put("api", List.copyOf(table.keySet()));
        table.put("cli", List.copyOf(table.keySet()));
        return table;
    }

    private static DescribedPredicate<JavaClass> in(List<String> names) {
        return resideInAnyPackage(names.stream().map(n -> ROOT + "." + n + "..").toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAnyPackage(ROOT, ROOT + "..");
    }

    @TestFactory
    Stream<DynamicTest> a_package_uses_only_what_the_table_lists() {
        return MAY_USE.entrySet().stream().map(row -> {
            String name = row.getKey();
            List<String> allowed =
                    Stream.concat(Stream.of(name), row.getValue().stream()).toList();
            return checked(
                    name + " → " + row.getValue(),
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + "." + name + "..")
                            .should()
                            .dependOnClassesThat(ours().and(DescribedPredicate.not(in(allowed))))
                            .because("the design's package table lets " + name + " use only " + row.getValue()));
        });
    }

    @TestFactory
    Stream<DynamicTest> every_class_keeps_the_rules_of_the_house() {
        return Stream.of(
                checked(
                        "no cycles between packages",
                        slices().matching(ROOT + ".(*)..")
                                .should()
                                .beFreeOfCycles()
                                .because("a cycle makes two packages one")),
                checked(
                        "no cycles inside api",
                        slices().matching(ROOT + ".api.(*)..")
                                .should()
                                .beFreeOfCycles()
                                .allowEmptyShould(true)
                                .because("a cycle makes two packages one")),
                checked(
                        "model stands on the JDK alone",
                        classes()
                                .that()
                                .resideInAPackage(ROOT + ".model..")
                                .should()
                                .onlyDependOnClassesThat(resideInAnyPackage(
                                        "java..", "javax.crypto..", "org.jspecify..", ROOT + ".model.."))
                                .because("everything else uses model")),
                checked(
                        "only graph talks to Neo4j",
                        noClasses()
                                .that(ours().and(DescribedPredicate.not(in(List.of("graph")))))
                                .should()
                                .dependOnClassesThat(resideInAPackage("org.neo4j.."))
                                .because("the read door in graph is the only way to investigative data")),
                checked(
                        "only the index is read without a scope",
                        noClasses()
                                .that(ours().and(DescribedPredicate.not(INDEX_AND_WIRING)))
                                .should()
                                .dependOnClassesThat(nameMatching(".*\\.IndexFeed(\\$.*)?"))
                                .because("whatever else reads acts does so under a grant")),
                checked(
                        "only a reading opens the index",
                        noClasses()
                                .that(ours().and(DescribedPredicate.not(resideInAPackage(ROOT + ".graph"))))
                                .should()
                                .callMethod(TraceIndex.class, "under", Scope.class, long.class, long.class)
                                .because("the scope is the door's to give")),
                checked(
                        "only api knows GraphQL",
                        noClasses()
                                .that(ours().and(DescribedPredicate.not(in(List.of("api")))))
                                .should()
                                .dependOnClassesThat(resideInAnyPackage("graphql..", "org.springframework.graphql.."))
                                .because("answers are made without knowing how they are sent")),
                checked(
                        "names say what a thing is",
                        noClasses()
                                .should()
                                .haveNameMatching(
                                        ".*(Utils?|Common|Helpers?|Managers?|Impl)(\\$.*)?|.*\\.(utils?|common|helpers?|managers?|impl)\\..*")
                                .because("such names say nothing; find the field's own word")),
                checked(
                        "time comes from a Clock",
                        noClasses()
                                .that(DescribedPredicate.not(CHILD_PROCESS))
                                .should()
                                .callMethod(Instant.class, "now")
                                .orShould()
                                .callMethod(System.class, "currentTimeMillis")
                                .because("the clock of a question can be fixed, and answers must be reproducible")),
                checked(
                        "nothing prints but the command line and the sign-in link",
                        noClasses()
                                .that(DescribedPredicate.not(in(List.of("cli")).or(CONSOLE)))
                                .should()
                                .accessField(System.class, "out")
                                .orShould()
                                .accessField(System.class, "err")
                                .because("what the server has to say goes to its log, which carries no identifiers")));
    }

    private static DynamicTest checked(String name, ArchRule rule) {
        // Some packages of the table are still to come; the guard below sees to it that the others are not empty.
        return DynamicTest.dynamicTest(name, () -> rule.allowEmptyShould(true).check(CLASSES));
    }

    @Test
    void every_package_is_in_the_table_and_null_marked() {
        Set<String> unlisted = new TreeSet<>();
        Set<String> unmarked = new TreeSet<>();
        Set<JavaPackage> packages = Stream.of(CLASSES.getPackage(ROOT))
                .flatMap(p -> Stream.concat(Stream.of(p), p.getSubpackagesInTree().stream()))
                .filter(p -> !p.getClasses().isEmpty())
                .collect(Collectors.toSet());
        for (JavaPackage each : packages) {
            String name = each.getName();
            if (!name.equals(ROOT)
                    && MAY_USE.keySet().stream().noneMatch(n -> (name + ".").startsWith(ROOT + "." + n + "."))) {
                unlisted.add(name);
            }
            if (!each.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(name);
            }
        }

        assertThat(unlisted).as("packages the table does not know").isEmpty();
        assertThat(unmarked).as("packages without @NullMarked").isEmpty();
    }

    @Test
    void the_rules_looked_at_the_whole_application() {
        assertThat(CLASSES).hasSizeGreaterThan(CLASSES_AT_LEAST);
        assertThat(Stream.of(
                        "model", "audit", "warrant", "graph", "registry", "identity", "ingest", "trace", "etsi", "api"))
                .allSatisfy(name -> assertThat(CLASSES.containPackage(ROOT + "." + name))
                        .as(name)
                        .isTrue());
    }
}
