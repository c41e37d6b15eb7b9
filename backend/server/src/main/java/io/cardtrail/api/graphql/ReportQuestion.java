package io.cardtrail.api.graphql;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Identifier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One question of a report, as the schema has it. */
record ReportQuestion(
        @Nullable TraceInput trace,
        @Nullable Identifier chain,
        @Nullable PathsInput paths,
        @Nullable String grant) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Makes sure that it is one question, and one that others could ask again.
     *
     * @param where what a message begins with
     * @throws BadRequest naming the first field that is none
     */
    void check(String where) {
        if (Stream.of(trace, chain, paths).filter(Objects::nonNull).count() != 1) {
            throw new BadRequest(where + "give exactly one of `trace`, `chain` and `paths`");
        }
        if (chain == null && grant != null) {
            throw new BadRequest(where + "`grant` is of `chain`: name the grant in `trace` or `paths` itself");
        }
        WayQuestion way = trace != null ? trace : paths;
        if (way != null) {
            WayInput ways = way.ways();
            if (way.handle() != null
                    || Stream.of(ways.via(), ways.exclude())
                            .flatMap(List::stream)
                            .anyMatch(thing -> thing.handle() != null)) {
                throw new BadRequest(where
                        + "a report names everything by `identifier`: handles end with the instrument's "
                        + "generation, and nobody else could ask again");
            }
        }
    }

    /** {@return this as text, to be asked again later} */
    String kept() {
        return JSON.writeValueAsString(this);
    }

    /** {@return what was kept} */
    static ReportQuestion kept(String text) {
        return JSON.readValue(text, ReportQuestion.class);
    }
}
