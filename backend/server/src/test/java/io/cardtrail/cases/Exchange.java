package io.cardtrail.cases;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One response, whole: everything a forbidden text could hide in.
 *
 * @param body its bytes, read as UTF-8
 */
record Exchange(String statusLine, Map<String, List<String>> headers, String body) {
    /** {@return the body as JSON} */
    JsonNode json() {
        return CaseFolder.JSON.readTree(body);
    }

    /** {@return all that was sent, as sent and with JSON's escapes resolved} */
    String everything() {
        StringBuilder all = new StringBuilder(statusLine).append('\n');
        headers.forEach(
                (name, values) -> all.append(name).append(": ").append(values).append('\n'));
        all.append(body).append('\n');
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
