package io.cardtrail.etsi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the schema says of one place of a message, references followed: how XML, which knows neither lists nor numbers, becomes the
 * JSON form, and in which order it is written back.
 */
record Shape(Schemas schemas, String document, JsonNode node) {
    /** What stands at a place. */
    enum Kind {
        OBJECT,
        LIST,
        WHOLE_NUMBER,
        TRUTH,
        TEXT,
        /** Nothing may stand here. */
        NOTHING
    }

    Shape {
        while (node.path("$ref").isString()) {
            String ref = node.path("$ref").asString();
            int hash = ref.indexOf('#');
            document = hash == 0 ? document : ref.substring(0, hash);
            node = schemas.document(document).at(ref.substring(hash + 1));
        }
    }

    Kind kind() {
        if (node.isBoolean() || node.isMissingNode()) {
            return Kind.NOTHING;
        }
        return switch (node.path("type").asString("")) {
            case "array" -> Kind.LIST;
            case "integer" -> Kind.WHOLE_NUMBER;
            case "boolean" -> Kind.TRUTH;
            case "object" -> Kind.OBJECT;
            case "string" -> Kind.TEXT;
            default -> properties().isEmpty() ? Kind.TEXT : Kind.OBJECT;
        };
    }

    /** {@return what a list holds} */
    Shape items() {
        return new Shape(schemas, document, node.path("items"));
    }

    /** {@return the properties of an object and of all its choices, in the order of the schema} */
    Map<String, Shape> properties() {
        Map<String, Shape> properties = new LinkedHashMap<>();
        node.path("properties")
                .properties()
                .forEach(p -> properties.put(p.getKey(), new Shape(schemas, document, p.getValue())));
        for (Shape branch : branches()) {
            branch.properties().forEach(properties::putIfAbsent);
        }
        return properties;
    }

    private List<Shape> branches() {
        List<Shape> branches = new ArrayList<>();
        node.path("allOf").forEach(branch -> branches.add(new Shape(schemas, document, branch)));
        node.path("oneOf").forEach(branch -> branches.add(new Shape(schemas, document, branch)));
        return branches;
    }

    /** {@return whether this is the place of an object with a type of its own} */
    boolean typed() {
        return branches().stream()
                .anyMatch(branch -> branch.node.path("properties").has("@xsi:type"));
    }

    /** {@return the shape of an object of {@code type}, which is written {@code {namespace}Name}} */
    Optional<Shape> ofType(String type) {
        return branches().stream()
                .filter(branch -> branch.node
                        .path("properties")
                        .path("@xsi:type")
                        .path("enum")
                        .valueStream()
                        .anyMatch(name -> name.asString().equals(type)))
                .findFirst();
    }

    /** {@return whether the schema leaves what else stands in the object to others: we refuse such objects by their type} */
    boolean opaque() {
        return node.path("properties").has("@xsi:type") && !node.has("additionalProperties");
    }
}
