package io.cardtrail.api.http;

import io.cardtrail.model.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and checks the body of a GraphQL request as GraphQL over HTTP defines it: one JSON object in UTF-8 with the members
 * {@code query}, {@code operationName}, {@code variables} and {@code extensions}, each of its type. Batches (arrays) are refused:
 * an audit entry answers to one question.
 */
final class GraphqlHttpBody {
    /** Largest body, in bytes, not counting the long texts of an investigation. */
    static final int MAX_BYTES = 64 * 1024;

    /** Largest body with them: as many bytes as they may have, each of them escaped. */
    static final int MAX_WITH_TEXTS = 768 * 1024;

    /** Members of a variable that hold such texts. They are only stored: no question gets larger by them. */
    private static final List<String> TEXTS = List.of("content", "narrative");

    private static final int MAX_NESTING = 32;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private GraphqlHttpBody() {}

    /**
     * {@return the bytes of {@code in}, checked}
     *
     * @param declared length the client declared, or negative if it declared none
     * @throws GraphqlHttpRefusal if the body is too large (413) or not what GraphQL over HTTP asks for (400)
     */
    static byte[] read(InputStream in, long declared) throws IOException, GraphqlHttpRefusal {
        if (declared > MAX_WITH_TEXTS) {
            throw tooLarge();
        }
        byte[] bytes = in.readNBytes(MAX_WITH_TEXTS + 1);
        if (bytes.length > MAX_WITH_TEXTS) {
            throw tooLarge();
        }
        JsonNode body = parse(bytes);
        check(body);
        if (bytes.length > MAX_BYTES && withoutTexts(body) > MAX_BYTES) {
            throw tooLarge();
        }
        return bytes;
    }

    /** {@return bytes of the body without the long texts and without white space} */
    private static int withoutTexts(JsonNode body) {
        body.path("variables").values().forEach(variable -> {
            if (variable instanceof ObjectNode object) {
                TEXTS.stream().filter(text -> object.path(text).isString()).forEach(object::remove);
            }
        });
        return STRICT.writeValueAsBytes(body).length;
    }

    private static void check(JsonNode body) throws GraphqlHttpRefusal {
        if (body.isArray()) {
            throw GraphqlHttpRefusal.malformed("batches are not answered; send one request per question");
        }
        if (!body.isObject()) {
            throw GraphqlHttpRefusal.malformed("the body must be one JSON object");
        }
        JsonNode query = body.path("query");
        if (!query.isString() || query.stringValue().isBlank()) {
            throw GraphqlHttpRefusal.malformed("query must be a string with a GraphQL document");
        }
        JsonNode operationName = body.path("operationName");
        if (!absent(operationName) && !operationName.isString()) {
            throw GraphqlHttpRefusal.malformed("operationName must be a string or null");
        }
        object(body, "variables");
        object(body, "extensions");
    }

    private static JsonNode parse(byte[] bytes) throws GraphqlHttpRefusal {
        try {
            // A fresh decoder reports bytes that are no UTF-8; Jackson would also guess UTF-16 and UTF-32.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return STRICT.readTree(text);
        } catch (CharacterCodingException e) {
            throw GraphqlHttpRefusal.malformed("the body is not UTF-8");
        } catch (JacksonException e) {
            throw GraphqlHttpRefusal.malformed("the body is not well-formed JSON (or nested deeper than " + MAX_NESTING
                    + ", or a member stands twice)");
        }
    }

    private static void object(JsonNode body, String member) throws GraphqlHttpRefusal {
        JsonNode value = body.path(member);
        if (!absent(value) && !value.isObject()) {
            throw GraphqlHttpRefusal.malformed(member + " must be an object or null");
        }
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static GraphqlHttpRefusal tooLarge() {
        return new GraphqlHttpRefusal(
                413,
                ErrorCode.QUERY_LIMIT,
                "the body is larger than " + MAX_BYTES + " bytes, or with an investigation's texts than "
                        + MAX_WITH_TEXTS);
    }
}
