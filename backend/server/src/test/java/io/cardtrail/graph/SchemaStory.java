package io.cardtrail.graph;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Migrations are applied, and once more, when nothing is left to do. */
final class SchemaStory implements RecordMutationIT.Story {
    @Override
    public String end(Graph graph, TestNeo4j neo4j, Path folder) {
        Clock clock = Clock.systemUTC();
        Migrations.apply(graph, clock);
        Migrations.apply(graph, clock);
        return graph.read(tx -> tx.rows(Query.named("schema/applied"), Map.of()))
                        .size()
                + graph.write(tx -> tx.rows(Query.named("schema/lock"), Map.of("owner", "me")))
                        .getFirst()
                        .string("owner")
                + graph.read(tx -> tx.rows(Query.named("schema/answers"), Map.of()))
                + Stored.in(neo4j, Set.of("at"));
    }
}
