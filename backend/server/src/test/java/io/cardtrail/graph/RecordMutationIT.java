package io.cardtrail.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.cardtrail.model.CardtrailException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * Nothing in a query that stores or looks up is there for nothing: with any single condition, key, order or assignment missing, a
 * story of its folder ends otherwise than it should. Queries over acts are under {@code PredicateMutationIT}.
 *
 * <p>{@code -Drecord.mutants} says how many are tried, {@code -Drecord.seed} repeats a choice,
 * {@code -Drecord.only=ledger/.*} takes the queries of that name alone.
 */
class RecordMutationIT {
    private static final Map<String, Story> STORIES = Map.of(
            "identity", new IdentityStory(),
            "index", new IndexStory(),
            "import", new ImportStory(),
            "ledger", new LedgerStory(),
            "registry", new RegistryStory(),
            "retention", new RetentionStory(),
            "schema", new SchemaStory());

    private static final String ONLY = System.getProperty("record.only", ".*");
    private static final int MOST = Integer.getInteger("record.mutants", 30);

    /** Planning each of hundreds takes most of a minute: where few are tried, one of each query, chosen anew. */
    private static final int PLANNED = MOST < 1_000 ? 1 : Integer.MAX_VALUE;

    /** What a folder's queries are for, from an empty database on. */
    interface Story {
        /** {@return what can be seen of its end, by those who ask and in the database} */
        String end(Graph graph, TestNeo4j neo4j, Path folder);
    }

    private final TestNeo4j neo4j = TestNeo4j.shared();
    private final QueryCatalogue catalogue = QueryCatalogue.load();

    @TempDir
    private Path folder;

    @BeforeEach
    void migrates() {
        neo4j.wipe();
        try (Graph graph = connect()) {
            Migrations.apply(graph, Clock.systemUTC());
        }
    }

    private Graph connect() {
        return Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), catalogue);
    }

    @Test
    void every_folder_has_a_story_and_every_query_something_to_take_out_that_leaves_a_statement() {
        try (Graph graph = connect()) {
            for (String name : catalogue.names()) {
                String of = folder(name);
                if (!Migrations.isMigration(name)) {
                    assertThat(of.equals("trace") || STORIES.containsKey(of))
                            .as("cypher/%s has a story here", of)
                            .isTrue();
                    List<Mutant> mutants = new ArrayList<>(Mutant.of(catalogue, Query.named(name)));
                    assertThat(mutants).as(name).isNotEmpty();
                    Collections.shuffle(mutants);
                    mutants.subList(0, Math.min(PLANNED, mutants.size()))
                            .forEach(mutant -> assertThatCode(() -> mutant.in(graph))
                                    .as("%s:%n%s", mutant.what(), mutant.text())
                                    .doesNotThrowAnyException());
                }
            }
        }
    }

    @Test
    void taking_anything_out_of_a_query_that_stores_or_looks_up_makes_a_difference() {
        Map<String, String> ends = new TreeMap<>();
        List<String> survivors = new ArrayList<>();
        int tried = 0;
        try (Graph graph = connect()) {
            List<Mutant> chosen = chosen();
            chosen.stream()
                    .map(mutant -> folder(mutant.query().name()))
                    .distinct()
                    .forEach(name -> {
                        String end = end(story(name), graph, name + "-first");
                        assertThat(end).doesNotStartWith("failed");
                        assertThat(end(story(name), graph, name + "-again"))
                                .as("the story of " + name)
                                .isEqualTo(end);
                        ends.put(name, end);
                    });
            for (Mutant mutant : chosen) {
                String of = folder(mutant.query().name());
                String end = end(story(of), mutant.in(graph), "m" + tried++);
                if (end.equals(ends.get(of))) {
                    survivors.add(mutant.what());
                }
            }
        }
        assertThat(survivors).isEmpty();
    }

    private List<Mutant> chosen() {
        List<Mutant> all = new ArrayList<>();
        for (String name : catalogue.names()) {
            if (STORIES.containsKey(folder(name)) && !Migrations.isMigration(name) && name.matches(ONLY)) {
                all.addAll(Mutant.of(catalogue, Query.named(name)));
            }
        }
        long seed = Long.getLong("record.seed", new SplittableRandom().nextLong());
        Collections.shuffle(all, new Random(seed));
        List<Mutant> chosen = all.subList(0, Math.min(MOST, all.size()));
        System.out.println("record mutation: " + chosen.size() + " of " + all.size() + ", -Drecord.seed=" + seed);
        return chosen;
    }

    private static String folder(String query) {
        return query.substring(0, query.indexOf('/'));
    }

    private static Story story(String folder) {
        return Objects.requireNonNull(STORIES.get(folder));
    }

    private String end(Story story, Graph graph, String name) {
        neo4j.wipe();
        try {
            return story.end(graph, neo4j, folder.resolve(name));
        } catch (CardtrailException | Neo4jException | IllegalStateException | NoSuchElementException e) {
            return "failed: " + e.getClass().getSimpleName();
        }
    }
}
