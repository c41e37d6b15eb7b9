package io.cardtrail.report.caseuco;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds a record of Java and an object of the schema against each other. */
public final class RecordSchema {
    private RecordSchema() {}

    /**
     * {@return what one of the two has and the other has not, for a record and the records in it; nothing if they say the same}
     *
     * @param schema the whole file; a record is described under its own simple name, the first one at the top
     */
    public static List<String> differences(Class<?> root, JsonNode schema) {
        Set<String> found = new TreeSet<>();
        compare(root, schema, schema, found, new TreeSet<>());
        return List.copyOf(found);
    }

    private static void compare(Class<?> type, JsonNode object, JsonNode schema, Set<String> found, Set<String> seen) {
        if (!seen.add(type.getName())) {
            return;
        }
        String name = type.getSimpleName();
        if (type.isEnum()) {
            List<String> known =
                    object.path("enum").valueStream().map(JsonNode::asString).toList();
            List<String> constants = Arrays.stream(type.getEnumConstants())
                    .map(each -> ((Enum<?>) each).name())
                    .toList();
            if (!known.equals(constants)) {
                found.add(name + ": " + constants + " in Java, " + known + " in the schema");
            }
            return;
        }
        Map<String, RecordComponent> components = Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, component -> component));
        Set<String> required =
                object.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        Stream.concat(components.keySet().stream(), object.path("properties").propertyNames().stream())
                .filter(field -> !components.containsKey(field)
                        || !object.path("properties").has(field))
                .forEach(field -> found.add(name + "." + field
                        + (components.containsKey(field) ? ": only in Java" : ": only in the schema")));
        components.forEach((field, component) -> {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (optional == required.contains(field)) {
                found.add(name + "." + field + ": required in one of the two only");
            }
            inside(component.getGenericType()).forEach(inner -> {
                JsonNode described = schema.path("$defs").path(inner.getSimpleName());
                if (described.isMissingNode()) {
                    found.add(inner.getSimpleName() + ": not in the schema");
                } else {
                    compare(inner, described, schema, found, seen);
                }
            });
        });
    }

    /** {@return the records and constants in a type: itself, or what a list or map is of} */
    private static Stream<Class<?>> inside(Type type) {
        if (type instanceof ParameterizedType of) {
            return Arrays.stream(of.getActualTypeArguments()).flatMap(RecordSchema::inside);
        }
        return type instanceof Class<?> plain && (plain.isRecord() || plain.isEnum())
                ? Stream.of(plain)
                : Stream.empty();
    }
}
