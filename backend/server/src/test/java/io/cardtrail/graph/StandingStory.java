package io.cardtrail.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Questions of two askers are kept, two of them at one place, looked up, seen and dropped. */
final class StandingStory {
    private StandingStory() {}

    /** {@return what came of each step} */
    static String keep(Graph graph) {
        write(graph, "keep-question", Map.of("id", "q3", "of", "mine", "kept", 2L, "body", "three"));
        write(graph, "keep-question", Map.of("id", "q1", "of", "mine", "kept", 2L, "body", "one"));
        write(graph, "keep-question", Map.of("id", "q2", "of", "mine", "kept", 2L, "body", "two"));
        write(graph, "keep-question", Map.of("id", "q4", "of", "mine", "kept", 1L, "body", "four"));
        write(graph, "keep-question", Map.of("id", "q5", "of", "yours", "kept", 1L, "body", "five"));
        List<String> seen = new ArrayList<>();
        seen.add(kept(graph));
        seen.add(write(graph, "see-question", Map.of("id", "q1", "of", "mine", "body", "seen")));
        seen.add(write(graph, "see-question", Map.of("id", "q5", "of", "mine", "body", "another's")));
        seen.add(kept(graph));
        seen.add(write(graph, "drop-question", Map.of("id", "q2", "of", "mine")));
        seen.add(write(graph, "drop-question", Map.of("id", "q5", "of", "mine")));
        return String.join("\n", seen) + kept(graph);
    }

    private static String kept(Graph graph) {
        return List.of("mine", "yours").stream()
                .map(of -> graph.read(
                        tx -> IdentityStory.told(tx.rows(Query.named("registry/kept-questions"), Map.of("of", of)))))
                .toList()
                .toString();
    }

    private static String write(Graph graph, String query, Map<String, Object> params) {
        return graph.write(tx -> IdentityStory.told(tx.rows(Query.named("registry/" + query), params)));
    }
}
