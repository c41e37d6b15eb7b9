package io.cardtrail.report.pages;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The questions of a report, and what belongs to each. Where there is but one, nothing is said of its number. */
final class Questions {
    private final Sheet sheet;
    private final JsonNode path;

    Questions(Sheet sheet, JsonNode path) {
        this.sheet = sheet;
        this.path = path;
    }

    List<JsonNode> all() {
        return path.path("questions").valueStream().toList();
    }

    boolean several() {
        return path.path("questions").size() > 1;
    }

    /** {@return what a list has of one question} */
    List<JsonNode> of(JsonNode question, String list) {
        return path.path(list)
                .valueStream()
                .filter(each -> belongs(each, question))
                .toList();
    }

    /** {@return the one thing that a list has of a question; nothing if it has none} */
    JsonNode one(JsonNode question, String list) {
        return of(question, list).stream().findFirst().orElse(MissingNode.getInstance());
    }

    private static boolean belongs(JsonNode each, JsonNode question) {
        JsonNode n = question.path("n");
        return each.path("question").equals(n)
                || each.path("questions").valueStream().anyMatch(n::equals)
                || each.path("told")
                        .valueStream()
                        .anyMatch(telling -> telling.path("question").equals(n));
    }

    /** Says something of each question, under a heading of its own where there are several. */
    void every(Element part, String id, Consumer<JsonNode> what) {
        for (JsonNode question : all()) {
            headed(part, id, question);
            what.accept(question);
        }
    }

    /** Says something of each question that a list has something of. */
    void each(Element part, String list, Consumer<List<JsonNode>> what) {
        for (JsonNode question : all()) {
            List<JsonNode> own = of(question, list);
            if (!own.isEmpty()) {
                headed(part, list, question);
                what.accept(own);
            }
        }
    }

    private void headed(Element part, String id, JsonNode question) {
        if (several()) {
            String n = Told.text(question, "n");
            sheet.heading(part, 3, id + n, tongue -> tongue.say("question.n", Map.of("n", n)));
        }
    }
}
