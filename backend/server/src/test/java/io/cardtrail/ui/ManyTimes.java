package io.cardtrail.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer of the server's made as large as a figure needs it: its acts, entities, lanes and marks again and again under other ids,
 * each time a little later and in lanes of its own.
 */
final class ManyTimes {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> REPEATED = List.of("entities", "acts", "hops");
    private static final List<String> DRAWN = List.of("lanes", "marks", "links");

    private ManyTimes() {}

    /** {@return the body with at least this many acts, or marks where {@code drawn}} */
    static String body(String body, int least, boolean drawn) {
        ObjectNode response = (ObjectNode) JSON.readTree(body);
        ObjectNode answer = (ObjectNode) response.path("data").path("warrant").path("answer");
        ObjectNode layout = (ObjectNode) answer.path("layout");
        int present = drawn ? layout.path("marks").size() : answer.path("acts").size();
        int times = Math.ceilDiv(least, present);
        int lanes = layout.path("lanes").size();
        Map<String, ArrayNode> first = new HashMap<>();
        REPEATED.forEach(name -> first.put(name, (ArrayNode) answer.path(name).deepCopy()));
        DRAWN.forEach(name -> first.put(name, (ArrayNode) layout.path(name).deepCopy()));
        double shift = layout.path("width").asDouble() / times / 2;
        for (int time = 1; time < times; time++) {
            for (String name : REPEATED) {
                for (JsonNode each : Objects.requireNonNull(first.get(name))) {
                    ((ArrayNode) answer.path(name)).add(again(each, "~" + time));
                }
            }
            for (String name : DRAWN) {
                for (JsonNode each : Objects.requireNonNull(first.get(name))) {
                    ObjectNode copy = (ObjectNode) again(each, "~" + time);
                    if (name.equals("lanes")) {
                        copy.put("index", each.path("index").asInt() + time * lanes);
                    } else if (name.equals("marks")) {
                        copy.put("lane", each.path("lane").asInt() + time * lanes);
                        copy.put("x", each.path("x").asDouble() + time * shift);
                    }
                    ((ArrayNode) layout.path(name)).add(copy);
                }
            }
        }
        layout.put("width", layout.path("width").asDouble() + times * shift);
        return JSON.writeValueAsString(response);
    }

    /** Ids under {@code id} and {@code handle}, and what names acts by a bare id, get another ending. */
    private static JsonNode again(JsonNode node, String ending) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties()
                    .forEach(member -> copy.set(member.getKey(), named(member.getKey(), member.getValue(), ending)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(each -> copy.add(again(each, ending)));
            return copy;
        }
        return node;
    }

    private static JsonNode named(String key, JsonNode value, String ending) {
        boolean id =
                value.isString() && List.of("id", "handle", "act", "from", "to").contains(key);
        if (id) {
            return JSON.getNodeFactory().stringNode(value.stringValue() + ending);
        }
        if (key.equals("acts") && value instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(each -> copy.add(
                    each.isString()
                            ? JSON.getNodeFactory().stringNode(each.stringValue() + ending)
                            : again(each, ending)));
            return copy;
        }
        return again(value, ending);
    }
}
