package io.cardtrail.localneo4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.ResourceIterable;
import org.neo4j.graphdb.Transaction;

/** Writes all of one graph into an empty other one: nodes, relationships, then constraints and indexes. */
final class StoreCopy {
    private static final int A_TRANSACTION = 5_000;
    private static final long INDEXED_WITHIN_MINUTES = 30;

    /** Of constraints, what makes their indexes too; of indexes, the others, but those every database has from the start. */
    private static final List<String> SCHEMA = List.of(
            "SHOW CONSTRAINTS YIELD createStatement RETURN createStatement",
            "SHOW INDEXES YIELD createStatement, owningConstraint, type WHERE owningConstraint IS NULL AND type <> 'LOOKUP'"
                    + " RETURN createStatement");

    private final GraphDatabaseService from;
    private final GraphDatabaseService to;
    /** By a node's element id there, its element id here. */
    private final Map<String, String> places = new HashMap<>();

    StoreCopy(GraphDatabaseService from, GraphDatabaseService to) {
        this.from = from;
        this.to = to;
    }

    /** What is done with each element inside a transaction on the new store. */
    @FunctionalInterface
    private interface Write<E> {
        void one(Transaction tx, E element);
    }

    void run() {
        try (Transaction reading = from.beginTx()) {
            try (ResourceIterable<Node> nodes = reading.getAllNodes()) {
                each(nodes, this::node);
            }
            try (ResourceIterable<Relationship> relationships = reading.getAllRelationships()) {
                each(relationships, this::relationship);
            }
        }
        for (String show : SCHEMA) {
            List<String> statements = from.executeTransactionally(
                    show,
                    Map.of(),
                    rows -> rows.stream()
                            .map(row -> String.valueOf(row.get("createStatement")))
                            .toList());
            statements.forEach(to::executeTransactionally);
        }
        try (Transaction waiting = to.beginTx()) {
            waiting.schema().awaitIndexesOnline(INDEXED_WITHIN_MINUTES, TimeUnit.MINUTES);
        }
    }

    private <E> void each(Iterable<E> elements, Write<E> write) {
        Transaction tx = to.beginTx();
        int written = 0;
        try {
            for (E element : elements) {
                write.one(tx, element);
                if (++written % A_TRANSACTION == 0) {
                    tx.commit();
                    tx.close();
                    tx = to.beginTx();
                }
            }
            tx.commit();
        } finally {
            tx.close();
        }
    }

    private void node(Transaction tx, Node node) {
        Label[] labels =
                StreamSupport.stream(node.getLabels().spliterator(), false).toArray(Label[]::new);
        Node copy = tx.createNode(labels);
        node.getAllProperties().forEach(copy::setProperty);
        places.put(node.getElementId(), copy.getElementId());
    }

    private void relationship(Transaction tx, Relationship relationship) {
        Node start = tx.getNodeByElementId(place(relationship.getStartNode()));
        Relationship copy = start.createRelationshipTo(
                tx.getNodeByElementId(place(relationship.getEndNode())), relationship.getType());
        relationship.getAllProperties().forEach(copy::setProperty);
    }

    private String place(Node node) {
        String place = places.get(node.getElementId());
        if (place == null) {
            throw new IllegalStateException("a relationship ends at a node that is not in the store");
        }
        return place;
    }
}
