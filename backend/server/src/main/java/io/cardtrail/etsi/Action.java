package io.cardtrail.etsi;

import io.cardtrail.model.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One thing asked for in a message. */
sealed interface Action {
    record Get(UUID id) implements Action {}

    record Create(ObjectNode object) implements Action {}

    record Update(ObjectNode object) implements Action {}

    record Enumerate(Filter filter) implements Action {}

    record Deliver() implements Action {}

    record Configuration() implements Action {}

    /** What a LIST is narrowed to; null does not narrow. */
    record Filter(
            @Nullable Entry type,
            @Nullable Instant since,
            @Nullable Interval changed,
            @Nullable Entry status,
            @Nullable String country,
            int most) {}

    /**
     * {@return the actions of {@code requests}, in their order}
     *
     * @throws Refused if they are not numbered 0, 1, 2, …
     */
    static List<JsonNode> numbered(JsonNode requests) {
        List<JsonNode> actions = new ArrayList<>();
        for (JsonNode request : requests) {
            if (request.path("ActionIdentifier").asLong() != actions.size()) {
                throw new Refused(
                        Fault.BAD_IDENTIFIER, "the ActionIdentifiers must be 0, 1, 2 and so on, in this order");
            }
            actions.add(request);
        }
        return actions;
    }

    /** {@return what {@code request} asks for} */
    static Action of(JsonNode request) {
        if (request.has("GET")) {
            return new Get(
                    UUID.fromString(request.path("GET").path("Identifier").asString()));
        }
        if (request.has("CREATE")) {
            return new Create((ObjectNode) request.path("CREATE").path("HI1Object"));
        }
        if (request.has("UPDATE")) {
            return new Update((ObjectNode) request.path("UPDATE").path("HI1Object"));
        }
        if (request.has("LIST")) {
            return new Enumerate(filter(request.path("LIST")));
        }
        return request.has("DELIVER") ? new Deliver() : new Configuration();
    }

    private static Filter filter(JsonNode list) {
        JsonNode span = list.path("LastChangedTimespan");
        Interval changed = null;
        if (!span.isMissingNode()) {
            Instant from = Times.instant(span.path("common:StartTime"), "StartTime");
            Instant to = Times.instant(span.path("common:EndTime"), "EndTime");
            changed = new Interval(from == null ? Instant.MIN : from, to == null ? Instant.MAX : to);
        }
        return new Filter(
                list.has("ObjectType") ? Entry.of(list.path("ObjectType")) : null,
                Times.instant(list.path("LastChanged"), "LastChanged"),
                changed,
                list.has("Status") ? Entry.of(list.path("Status")) : null,
                list.has("CountryCode") ? list.path("CountryCode").asString() : null,
                list.path("MaximumObjectCount").asInt(Integer.MAX_VALUE));
    }
}
