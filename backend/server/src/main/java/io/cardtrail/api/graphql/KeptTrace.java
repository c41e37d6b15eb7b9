package io.cardtrail.api.graphql;

import io.cardtrail.model.BadRequest;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A trace's input as text, to be asked again later. */
final class KeptTrace {
    /** Each act found is remembered. */
    private static final int MOST_ACTS = 5_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeptTrace() {}

    /**
     * {@return the input as JSON, in the schema's own form}
     *
     * @throws BadRequest if it would mean nothing later
     */
    static String text(TraceInput input) {
        WayInput ways = input.ways();
        boolean handles =
                Stream.of(ways.via(), ways.exclude()).flatMap(List::stream).anyMatch(thing -> thing.handle() != null);
        if (input.handle() != null || handles) {
            throw new BadRequest("a standing question names everything by `identifier`: handles end with the "
                    + "instrument's generation");
        }
        if (input.limit() > MOST_ACTS) {
            throw new BadRequest("limit is " + input.limit() + ": a standing question finds at most " + MOST_ACTS);
        }
        return JSON.writeValueAsString(input);
    }

    /** {@return the input that was kept} */
    static TraceInput input(String text) {
        return JSON.readValue(text, TraceInput.class);
    }
}
