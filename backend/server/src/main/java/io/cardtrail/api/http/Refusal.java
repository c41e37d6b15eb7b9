package io.cardtrail.api.http;

import io.cardtrail.model.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers from a filter in the one form of all refusals. */
final class Refusal {
    private Refusal() {}

    /**
     * {@return the body of a refusal} Its members have one order: {@code Map.of} has another one in every process, and the same request
     * would not be answered with the same bytes.
     *
     * @param extensions by name, {@code code} among them
     */
    static Map<String, Object> body(String message, Map<String, ?> extensions) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("extensions", new TreeMap<>(extensions));
        return Map.of("errors", List.of(error));
    }

    /**
     * Writes a refusal.
     *
     * @param message our own text, which needs no escaping
     */
    static void write(HttpServletResponse response, int status, ErrorCode code, String message) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/graphql-response+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter()
                .write("{\"errors\":[{\"message\":\"" + message + "\",\"extensions\":{\"code\":\"" + code + "\"}}]}");
    }
}
