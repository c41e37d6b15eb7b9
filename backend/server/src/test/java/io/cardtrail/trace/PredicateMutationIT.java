package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.Graph;
import io.cardtrail.graph.Mutant;
import io.cardtrail.graph.Query;
import io.cardtrail.graph.QueryCatalogue;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.warrant.Grant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing in a query is there for nothing: whichever single condition, key or order is taken out of whichever query, the engine no
 * longer equals the plain walk. A query added later is under this test by being there.
 */
class PredicateMutationIT {
    private static final int GRAPHS = 60;
    private static final int ATTEMPTS = 1_500;

    /** Mutants of the scope in one {@code verify}, chosen anew. */
    private static final int AT_ONCE = 6;

    /** All mutants, of joins and orders too, in a run that takes minutes. */
    private static final boolean EVERYTHING = Boolean.getBoolean("mutation.everything");

    /** Only queries whose names are so: a regular expression. */
    private static final String ONLY = System.getProperty("mutation.only", "trace/.*");

    private static final Set<Query> BESIDE =
            Set.of(ScopedActs.LOTS, ScopedActs.REGISTERED_ACCOUNTS, ScopedActs.DELIVERED, RecordKeepings.FATES);

    @TempDir
    Path folder;

    @Test
    void taking_out_any_one_predicate_or_order_makes_a_difference() {
        long seed = Long.getLong("trace.seed", new SplittableRandom().nextLong());
        System.out.println("predicate mutation: -Dtrace.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> survivors = new ArrayList<>();
        try (WrittenGraphs written = new WrittenGraphs(folder)) {
            RecordKeepingWorld kept = RecordKeepingWorld.written(written, random);
            List<WrittenGraphs.One> graphs = written.random("m", random.nextLong(), GRAPHS);
            SmallestSource smallest = SmallestSource.written(written);
            JudgementWorld judged = JudgementWorld.written(written.graph(), graphs, random);
            assertThat(smallest.missed(written.graph())).isFalse();
            QueryCatalogue catalogue = QueryCatalogue.load();
            for (Tried each : chosen(catalogue, seed)) {
                Query query = each.query();
                Graph altered = each.mutant().in(written.graph());
                boolean noticed = query.equals(RecordKeepings.RECORD_KEEPING)
                        ? differs(kept, altered, random)
                        : query.equals(JudgementWorld.JUDGEMENTS)
                                ? differs(judged, altered, random)
                                : BESIDE.contains(query)
                                        ? besideDiffers(new Differential(altered, kept), kept, graphs, random)
                                        : query.name().startsWith("trace/entity-")
                                                ? smallest.missed(altered)
                                                        || aroundDiffers(
                                                                new Differential(altered, kept), graphs, random)
                                                : differs(new Differential(altered, kept), graphs, random);
                if (!noticed) {
                    survivors.add(each.mutant().what());
                    System.out.println("survived: " + each.mutant().what());
                }
            }
        }
        assertThat(survivors).as("seed %d", seed).isEmpty();
    }

    /** A mutant with the query it is of. */
    private record Tried(Query query, Mutant mutant) {}

    /** {@return all mutants; in {@code verify} some of those that take a mention of the scope away, chosen anew} */
    private static List<Tried> chosen(QueryCatalogue catalogue, long seed) {
        List<Tried> all = new ArrayList<>();
        for (Query query : queries(catalogue)) {
            List<Mutant> mutants = Mutant.of(catalogue, query);
            assertThat(mutants).as(query.name()).isNotEmpty();
            mutants.forEach(mutant -> all.add(new Tried(query, mutant)));
        }
        if (EVERYTHING) {
            return all;
        }
        all.removeIf(each -> mentions(each.mutant().text()) == mentions(catalogue.text(each.query())));
        Collections.shuffle(all, new Random(seed));
        assertThat(all).hasSizeGreaterThan(AT_ONCE);
        return all.subList(0, AT_ONCE);
    }

    @Test
    void every_mention_of_the_scope_is_in_a_condition_that_is_taken_out() {
        QueryCatalogue catalogue = QueryCatalogue.load();
        for (Query query : queries(catalogue)) {
            String text = catalogue.text(query);
            long lines = text.lines()
                    .filter(line -> !line.startsWith("//") && line.contains("$scope"))
                    .count();
            assertThat(Mutant.of(catalogue, query))
                    .as(query.name())
                    .filteredOn(mutant -> mentions(mutant.text()) < mentions(text))
                    .hasSizeGreaterThanOrEqualTo(Math.toIntExact(lines));
        }
    }

    private static int mentions(String text) {
        return text.split("\\$scope", -1).length;
    }

    private static boolean differs(Differential differential, List<WrittenGraphs.One> graphs, SplittableRandom random) {
        RandomScopes scopes = new RandomScopes(random);
        for (int i = 0; i < ATTEMPTS; i++) {
            WrittenGraphs.One one = graphs.get(i % graphs.size());
            Grant grant = scopes.next();
            List<Long> sequence = one.world().sequence();
            long asOf = sequence.get(random.nextInt(sequence.size()));
            try {
                if (differential.difference(
                                one.things(), one.acts(asOf), one.world().acts(asOf), one.ids(), grant, asOf, 1, random)
                        != null) {
                    return true;
                }
            } catch (IllegalStateException | CardtrailException e) {
                // The engine met what can't be, such as an act without a source, or too much work: noticed is noticed.
                return true;
            }
        }
        return false;
    }

    private static boolean aroundDiffers(
            Differential differential, List<WrittenGraphs.One> graphs, SplittableRandom random) {
        RandomScopes scopes = new RandomScopes(random);
        for (int i = 0; i < ATTEMPTS; i++) {
            WrittenGraphs.One one = graphs.get(i % graphs.size());
            List<Long> sequence = one.world().sequence();
            long asOf = sequence.get(random.nextInt(sequence.size()));
            try {
                if (differential.aroundDifference(one.things(), one.acts(asOf), scopes.next(), asOf, random) != null) {
                    return true;
                }
            } catch (IllegalStateException | CardtrailException e) {
                return true;
            }
        }
        return false;
    }

    private static boolean besideDiffers(
            Differential differential,
            RecordKeepingWorld kept,
            List<WrittenGraphs.One> graphs,
            SplittableRandom random) {
        RandomScopes scopes = new RandomScopes(random);
        for (int i = 0; i < ATTEMPTS; i++) {
            WrittenGraphs.One one = graphs.get(i % graphs.size());
            List<Long> sequence = one.world().sequence();
            // The rows about records were written first: also as of the middle of them.
            long asOf = i % 4 == 0 ? kept.anyMoment(random) : sequence.get(random.nextInt(sequence.size()));
            if (differential.besideDifference(
                            one.things(), one.acts(asOf), one.world().acts(asOf), scopes.next(), asOf, random)
                    != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean differs(RecordKeepingWorld kept, Graph altered, SplittableRandom random) {
        RandomScopes scopes = new RandomScopes(random);
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                if (kept.difference(altered, scopes.next(), kept.anyMoment(random)) != null) {
                    return true;
                }
            } catch (IllegalStateException | CardtrailException | NoSuchElementException e) {
                return true;
            }
        }
        return false;
    }

    private static boolean differs(JudgementWorld judged, Graph altered, SplittableRandom random) {
        RandomScopes scopes = new RandomScopes(random);
        for (int i = 0; i < ATTEMPTS; i++) {
            if (judged.difference(altered, scopes.next(), random) != null) {
                return true;
            }
        }
        return false;
    }

    private static List<Query> queries(QueryCatalogue catalogue) {
        return catalogue.names().stream()
                .filter(name -> name.startsWith("trace/") && name.matches(ONLY))
                .map(Query::named)
                .toList();
    }
}
