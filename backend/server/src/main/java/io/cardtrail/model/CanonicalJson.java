package io.cardtrail.model;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("a key must be a string");
            }
            sorted.put(name, value);
        });
        char before = '{';
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
            out.append(before);
            string(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
            before = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
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
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> plain(text, i, c, out);
            }
        }
        out.append('"');
    }

    private static void plain(String text, int i, char c, StringBuilder out) {
        if (c < 0x20) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            return;
        }
        boolean paired = Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : !Character.isLowSurrogate(c) || (i > 0 && Character.isHighSurrogate(text.charAt(i - 1)));
        if (!paired) {
            throw new BadRequest("a text holds half of a surrogate pair; send whole characters");
        }
        out.append(c);
    }
}
