package io.cardtrail.etsi;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A value of a dictionary: whose, which, and what. */
record Entry(String owner, String name, String value) {
    static final String ETSI = "ETSI";

    static Entry of(JsonNode node) {
        return new Entry(
                node.path("common:Owner").asString(),
                node.path("common:Name").asString(),
                node.path("common:Value").asString());
    }

    /** {@return a value of one of the standard's own dictionaries} */
    static Entry etsi(String name, String value) {
        return new Entry(ETSI, name, value);
    }

    boolean of(String wantedOwner, String wantedName) {
        return owner.equals(wantedOwner) && name.equals(wantedName);
    }

    ObjectNode tree() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("common:Owner", owner)
                .put("common:Name", name)
                .put("common:Value", value);
    }
}
