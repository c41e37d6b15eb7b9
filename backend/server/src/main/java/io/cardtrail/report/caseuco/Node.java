package io.cardtrail.report.caseuco;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.SequencedSet;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * One object of the graph. What came from a report only ever becomes a value, never a key, a type or an identifier: a party may be called
 * {@code @id}. What is missing is left out, and what has the wrong type is passed on as it is: to judge is the shapes' part.
 */
final class Node {
    private final String iri;
    private final List<String> types;
    private final Map<String, SequencedSet<Object>> fields = new TreeMap<>();

    Node(String iri, String... types) {
        this.iri = iri;
        this.types = List.of(types);
    }

    String iri() {
        return iri;
    }

    boolean has(String property) {
        return fields.containsKey(property);
    }

    /** {@return the object as JSON-LD has it: a property with one value has no list} */
    Map<String, Object> object() {
        Map<String, Object> object = new TreeMap<>();
        object.put("@id", iri);
        object.put("@type", types);
        fields.forEach((property, values) ->
                object.put(property, values.size() == 1 ? values.getFirst() : List.copyOf(values)));
        return object;
    }

    Node text(String property, String value) {
        return add(property, value);
    }

    Node number(String property, long value) {
        return add(property, value);
    }

    /** The field as it is; a list gives one value for each of its items. */
    Node value(String property, JsonNode field) {
        if (field.isArray()) {
            field.values().forEach(item -> value(property, item));
            return this;
        }
        return field.isMissingNode() || field.isNull() ? this : add(property, literal(field));
    }

    Node typed(String property, JsonNode field, String type) {
        return field.isMissingNode() || field.isNull()
                ? this
                : add(property, Map.of("@type", type, "@value", field.asString(field.toString())));
    }

    Node link(String property, String to) {
        return add(property, Map.of("@id", to));
    }

    Node link(String property, Node to) {
        return link(property, to.iri());
    }

    /** In this order. */
    Node sequence(String property, SequencedCollection<String> to) {
        return add(
                property,
                Map.of("@list", to.stream().map(each -> Map.of("@id", each)).toList()));
    }

    private static Object literal(JsonNode field) {
        if (field.isIntegralNumber() && field.canConvertToLong()) {
            return field.longValue();
        }
        return field.isBoolean() ? (Object) field.booleanValue() : field.asString(field.toString());
    }

    private Node add(String property, Object value) {
        fields.computeIfAbsent(property, none -> new LinkedHashSet<>()).add(value);
        return this;
    }
}
