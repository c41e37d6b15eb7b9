package io.cardtrail.registry;

import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.EdgeKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An investigation as the database has it: two sealed texts, the head for lists and the body with the long texts. Each says whose it
 * is, so that one put in another's place is found. Thread-safe.
 */
final class InvestigationBody {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EdgeKey key;

    InvestigationBody(EdgeKey key) {
        this.key = key;
    }

    String seal(Investigation.Head head) {
        return key.seal(head.text());
    }

    String seal(Investigation.Head head, InvestigationText text) {
        return key.seal(CanonicalJson.of(Map.of(
                "id", head.id(),
                "generation", head.generation(),
                "narrative", text.narrative(),
                "content", text.content())));
    }

    /** {@return the head} of the investigation with this id under this instrument */
    Investigation.Head open(String id, String instrument, String sealed) {
        JsonNode body = JSON.readTree(key.unseal(sealed));
        if (!string(body, "id").equals(id) || !string(body, "instrument").equals(instrument)) {
            throw new IllegalStateException("the database has another investigation's text in this place");
        }
        return new Investigation.Head(
                id,
                instrument,
                string(body, "owner"),
                strings(body, "colleagues"),
                Instant.parse(string(body, "createdAt")),
                body.path("generation").intValue(),
                Instant.parse(string(body, "savedAt")),
                string(body, "savedBy"),
                string(body, "name"),
                strings(body, "tags"),
                body.path("bytes").intValue(),
                string(body, "digest"));
    }

    Investigation open(Investigation.Head head, String sealed) {
        JsonNode body = JSON.readTree(key.unseal(sealed));
        if (!string(body, "id").equals(head.id()) || body.path("generation").intValue() != head.generation()) {
            throw new IllegalStateException("the database has another text than this investigation's");
        }
        return new Investigation(head, string(body, "narrative"), string(body, "content"));
    }

    private static String string(JsonNode body, String field) {
        return body.path(field).asString();
    }

    private static List<String> strings(JsonNode body, String field) {
        return body.path(field).values().stream().map(JsonNode::asString).toList();
    }
}
