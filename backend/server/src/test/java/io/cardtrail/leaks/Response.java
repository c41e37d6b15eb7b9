package io.cardtrail.leaks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One HTTP response as it came: everything a difference could hide in. */
record Response(int status, Map<String, List<String>> headers, String body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** New for every access by design, and of one length. */
    private static final Pattern AUDIT = Pattern.compile("\"audit\":\"[0-9a-f]{32}\"");

    /** {@return the body as JSON} */
    JsonNode json() {
        return JSON.readTree(body);
    }

    /** {@return the value at a path such as {@code data.warrant.trace}} */
    JsonNode at(String path) {
        JsonNode node = json();
        for (String part : path.split("\\.", -1)) {
            node = part.matches("\\d+") ? node.path(Integer.parseInt(part)) : node.path(part);
        }
        return node;
    }

    /** {@return code of the first error, or an empty text} */
    String code() {
        return at("errors.0.extensions.code").asString("");
    }

    /** {@return status, headers, length and body, without the moment and the audit token: what two responses are compared by} */
    String comparable() {
        Map<String, List<String>> names = new TreeMap<>();
        headers.forEach((name, values) -> names.put(name.toLowerCase(Locale.ROOT), values));
        names.remove("date");
        // Said of the connection, after so many requests on it, whatever they were.
        names.remove("connection");
        return status + "\n" + names + "\n" + body.getBytes(UTF_8).length + "\n"
                + AUDIT.matcher(body).replaceAll("\"audit\":\"-\"");
    }
}
