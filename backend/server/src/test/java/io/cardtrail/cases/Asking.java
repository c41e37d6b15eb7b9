package io.cardtrail.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Puts a question of a case to the server in the product's own terms. */
final class Asking {
    /** The server's ids of an instrument and one of its grants. */
    private record Ids(String warrant, String grant) {}

    /** More acts than any case expects, so that only the instrument cuts an answer. */
    private static final int LIMIT = 20_000;

    private final CardtrailClient client;

    Asking(CardtrailClient client) {
        this.client = client;
    }

    /** {@return the GraphQL response} */
    JsonNode ask(CaseQuestion question) {
        Ids ids = ids(question);
        JsonNode ask = question.ask();
        Map<String, Object> variables = new HashMap<>(Map.of("warrant", ids.warrant()));
        return switch (question.operation()) {
            case "trace" -> {
                variables.put("input", traceInput(ask, ids.grant()));
                yield client.ask(variables, "trace", "answer", "parts");
            }
            case "chain" -> {
                variables.put("of", ask.path("of"));
                variables.put("grant", ids.grant());
                yield client.ask(variables, "chain", "answer", "parts");
            }
            case "search" -> {
                variables.put("text", ask.path("text"));
                variables.put("grant", ids.grant());
                yield client.ask(variables, "search");
            }
            case "paths" -> {
                variables.put("input", traceInput(ask, ids.grant()));
                yield client.ask(variables, "paths", "answer", "parts");
            }
            case "entity" -> {
                variables.put("entity", ask.path("entity"));
                variables.put("grant", ids.grant());
                yield client.ask(variables, "entity", "parts");
            }
            case "recordKeeping" -> {
                variables.put("grant", ids.grant());
                yield client.ask(variables, "record-keeping");
            }
            default -> throw new IllegalArgumentException(question + " is not asked under a warrant");
        };
    }

    private static Map<String, Object> traceInput(JsonNode ask, String grant) {
        Map<String, Object> input = new HashMap<>();
        ask.propertyNames().forEach(key -> {
            switch (key) {
                case "from", "to", "thread", "direction", "maxHops", "categories", "channels", "window" ->
                    input.put(key, ask.path(key));
                case "operation", "grant" -> {
                    // said by the field and by the server's own id
                }
                default -> throw new AssertionError("a trace cannot be asked with " + key);
            }
        });
        input.put("grant", grant);
        input.put("limit", LIMIT);
        return input;
    }

    private Ids ids(CaseQuestion question) {
        String number = Objects.requireNonNull(question.instrument(), "a question under no instrument");
        Map<String, Object> variables = new HashMap<>();
        while (true) {
            JsonNode response = client.ask(variables, "warrants");
            JsonNode page = response.path("data").path("warrants");
            for (JsonNode warrant : page.path("nodes")) {
                if (warrant.path("number").asString("").equals(number)) {
                    JsonNode grant = warrant.path("grants").path(question.grantIndex());
                    return new Ids(
                            warrant.path("id").asString(), grant.path("id").asString());
                }
            }
            JsonNode info = page.path("pageInfo");
            if (!info.path("hasNextPage").asBoolean(false)) {
                throw new NoSuchElementException(
                        "the server lists no instrument " + number + ": " + response.path("errors"));
            }
            variables.put("after", info.path("endCursor").asString());
        }
    }
}
