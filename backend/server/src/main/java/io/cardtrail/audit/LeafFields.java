package io.cardtrail.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a leaf says, read from its text. What is not there is empty or 0. */
record LeafFields(Map<String, @Nullable Object> values) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    /** {@return the fields of a line that is one JSON object, empty for any other} */
    static Optional<LeafFields> parse(String line) {
        try {
            @Nullable Map<String, @Nullable Object> values = JSON.readValue(line, OBJECT);
            return values == null ? Optional.empty() : Optional.of(new LeafFields(values));
        } catch (JacksonException noObject) {
            return Optional.empty();
        }
    }

    String text(String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    long number(String name) {
        return values.get(name) instanceof Number number ? number.longValue() : 0;
    }

    List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** {@return whether it is a leaf with that index} */
    boolean isLeaf(long index) {
        return (values.get("index") instanceof Integer || values.get("index") instanceof Long)
                && number("index") == index
                && time().isPresent();
    }

    Optional<Instant> time() {
        try {
            return Optional.of(Instant.parse(text("time")));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
