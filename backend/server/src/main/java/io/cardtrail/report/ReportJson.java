package io.cardtrail.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cardtrail.model.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a report's parts as RFC 8785 canonical JSON; what is null is left out. */
final class ReportJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

    private ReportJson() {}

    /** {@return the canonical text of a record of {@link PathReport}} */
    static String text(Object part) {
        return CanonicalJson.of(JSON.convertValue(part, MAP));
    }

    static byte[] bytes(Object part) {
        return text(part).getBytes(StandardCharsets.UTF_8);
    }

    /** {@return a record of {@link PathReport} as a tree} */
    static ObjectNode object(Object part) {
        return JSON.convertValue(part, ObjectNode.class);
    }

    /** {@return a file of a bundle as a tree} */
    static JsonNode tree(byte[] json) {
        return JSON.readTree(json);
    }

    /** {@return the text of a tree that was read} */
    static String text(JsonNode tree) {
        return CanonicalJson.of(JSON.convertValue(tree, Object.class));
    }
}
