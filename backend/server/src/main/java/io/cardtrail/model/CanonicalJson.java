package io.cardtrail.model;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one text of a value, for hashing: JSON as RFC 8785 has it (keys by UTF-16 code unit, no white space, shortest escapes).
 * Takes maps with string keys, lists, strings, whole numbers within ±2^53, booleans and null; nothing else has one text.
 */
public final class CanonicalJson {
    private static final long EXACT = 1L << 53;

    private CanonicalJson() {}

    /**
     * {@return the canonical text of {@code value}}
     *
     * @throws IllegalArgumentException if a value has no canonical text: another type, a key that is no string, or an integer a
     *     JSON reader may round
     * @throws BadRequest if a text holds half of a surrogate pair: callers can send that, and it has no bytes
     */
    public static String of(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text, out);
            case Boolean truth -> out.append(truth.booleanValue());
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(exact(number));
            case Map<?, ?> map -> object(map, out);
            case List<?> list -> array(list, out);
            default -> throw new IllegalArgumentException("no canonical text for " + value.getClass());
        }
    }

    private static long exact(long number) {
        if (number > EXACT || number < -EXACT) {
            throw new IllegalArgumentException("an integer beyond 2^53 has no exact JSON number");
        }
        return number;
    }

    private static void object(Map<?, ?> map, StringBuilder out) {
        char before = '{';
        for (Map.Entry<?, ? extends @Nullable Object> entry : sorted(map).entrySet()) {
            out.append(before);
            string(name(entry.getKey()), out);
            out.append(':');
            write(entry.getValue(), out);
            before = ',';
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    /** {@return the map by its keys; a map of strings that is sorted already as it is} */
    private static Map<?, ? extends @Nullable Object> sorted(Map<?, ? extends @Nullable Object> map) {
        if (map instanceof SortedMap<?, ?> inOrder && inOrder.comparator() == null) {
            return map;
        }
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(name(key), value));
        return sorted;
    }

    private static String name(@Nullable Object key) {
        if (key instanceof String name) {
            return name;
        }
        throw new IllegalArgumentException("a key must be a string");
    }

    private static void array(Collection<?> items, StringBuilder out) {
        char before = '[';
        for (Object item : items) {
            out.append(before);
            write(item, out);
            before = ',';
        }
        out.append(items.isEmpty() ? "[]" : "]");
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                out.append(text, from, i).append(escaped(c));
                from = i + 1;
            } else if (Character.isSurrogate(c) && !paired(text, i, c)) {
                throw new BadRequest("a text holds half of a surrogate pair; send whole characters");
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04x", (int) c);
        };
    }

    private static boolean paired(String text, int i, char c) {
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
