package io.cardtrail.report.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The report's own words in one language.
 *
 * @param lang BCP 47
 * @param texts by key; the codes have the wording of the screen
 */
record Tongue(String lang, Map<String, String> texts) {
    static final Tongue ZH = read("zh-CN", "zh");
    static final Tongue EN = read("en", "en");

    private static Tongue read(String lang, String file) {
        try (InputStream in = Tongue.class.getResourceAsStream("/report/text." + file + ".json")) {
            if (in == null) {
                throw new IllegalStateException("report/text." + file + ".json is not in the build");
            }
            Map<String, String> texts = new TreeMap<>();
            for (Map.Entry<String, JsonNode> text :
                    new JsonMapper().readTree(in).properties()) {
                texts.put(text.getKey(), text.getValue().asString(""));
            }
            return new Tongue(lang, Map.copyOf(texts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a text} A key that is not there is a mistake in this package. */
    String text(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException("no text for " + key);
        }
        return text;
    }

    /** {@return what a code is called; the code itself where no word is known, so nothing is left out} */
    String code(String family, String code) {
        return texts.getOrDefault(family + "." + code, code);
    }

    /** {@return what is to be said of a code; the code itself where nothing is known} */
    String code(String family, String code, String what) {
        return texts.getOrDefault(family + "." + code + "." + what, code);
    }

    /** {@return a text with its places filled} A value is never looked into for places. */
    String say(String key, Map<String, String> places) {
        return fill(text(key), places);
    }

    /** {@return the form of a text for a number of things} Forms are divided by a bar, one before many. */
    String count(String key, long n, Map<String, String> places) {
        String text = text(key);
        int bar = text.indexOf('|');
        return fill(bar < 0 ? text : n == 1 ? text.substring(0, bar) : text.substring(bar + 1), places);
    }

    private static String fill(String text, Map<String, String> places) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String name = text.substring(open + 1, close);
            filled.append(text, at, open).append(places.getOrDefault(name, "{" + name + "}"));
            at = close + 1;
        }
        return filled.append(text, at, text.length()).toString();
    }
}
