package io.cardtrail.model;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with something that was sent, for whoever reads another language than the message's. An error's extension as it is.
 *
 * @param name published; a screen has its own words for it
 * @param values what stands in those words for {@code {a}}, {@code {b}} and so on
 */
public record Complaint(String name, List<String> values) {
    private static final Pattern HOLE = Pattern.compile("\\{([a-z])}");

    public Complaint {
        values = List.copyOf(values);
    }

    /** {@return that complaint with what stands for {@code {a}} and so on} */
    static Complaint of(String name, Object... values) {
        return new Complaint(name, Arrays.stream(values).map(String::valueOf).toList());
    }

    /** {@return {@code words} with the values in their places} */
    public String said(String words) {
        return HOLE.matcher(words)
                .replaceAll(hole ->
                        Matcher.quoteReplacement(values.get(hole.group(1).charAt(0) - 'a')));
    }
}
