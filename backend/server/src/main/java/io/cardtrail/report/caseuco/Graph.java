package io.cardtrail.report.caseuco;

import io.cardtrail.model.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The objects of one report, by what they are called in it. Names become UUIDs under the report's own hash: never random, never another's. */
final class Graph {
    private static final long VERSION = 0x5000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final byte[] report;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /** @param report what only those who have path.json can work out */
    Graph(byte[] report) {
        this.report = report.clone();
    }

    /**
     * {@return the name's identifier} It has the form of a name-based UUID (version 5), as UCO wants, but is made with SHA-256: those bytes
     * of a hash over the report's own and the name.
     */
    String iri(String name) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(report, name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | VERSION;
        long low = (hash.getLong() >>> 2) | VARIANT;
        return "urn:uuid:" + new UUID(high, low);
    }

    Node node(String name, String... types) {
        Node node = new Node(iri(name), types);
        nodes.put(name, node);
        return node;
    }

    boolean has(String name) {
        return nodes.containsKey(name);
    }

    List<Map<String, Object>> objects() {
        return nodes.values().stream().map(Node::object).toList();
    }
}
