package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.Graph;
import io.cardtrail.graph.Query;
import io.cardtrail.graph.QueryCatalogue;
import io.cardtrail.graph.ScopedReading;
import io.cardtrail.warrant.Grant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No scope predicate is there for nothing: whichever single one is taken out of whichever query, the engine no longer equals the
 * plain walk. A query added later is under this test by being there.
 */
class PredicateMutationIT {
    private static final int GRAPHS = 60;
    private static final int ATTEMPTS = 1_500;
    private static final Pattern PREDICATE = Pattern.compile("\\w+\\.pair IN \\$scope\\.(acts|roles)"
            + "|\\(\\$scope\\.holders IS NULL OR \\w+\\.holder IN \\$scope\\.holders\\)"
            + "|\\w+\\.at >= \\$scope\\.from"
            + "|\\w+\\.at < \\$scope\\.until"
            + "|\\w+\\.seq <= \\$scope\\.asOf"
            + "|'\\w+@' \\+ \\w+\\.channel IN \\$scope\\.roles");

    private record Mutant(Query query, int line, String predicate, String text) {
        String name() {
            return query.name() + ".cypher:" + line + " without " + predicate;
        }
    }

    @TempDir
    Path folder;

    @Test
    void taking_out_any_one_scope_predicate_makes_a_difference() {
        long seed = Long.getLong("trace.seed", new SplittableRandom().nextLong());
        System.out.println("predicate mutation: -Dtrace.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> survivors = new ArrayList<>();
        try (WrittenGraphs written = new WrittenGraphs(folder)) {
            List<WrittenGraphs.One> graphs = written.random("m", random.nextLong(), GRAPHS);
            List<Mutant> mutants = mutants();
            assertThat(mutants).as("predicates of all queries").hasSizeGreaterThan(40);
            for (Mutant mutant : mutants) {
                Graph altered = ScopedReading.altered(written.graph(), mutant.query(), mutant.text());
                if (!differs(new Differential(altered), graphs, random)) {
                    survivors.add(mutant.name());
                }
            }
        }
        assertThat(survivors).as("seed %d", seed).isEmpty();
    }

    @Test
    void every_mention_of_the_scope_is_one_of_the_predicates_that_are_taken_out() {
        QueryCatalogue catalogue = QueryCatalogue.load();
        for (Query query : queries(catalogue)) {
            assertThat(PREDICATE.matcher(withoutComments(catalogue.text(query))).replaceAll("true"))
                    .as(query.name())
                    .doesNotContain("$scope");
        }
    }

    private static boolean differs(Differential differential, List<WrittenGraphs.One> graphs, SplittableRandom random) {
        RandomScopes scopes = new RandomScopes(random);
        for (int i = 0; i < ATTEMPTS; i++) {
            WrittenGraphs.One one = graphs.get(i % graphs.size());
            Grant grant = scopes.next();
            List<Long> sequence = one.world().sequence();
            long asOf = sequence.get(random.nextInt(sequence.size()));
            try {
                if (differential.difference(one.things(), one.acts(asOf), one.ids(), grant, asOf, 1, random) != null) {
                    return true;
                }
            } catch (IllegalStateException e) {
                // The engine met what can't be, such as an act without a source: noticed is noticed.
                return true;
            }
        }
        return false;
    }

    private static List<Mutant> mutants() {
        QueryCatalogue catalogue = QueryCatalogue.load();
        List<Mutant> mutants = new ArrayList<>();
        for (Query query : queries(catalogue)) {
            String text = catalogue.text(query);
            Matcher matcher = PREDICATE.matcher(text);
            while (matcher.find()) {
                String before = text.substring(0, matcher.start());
                mutants.add(new Mutant(
                        query,
                        (int) before.lines().count(),
                        matcher.group(),
                        before + "true" + text.substring(matcher.end())));
            }
        }
        return mutants;
    }

    private static List<Query> queries(QueryCatalogue catalogue) {
        return catalogue.names().stream()
                .filter(name -> name.startsWith("trace/"))
                .map(Query::named)
                .toList();
    }

    private static String withoutComments(String text) {
        return text.lines().filter(line -> !line.startsWith("//")).reduce("", (a, b) -> a + "\n" + b);
    }
}
