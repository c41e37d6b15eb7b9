package io.cardtrail.localneo4j;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.ResourceIterable;
import org.neo4j.graphdb.Transaction;

/**
 * What a store holds, whatever the order it is stored in.
 *
 * @param nodes how many
 * @param relationships how many
 * @param sum of the SHA-256 of each node and relationship with its labels or type, its properties and their types, a relationship with its
 *     two ends; modulo 2^256
 */
record StoreDigest(long nodes, long relationships, BigInteger sum) {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    static StoreDigest of(GraphDatabaseService graph) {
        try (Transaction tx = graph.beginTx();
                ResourceIterable<Node> nodes = tx.getAllNodes();
                ResourceIterable<Relationship> relationships = tx.getAllRelationships()) {
            Map<String, BigInteger> ends = new HashMap<>();
            BigInteger sum = BigInteger.ZERO;
            for (Node node : nodes) {
                BigInteger hash = hash(text(node));
                ends.put(node.getElementId(), hash);
                sum = sum.add(hash);
            }
            long count = 0;
            for (Relationship relationship : relationships) {
                sum = sum.add(hash(relationship.getType().name() + properties(relationship)
                        + ends.get(relationship.getStartNode().getElementId()) + ">"
                        + ends.get(relationship.getEndNode().getElementId())));
                count++;
            }
            return new StoreDigest(ends.size(), count, sum.mod(MODULUS));
        }
    }

    private static String text(Node node) {
        TreeSet<String> labels = new TreeSet<>();
        for (Label label : node.getLabels()) {
            labels.add(label.name());
        }
        return labels + properties(node);
    }

    private static String properties(Entity entity) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(entity.getAllProperties()).forEach((key, value) -> {
            part(text, key);
            part(text, value.getClass().getName());
            if (value.getClass().isArray()) {
                for (int i = 0; i < Array.getLength(value); i++) {
                    part(text, String.valueOf(Array.get(value, i)));
                }
            } else {
                part(text, value.toString());
            }
        });
        return text.toString();
    }

    /** With its length, so that two properties never read as one. */
    private static void part(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }

    private static BigInteger hash(String text) {
        try {
            return new BigInteger(
                    1, MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "nodes=" + nodes + " relationships=" + relationships + " sha256="
                + String.format(Locale.ROOT, "%064x", sum);
    }
}
