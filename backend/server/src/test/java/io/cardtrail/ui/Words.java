package io.cardtrail.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The app's own texts in one language, so that what is read on a screen is compared with what was meant. */
record Words(String language, JsonNode texts) {
    /** {@return the dictionary of {@code zh} or {@code en}} */
    static Words of(String language) {
        try (InputStream text = Words.class.getResourceAsStream("/static/i18n/" + language + ".json")) {
            return new Words(language, JsonMapper.builder().build().readTree(Objects.requireNonNull(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String of(String prefix, String key) {
        String text = texts.path(prefix + "." + key).asString("");
        if (text.isEmpty()) {
            throw new AssertionError("no text for " + prefix + "." + key);
        }
        return text;
    }

    /** {@return a text with a number in it, as the app puts it} */
    String counted(String prefix, String key, int n) {
        String[] forms = of(prefix, key).split("\\|", -1);
        return forms[n == 1 ? 0 : forms.length - 1].replace("{n}", String.valueOf(n));
    }

    /** {@return a browser's name for the language} */
    String locale() {
        return language.equals("zh") ? "zh-CN" : "en-US";
    }
}
