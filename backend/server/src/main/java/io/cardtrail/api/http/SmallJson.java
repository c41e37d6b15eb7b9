package io.cardtrail.api.http;

import io.cardtrail.model.BadRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small JSON object that somebody who isn't signed in may send: of bounded size, with texts only. */
final class SmallJson {
    private static final int MOST_BYTES = 8 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;

    private SmallJson(JsonNode object) {
        this.object = object;
    }

    /**
     * {@return the body}
     *
     * @throws BadRequest if it is something else, or comes without the header {@code X-Cardtrail}
     */
    static SmallJson of(HttpServletRequest request) throws IOException {
        if (request.getHeader(SessionFilter.HEADER) == null) {
            throw new BadRequest("the header " + SessionFilter.HEADER + " is missing: send it with the value 1");
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new BadRequest("the body is larger than " + MOST_BYTES + " bytes");
        }
        try {
            JsonNode object = JSON.readTree(body);
            if (object != null && object.isObject()) {
                return new SmallJson(object);
            }
        } catch (JacksonException e) {
            // Falls through: the body may hold a password, so nothing of it or of this is repeated.
        }
        throw new BadRequest("the body must be one JSON object");
    }

    /** {@return a text, null if it is missing} */
    @Nullable
    String textOrNull(String name) {
        JsonNode value = object.get(name);
        return value != null && value.isString() ? value.asString() : null;
    }

    /**
     * {@return a text}
     *
     * @throws BadRequest if it is missing
     */
    String text(String name) {
        String text = textOrNull(name);
        if (text == null) {
            throw new BadRequest("the field `" + name + "` is missing or no text");
        }
        return text;
    }
}
