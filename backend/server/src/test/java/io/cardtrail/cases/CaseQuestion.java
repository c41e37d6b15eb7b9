package io.cardtrail.cases;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One question and its exact answer.
 *
 * @param now the clock of the question
 */
record CaseQuestion(
        CaseFolder folder, String id, @Nullable String instrument, String now, JsonNode ask, JsonNode expect) {
    String operation() {
        return ask.path("operation").asString("");
    }

    /** {@return the categories the question reaches: its own, else the grant's} */
    Set<String> categories() {
        JsonNode own = ask.path("categories");
        JsonNode categories = own.isArray() ? own : grant().path("categories");
        Set<String> names = new TreeSet<>();
        categories.forEach(c -> names.add(c.asString()));
        return names;
    }

    private JsonNode grant() {
        return folder.grant(instrument, grantIndex());
    }

    int grantIndex() {
        return ask.path("grant").asInt(0);
    }

    CaseQuestion expecting(JsonNode other) {
        return new CaseQuestion(folder, id, instrument, now, ask, other);
    }

    @Override
    public String toString() {
        return folder.name() + "/" + id;
    }
}
