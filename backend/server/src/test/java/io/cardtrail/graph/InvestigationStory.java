package io.cardtrail.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Investigations under two instruments are stored, saved, shared, kept as versions and dropped, each beside others like it. */
final class InvestigationStory {
    private final Graph graph;
    private final List<String> told = new ArrayList<>();

    private InvestigationStory(Graph graph) {
        this.graph = graph;
    }

    /** {@return what came of each step} */
    static String keep(Graph graph) {
        InvestigationStory story = new InvestigationStory(graph);
        story.opened();
        story.changed();
        story.versions();
        story.dropped();
        return String.join("\n", story.told);
    }

    private void opened() {
        create("i3", "mine", "a", "b");
        create("i1", "mine", "a");
        create("i2", "mine", "b");
        create("i4", "yours", "a");
        all();
    }

    private void changed() {
        tell("save-investigation", Map.of("id", "i1", "of", "mine", "head", "saved", "body", "saved"));
        tell("save-investigation", Map.of("id", "i4", "of", "mine", "head", "another's", "body", "another's"));
        all();
        tell("share-investigation", Map.of("id", "i1", "of", "mine", "readers", List.of("a", "b"), "head", "shared"));
        tell("share-investigation", Map.of("id", "i4", "of", "mine", "readers", List.of("b"), "head", "another's"));
        all();
    }

    private void versions() {
        keep("i1", 1, false);
        tell("save-investigation", Map.of("id", "i1", "of", "mine", "head", "later", "body", "later"));
        keep("i1", 2, true);
        keep("i1", 3, false);
        keep("i3", 1, false);
        kept();
        tell("drop-versions", Map.of("of", "i1", "generations", List.of(1L)));
        kept();
    }

    private void dropped() {
        tell("drop-investigation", Map.of("id", "i1", "of", "mine"));
        tell("drop-investigation", Map.of("id", "i4", "of", "mine"));
        all();
    }

    private void create(String id, String of, String... readers) {
        tell(
                "create-investigation",
                Map.of(
                        "id",
                        id,
                        "of",
                        of,
                        "readers",
                        List.of(readers),
                        "head",
                        "head of " + id,
                        "body",
                        "body of " + id));
    }

    private void keep(String id, long generation, boolean marked) {
        tell("keep-version", Map.of("id", id, "generation", generation, "marked", marked));
    }

    private void all() {
        for (String of : List.of("mine", "yours")) {
            for (String reader : List.of("a", "b")) {
                tell("investigations", Map.of("of", of, "reader", reader));
                tell("investigation-texts", Map.of("ids", List.of("i3", "i1", "i2", "i4"), "of", of, "reader", reader));
            }
        }
    }

    private void kept() {
        for (String of : List.of("i1", "i3")) {
            tell("versions", Map.of("of", of));
            tell("version-texts", Map.of("of", of, "generations", List.of(1L, 2L)));
        }
    }

    private void tell(String query, Map<String, Object> params) {
        told.add(query + graph.write(tx -> IdentityStory.told(tx.rows(Query.named("registry/" + query), params))));
    }
}
