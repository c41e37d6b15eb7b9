package io.cardtrail.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.CardtrailException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * Nothing in a query that stores or looks up is there for nothing: with any single condition, key, order or assignment missing, a
 * story of its folder ends otherwise than it should. Queries over acts are under {@code PredicateMutationIT}.
 */
class RecordMutationIT {
    private static final Map<String, Story> STORIES =
            Map.of("import", new ImportStory(), "registry", new RegistryStory(), "schema", new SchemaStory());

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
    void every_folder_has_a_story_and_every_query_something_to_take_out() {
        for (String name : catalogue.names()) {
            String of = name.substring(0, name.indexOf('/'));
            if (!Migrations.isMigration(name)) {
                assertThat(of.equals("trace") || STORIES.containsKey(of))
                        .as("cypher/%s has a story here", of)
                        .isTrue();
                assertThat(Mutant.of(catalogue, Query.named(name))).as(name).isNotEmpty();
            }
        }
    }

    @Test
    void taking_anything_out_of_a_query_that_stores_or_looks_up_makes_a_difference() {
        Map<String, String> ends = new TreeMap<>();
        List<String> survivors = new ArrayList<>();
        int tried = 0;
        try (Graph graph = connect()) {
            STORIES.forEach((name, story) -> {
                String end = end(story, graph, name + "-first");
                assertThat(end).doesNotStartWith("failed");
                assertThat(end(story, graph, name + "-again"))
                        .as("the story of " + name)
                        .isEqualTo(end);
                ends.put(name, end);
            });
            for (String name : catalogue.names()) {
                Story story = STORIES.get(name.substring(0, name.indexOf('/')));
                if (story == null || Migrations.isMigration(name)) {
                    continue;
                }
                for (Mutant mutant : Mutant.of(catalogue, Query.named(name))) {
                    String end = end(story, mutant.in(graph), "m" + tried++);
                    if (end.equals(ends.get(name.substring(0, name.indexOf('/'))))) {
                        survivors.add(mutant.what());
                    }
                }
            }
        }
        System.out.println("record mutation: " + tried + " mutants");
        assertThat(survivors).isEmpty();
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
