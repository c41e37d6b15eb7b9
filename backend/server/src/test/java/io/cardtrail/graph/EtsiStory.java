package io.cardtrail.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two accounts are bound to senders, send objects and messages, some of them again, and change one; told after the instruments. */
final class EtsiStory {
    private final List<String> told = new ArrayList<>();

    String end(Graph graph) {
        tell(graph, "etsi-bind", Map.of("account", "a", "sender", "s1", "by", "first"));
        tell(graph, "etsi-bind", Map.of("account", "a", "sender", "s2", "by", "second"));
        tell(graph, "etsi-bind", Map.of("account", "b", "sender", "s2", "by", "third"));
        tell(graph, "etsi-bind", Map.of("account", "c", "sender", "s3", "by", "fourth"));
        tell(graph, "etsi-sender", Map.of("account", "a", "sender", "s2"));
        tell(graph, "etsi-sender", Map.of("account", "nobody", "sender", "s2"));
        tell(graph, "etsi-sender", Map.of("account", "c", "sender", "nobody"));
        created(graph, "k1", "a", 5, 0, "body 1");
        created(graph, "k0", "a", 5, 1, "body 0");
        created(graph, "k2", "a", 1, 3, "body 2");
        // Of the same moment and place: by key, and not as they came.
        created(graph, "k4", "a", 9, 0, "body 4");
        created(graph, "k3", "a", 9, 0, "body 3");
        created(graph, "kb", "b", 5, 1, "body b");
        created(graph, "k1", "b", 7, 7, "another's body");
        tell(graph, "etsi-change-object", Map.of("key", "k0", "expected", 1, "generation", 2, "body", "new body"));
        tell(graph, "etsi-change-object", Map.of("key", "k1", "expected", 2, "generation", 3, "body", "stale body"));
        tell(graph, "etsi-objects", Map.of("account", "a"));
        tell(graph, "etsi-keep-message", Map.of("hash", "h1", "at", 1L, "body", "message 1"));
        tell(graph, "etsi-keep-message", Map.of("hash", "h1", "at", 2L, "body", "again"));
        tell(graph, "etsi-keep-message", Map.of("hash", "h2", "at", 3L, "body", "message 2"));
        tell(graph, "etsi-message", Map.of("hash", "h1"));
        return String.join("\n", told);
    }

    private void created(Graph graph, String key, String account, long created, int place, String body) {
        tell(
                graph,
                "etsi-create-object",
                Map.of(
                        "key",
                        key,
                        "account",
                        account,
                        "created",
                        created,
                        "place",
                        place,
                        "generation",
                        1,
                        "body",
                        body));
    }

    private void tell(Graph graph, String query, Map<String, Object> params) {
        told.add(query + graph.write(tx -> IdentityStory.told(tx.rows(Query.named("registry/" + query), params))));
    }
}
