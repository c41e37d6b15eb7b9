package io.cardtrail.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A {@code Trace} of the response, read. */
final class Seen {
    /** An entity as answered; the value is null for a pseudonym. */
    record Thing(
            String id, String kind, String label, @Nullable String value, boolean pseudonymous) {
        static Thing of(JsonNode node) {
            JsonNode value = node.path("value");
            return new Thing(
                    node.path("id").asString(),
                    node.path("kind").asString(),
                    node.path("label").asString(),
                    value.isString() ? value.stringValue() : null,
                    node.path("pseudonymous").asBoolean());
        }

        Named named() {
            return new Named(kind, value == null ? "(no value)" : value);
        }
    }

    /** An act as answered, called by its first source. */
    record Act(String source, JsonNode json, Map<String, Set<String>> roles) {
        String kind() {
            return json.path("kind").asString("");
        }

        String text(String field) {
            return json.path(field).asString("");
        }
    }

    final JsonNode json;
    final List<Act> acts = new ArrayList<>();
    /** Every entity of the answer by id, wherever it stands. */
    final Map<String, Thing> things = new HashMap<>();
    /** Ids of {@code entities}, as listed. */
    final List<String> listed = new ArrayList<>();
    /** Ids that stood for two different things. */
    final Set<String> unsteady = new TreeSet<>();

    Seen(JsonNode trace) {
        this.json = trace;
        collect(trace);
        trace.path("entities").forEach(e -> listed.add(e.path("id").asString()));
        for (JsonNode act : trace.path("acts")) {
            Map<String, Set<String>> roles = new HashMap<>();
            for (JsonNode role : act.path("roles")) {
                roles.computeIfAbsent(role.path("role").asString(), r -> new TreeSet<>())
                        .add(role.path("entity").path("id").asString());
            }
            acts.add(new Act(source(act), act, roles));
        }
    }

    Thing thing(String id) {
        return things.getOrDefault(id, new Thing(id, "?", "?", null, false));
    }

    /** {@return the smallest {@code file:line} of an act's sources} */
    static String source(JsonNode act) {
        record Row(String file, long line) {}
        List<Row> rows = new ArrayList<>();
        act.path("sources")
                .forEach(s -> rows.add(
                        new Row(s.path("file").asString(), s.path("line").asLong())));
        return rows.stream()
                .min(Comparator.comparing(Row::file).thenComparingLong(Row::line))
                .map(r -> r.file() + ":" + r.line())
                .orElse("(no source)");
    }

    /** Finds every object that is an entity, at any depth. */
    private void collect(JsonNode node) {
        if (node.isObject() && node.has("pseudonymous") && node.has("label")) {
            Thing thing = Thing.of(node);
            Thing before = things.putIfAbsent(thing.id(), thing);
            if (before != null && !before.equals(thing)) {
                unsteady.add(thing.id());
            }
        }
        node.forEach(this::collect);
    }
}
