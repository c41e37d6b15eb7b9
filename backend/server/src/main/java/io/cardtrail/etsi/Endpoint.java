package io.cardtrail.etsi;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who sends, receives or is to answer.
 *
 * @param country ISO 3166 alpha-2
 */
public record Endpoint(String country, String id) {
    static Endpoint of(JsonNode node) {
        return new Endpoint(
                node.path("CountryCode").asString(),
                node.path("UniqueIdentifier").asString());
    }

    ObjectNode tree() {
        return JsonNodeFactory.instance.objectNode().put("CountryCode", country).put("UniqueIdentifier", id);
    }

    /** {@return the one text of it, for keys} */
    String text() {
        return country + " " + id;
    }
}
