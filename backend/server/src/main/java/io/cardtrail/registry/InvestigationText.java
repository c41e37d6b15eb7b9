package io.cardtrail.registry;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody saves of an investigation.
 *
 * @param content a JSON object in the form of whoever saved it, stored as it is
 */
public record InvestigationText(String name, List<String> tags, String narrative, String content) {
    private static final int LONGEST_NAME = 120;
    private static final int MOST_TAGS = 20;
    private static final int LONGEST_TAG = 40;
    /** KiB as UTF-8. */
    private static final int LONGEST_NARRATIVE = 64;
    /** KiB as UTF-8. */
    private static final int LONGEST_CONTENT = 256;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws BadRequest naming the first field that is too long, or no text of its kind, and what to do */
    public InvestigationText {
        line("name", name, LONGEST_NAME);
        if (tags.size() > MOST_TAGS) {
            throw new BadRequest("tags has " + tags.size() + " entries: leave at most " + MOST_TAGS);
        }
        for (int i = 0; i < tags.size(); i++) {
            line("tags[" + i + "]", tags.get(i), LONGEST_TAG);
        }
        tags = tags.stream().distinct().toList();
        size("narrative", narrative, LONGEST_NARRATIVE, "shorten it");
        size("content", content, LONGEST_CONTENT, "save parts of it as investigations of their own");
        object(content);
    }

    /** {@return bytes of the long texts as UTF-8} */
    int bytes() {
        return utf8(narrative) + utf8(content);
    }

    /** {@return SHA-256 of the long texts, hex} */
    public String digest() {
        return Sha256.hex(CanonicalJson.of(List.of(narrative, content)));
    }

    private static void line(String field, String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (text.isBlank() || length > most) {
            throw new BadRequest(
                    field + " has " + length + " characters: write 1 to " + most + " that are not all blank");
        }
        whole(field, text);
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new BadRequest(field + " holds a control character: write it on one line, without tabs");
        }
    }

    private static void size(String field, String text, int mostKib, String instead) {
        whole(field, text);
        int bytes = utf8(text);
        if (bytes > mostKib * 1024) {
            throw new BadRequest(
                    field + " has " + bytes + " bytes, and " + mostKib * 1024 + " are the most: " + instead);
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw new BadRequest(field + " holds a control character: leave in line feeds and tabs only");
        }
    }

    private static void whole(String field, String text) {
        // A code point that is a surrogate is half a pair: it has no bytes and would come back as something else.
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new BadRequest(field + " holds half of a surrogate pair: send whole characters");
        }
    }

    private static void object(String content) {
        try {
            if (JSON.readTree(content).isObject()) {
                return;
            }
        } catch (JacksonException broken) {
            throw new BadRequest("content is no well-formed JSON, or nested too deep: send one JSON object");
        }
        throw new BadRequest("content is no JSON object: send one, {…}");
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
