package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One response, whole: everything a forbidden text could hide in. */
record Exchange(String statusLine, Map<String, List<String>> headers, byte[] body) {
    /** {@return the body as JSON} */
    JsonNode json() {
        return CaseFolder.JSON.readTree(body);
    }

    /** {@return all that was sent, as sent and with JSON's escapes resolved} */
    String everything() {
        StringBuilder all = new StringBuilder(statusLine).append('\n');
        headers.forEach(
                (name, values) -> all.append(name).append(": ").append(values).append('\n'));
        all.append(new String(body, UTF_8)).append('\n');
        try {
            unescaped(json(), all);
        } catch (JacksonException e) {
            all.append("(no JSON)");
        }
        return all.toString();
    }

    private static void unescaped(JsonNode node, StringBuilder all) {
        if (node.isString()) {
            all.append(node.stringValue()).append('\n');
        }
        node.propertyNames().forEach(name -> all.append(name).append('\n'));
        node.forEach(child -> unescaped(child, all));
    }
}
