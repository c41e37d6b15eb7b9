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
    /** Bytes as UTF-8. */
    private static final int LONGEST_NARRATIVE = 64 * 1024;
    /** Bytes as UTF-8. */
    private static final int LONGEST_CONTENT = 256 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws BadRequest naming the first field that is too long, or no text of its kind, and what to do */
    public InvestigationText {
        int length = characters(name);
        if (name.isBlank() || length > LONGEST_NAME) {
            throw InvestigationComplaint.INVESTIGATION_NAME.refused(length, LONGEST_NAME);
        }
        line("name", name);
        if (tags.size() > MOST_TAGS) {
            throw InvestigationComplaint.TOO_MANY_TAGS.refused(tags.size(), MOST_TAGS);
        }
        for (int i = 0; i < tags.size(); i++) {
            tag(i, tags.get(i));
        }
        tags = tags.stream().distinct().toList();
        whole("narrative", narrative);
        if (utf8(narrative) > LONGEST_NARRATIVE) {
            throw InvestigationComplaint.NARRATIVE_LENGTH.refused(utf8(narrative), LONGEST_NARRATIVE);
        }
        if (controlled(narrative)) {
            throw InvestigationComplaint.NARRATIVE_CONTROL.refused();
        }
        whole("content", content);
        if (utf8(content) > LONGEST_CONTENT) {
            throw InvestigationComplaint.INVESTIGATION_SIZE.refused(utf8(content), LONGEST_CONTENT);
        }
        if (controlled(content)) {
            throw new BadRequest("content holds a control character: leave in line feeds and tabs only");
        }
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

    private static void tag(int place, String tag) {
        int length = characters(tag);
        if (tag.isBlank() || length > LONGEST_TAG) {
            throw InvestigationComplaint.TAG_LENGTH.refused(place, length, LONGEST_TAG);
        }
        line("tags[" + place + "]", tag);
    }

    private static void line(String field, String text) {
        whole(field, text);
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new BadRequest(field + " holds a control character: write it on one line, without tabs");
        }
    }

    private static boolean controlled(String text) {
        return text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
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
