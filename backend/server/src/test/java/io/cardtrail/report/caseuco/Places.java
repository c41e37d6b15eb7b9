package io.cardtrail.report.caseuco;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Walks a report and its schema side by side. */
final class Places {
    /**
     * The first time that a field stands in a report.
     *
     * @param name of its object in the schema, and its own
     * @param object what the schema says of the object
     */
    record Place(String name, ObjectNode parent, String field, JsonNode object) {
        JsonNode described() {
            return object.path("properties").path(field);
        }

        boolean required() {
            return object.path("required")
                    .valueStream()
                    .anyMatch(each -> each.asString().equals(field));
        }

        /** {@return the name of the definition that it, or each item of it, has to follow} */
        String definition() {
            String ref = described().path("$ref").asString("");
            return ref.substring(ref.lastIndexOf('/') + 1);
        }
    }

    private final JsonNode schema;
    private final Map<String, Place> places = new LinkedHashMap<>();

    private Places(JsonNode schema) {
        this.schema = schema;
    }

    static List<Place> of(ObjectNode report, JsonNode schema) {
        Places walk = new Places(schema);
        walk.object("PathReport", report, schema);
        return new ArrayList<>(walk.places.values());
    }

    private void object(String name, ObjectNode node, JsonNode object) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Place place = new Place(name + "." + entry.getKey(), node, entry.getKey(), object);
            places.putIfAbsent(place.name(), place);
            JsonNode described = place.described();
            if (entry.getValue().isArray()) {
                entry.getValue().values().forEach(item -> inner(item, described.path("items")));
            } else {
                inner(entry.getValue(), described);
            }
        }
    }

    private void inner(JsonNode value, JsonNode described) {
        String ref = described.path("$ref").asString("");
        if (value instanceof ObjectNode node && !ref.isEmpty()) {
            String name = ref.substring(ref.lastIndexOf('/') + 1);
            object(name, node, schema.path("$defs").path(name));
        }
    }
}
