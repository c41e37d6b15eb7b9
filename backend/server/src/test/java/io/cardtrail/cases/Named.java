package io.cardtrail.cases;

import java.net.InetAddress;
import tools.jackson.databind.JsonNode;

/** A thing by its true identifier, in the form the cases use. */
record Named(String kind, String value) implements Comparable<Named> {
    static Named of(JsonNode node) {
        return new Named(node.path("kind").asString(), node.path("value").asString());
    }

    /** {@return this with an address in one spelling, so that two spellings of it are equal} */
    Named comparable() {
        if (!kind.equals("IP")) {
            return this;
        }
        try {
            return new Named(kind, InetAddress.ofLiteral(value).getHostAddress());
        } catch (IllegalArgumentException e) {
            return this; // a row with such an address was rejected
        }
    }

    @Override
    public int compareTo(Named other) {
        int byKind = kind.compareTo(other.kind);
        return byKind == 0 ? value.compareTo(other.value) : byKind;
    }

    @Override
    public String toString() {
        return kind + " " + value;
    }
}
