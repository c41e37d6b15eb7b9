package io.cardtrail.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.types.Node;
import org.neo4j.driver.types.Relationship;

/** All that lies in the tests' database, as text: nodes by their properties, relationships by their ends'. */
final class Stored {
    private Stored() {}

    /**
     * {@return the text, sorted}
     *
     * @param chance properties that are different each time: only that they are there is said
     */
    static String in(TestNeo4j neo4j, Set<String> chance) {
        try (Driver driver = driver(neo4j);
                Session session = driver.session()) {
            List<String> nodes = session.run("MATCH (n) WHERE NOT n:CardtrailTestDatabase RETURN n")
                    .list(row -> text(row.get("n").asNode(), chance));
            List<String> ties = session.run("MATCH (a)-[r]->(b) RETURN a, r, b").list(row -> {
                Relationship tie = row.get("r").asRelationship();
                return text(row.get("a").asNode(), chance) + " -" + tie.type() + text(tie.asMap(), chance) + "-> "
                        + text(row.get("b").asNode(), chance);
            });
            return nodes.stream().sorted().collect(Collectors.joining("\n")) + "\n"
                    + ties.stream().sorted().collect(Collectors.joining("\n"));
        }
    }

    /** Runs a statement that no query of ours is. */
    static void run(TestNeo4j neo4j, String statement) {
        try (Driver driver = driver(neo4j);
                Session session = driver.session()) {
            session.run(statement).consume();
        }
    }

    /** {@return what a query finds, each row once and in the order of their texts} */
    static String rows(Graph graph, String query, Map<String, Object> params) {
        Set<String> rows = new TreeSet<>();
        graph.read(tx -> tx.rows(Query.named(query), params)).forEach(row -> rows.add(TestNeo4j.sorted(row.values())));
        return rows.toString();
    }

    private static Driver driver(TestNeo4j neo4j) {
        return GraphDatabase.driver(neo4j.uri(), AuthTokens.basic(neo4j.user(), neo4j.password()));
    }

    private static String text(Node node, Set<String> chance) {
        List<String> labels = new ArrayList<>();
        node.labels().forEach(labels::add);
        labels.sort(null);
        return labels + text(node.asMap(), chance);
    }

    private static String text(Map<String, Object> properties, Set<String> chance) {
        Map<String, Object> text = new TreeMap<>();
        properties.forEach((name, value) -> text.put(name, chance.contains(name) ? "…" : value));
        return text.toString();
    }
}
