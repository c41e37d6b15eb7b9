package io.cardtrail.ingest;

import io.cardtrail.model.BadRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One object of a mapping: gives its properties by name and type, knows its path, and finds what nobody asked for. */
final class MappingNode {
    private static final int MAX_TEXT = 200;

    private final JsonNode node;
    private final String path;
    private final Set<String> known = new HashSet<>();

    private MappingNode(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    static MappingNode of(JsonNode node, String path) {
        if (!node.isObject()) {
            throw MappingComplaint.OBJECT_NEEDED.at(path);
        }
        return new MappingNode(node, path);
    }

    String path(String property) {
        return path + "." + property;
    }

    boolean has(String property) {
        known.add(property);
        return node.has(property);
    }

    boolean isNull(String property) {
        known.add(property);
        JsonNode value = node.get(property);
        if (value == null) {
            throw MappingComplaint.TARGET_MISSING.at(path(property));
        }
        return value.isNull();
    }

    /** {@return a text, in NFKC and trimmed} */
    String text(String property) {
        String text = optionalText(property);
        if (text == null) {
            throw MappingComplaint.MISSING.at(path(property));
        }
        return text;
    }

    @Nullable
    String optionalText(String property) {
        return has(property) ? checked(property, CellText.clean(string(property))) : null;
    }

    /** {@return a text exactly as written: a tab must not be trimmed away} */
    String rawText(String property, String fallback) {
        return has(property) ? string(property) : fallback;
    }

    @Nullable
    String optionalScalar(String property) {
        if (has(property) && node.path(property).isIntegralNumber()) {
            return node.path(property).asString();
        }
        return optionalText(property);
    }

    boolean flag(String property) {
        if (!has(property)) {
            return false;
        }
        if (!node.path(property).isBoolean()) {
            throw MappingComplaint.TRUE_OR_FALSE.at(path(property));
        }
        return node.path(property).booleanValue();
    }

    <E extends Enum<E>> E choice(String property, Class<E> type) {
        return choice(property, text(property), type);
    }

    <E extends Enum<E>> E lowerCaseChoice(String property, Class<E> type) {
        String text = text(property);
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            throw MappingComplaint.LOWER_CASE.at(path(property));
        }
        return choice(property, text.toUpperCase(Locale.ROOT), type);
    }

    private <E extends Enum<E>> E choice(String property, String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        MappingComplaint.UNKNOWN_WORD.at(path(property), Arrays.toString(type.getEnumConstants())));
    }

    List<MappingNode> children(String property) {
        JsonNode array = has(property) ? node.get(property) : null;
        if (array == null || !array.isArray() || array.size() > SourceText.MAX_COLUMNS) {
            throw MappingComplaint.LIST_NEEDED.at(path(property), SourceText.MAX_COLUMNS);
        }
        List<MappingNode> children = new ArrayList<>();
        for (JsonNode child : array) {
            children.add(of(child, path(property) + "[" + children.size() + "]"));
        }
        return children;
    }

    /** {@return the file's words, normalised as cells are, and what each stands for} */
    Map<String, String> words(String property) {
        MappingNode words = of(node.path(property), path(property));
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : words.node.propertyNames()) {
            if (values.put(CellText.clean(word), words.text(word)) != null) {
                throw MappingComplaint.WORD_TWICE.at(words.path);
            }
        }
        if (values.isEmpty()) {
            throw MappingComplaint.NO_WORDS.at(words.path);
        }
        return values;
    }

    /** @throws BadRequest if the object has a property that was never asked for */
    void nothingElse() {
        for (String property : node.propertyNames()) {
            if (!known.contains(property)) {
                throw MappingComplaint.UNKNOWN_PROPERTY.at(path, shown(property));
            }
        }
    }

    private String string(String property) {
        if (!node.path(property).isString()) {
            throw MappingComplaint.TEXT_NEEDED.at(path(property));
        }
        return node.path(property).stringValue();
    }

    private String checked(String property, String text) {
        if (text.isEmpty() || text.length() > MAX_TEXT || CellText.hasControl(text)) {
            throw MappingComplaint.TEXT_LENGTH.at(path(property), MAX_TEXT);
        }
        return text;
    }

    private static String shown(String property) {
        return property.length() > 40 ? property.substring(0, 40) + "…" : property;
    }
}
