package io.cardtrail.report.caseuco;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports that were made of the acceptance cases, and what can be done to them. */
final class Samples {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final List<String> ALL = List.of("s1", "s2", "s5");

    private Samples() {}

    static byte[] bytes(String sample) {
        try {
            return Files.readAllBytes(Path.of("src/test/resources/report", sample + ".path.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode report(String sample) {
        return (ObjectNode) JSON.readTree(bytes(sample));
    }

    static byte[] bytes(JsonNode report) {
        return JSON.writeValueAsString(report).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] changed(String sample, Consumer<ObjectNode> change) {
        ObjectNode report = report(sample);
        change.accept(report);
        return bytes(report);
    }

    static ObjectNode claim(ObjectNode report, int place) {
        return (ObjectNode) claims(report).get(place);
    }

    static ArrayNode claims(ObjectNode report) {
        return (ArrayNode) report.get("claims");
    }

    static ObjectNode at(ObjectNode from, String... path) {
        ObjectNode at = from;
        for (String step : path) {
            at = (ObjectNode) at.get(step);
        }
        return at;
    }
}
