package io.cardtrail.registry;

import io.cardtrail.model.BadRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One object of a file, read strictly: every key known, every value of its type, nothing guessed. Messages name the place and
 * never the value, which may be somebody's number.
 */
final class Fields {
    private final JsonNode node;
    private final String where;

    Fields(@Nullable JsonNode node, String where, Set<String> required, Set<String> optional) {
        if (node == null || !node.isObject()) {
            throw new BadRequest(where + " must be an object");
        }
        this.node = node;
        this.where = where;
        for (String name : new TreeSet<>(node.propertyNames())) {
            if (!required.contains(name) && !optional.contains(name)) {
                throw new BadRequest(where + " has an unknown field " + name);
            }
        }
        for (String name : new TreeSet<>(required)) {
            if (!node.has(name)) {
                throw new BadRequest(where + " lacks the field " + name);
            }
        }
    }

    String where(String name) {
        return where + ", " + name;
    }

    boolean isNull(String name) {
        return !node.has(name) || node.path(name).isNull();
    }

    JsonNode node(String name) {
        return node.path(name);
    }

    String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isString() || value.asString().isBlank()) {
            throw new BadRequest(where(name) + " must be text");
        }
        return value.asString();
    }

    int number(String name, int least) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least) {
            throw new BadRequest(where(name) + " must be a whole number from " + least);
        }
        return value.intValue();
    }

    boolean truth(String name) {
        JsonNode value = node.path(name);
        if (!value.isBoolean()) {
            throw new BadRequest(where(name) + " must be true or false");
        }
        return value.booleanValue();
    }

    Instant time(String name) {
        try {
            return OffsetDateTime.parse(text(name)).toInstant();
        } catch (DateTimeException e) {
            throw new BadRequest(where(name) + " must be a time with offset such as 2026-03-02T10:15:04+08:00");
        }
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return constant(node.path(name), where(name), type);
    }

    <E extends Enum<E>> Set<E> constants(String name, Class<E> type) {
        EnumSet<E> constants = EnumSet.noneOf(type);
        for (JsonNode item : list(name)) {
            if (!constants.add(constant(item, where(name), type))) {
                throw new BadRequest(where(name) + " says the same twice");
            }
        }
        return constants;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(name)) {
            if (!item.isString() || item.asString().isBlank() || texts.contains(item.asString())) {
                throw new BadRequest(where(name) + " must be a list of texts, each once");
            }
            texts.add(item.asString());
        }
        return texts;
    }

    List<JsonNode> list(String name) {
        JsonNode value = node.path(name);
        if (!value.isArray()) {
            throw new BadRequest(where(name) + " must be a list");
        }
        return value.values().stream().toList();
    }

    private static <E extends Enum<E>> E constant(JsonNode value, String where, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (value.isString() && constant.name().equals(value.asString())) {
                return constant;
            }
        }
        throw new BadRequest(where + " must be one of " + EnumSet.allOf(type));
    }
}
