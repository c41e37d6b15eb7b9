package io.cardtrail.api.graphql;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.Identifier;
import io.cardtrail.report.PathReport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a report is to be made of, as the schema has it. */
record ReportInput(
        @Nullable TraceInput trace,
        @Nullable Identifier chain,
        @Nullable PathsInput paths,
        @Nullable String grant,
        String title,
        String recipient,
        PathReport.Language language) {
    private static final int MOST = 120;
    private static final Set<String> UNSTATED = Set.of("warrant", "title", "recipient", "language");

    /** @throws BadRequest naming the first field that is none */
    void check() {
        if (Stream.of(trace, chain, paths).filter(Objects::nonNull).count() != 1) {
            throw new BadRequest("give exactly one of `trace`, `chain` and `paths`");
        }
        if (chain == null && grant != null) {
            throw new BadRequest("`grant` is of `chain`: name the grant in `trace` or `paths` itself");
        }
        line("title", title);
        line("recipient", recipient);
        WayQuestion way = trace != null ? trace : paths;
        if (way != null) {
            WayInput ways = way.ways();
            if (way.handle() != null
                    || Stream.of(ways.via(), ways.exclude())
                            .flatMap(List::stream)
                            .anyMatch(thing -> thing.handle() != null)) {
                throw new BadRequest("a report names everything by `identifier`: handles end with the instrument's "
                        + "generation, and nobody else could ask again");
            }
        }
    }

    private static void line(String name, String text) {
        int length = text.codePointCount(0, text.length());
        if (text.isBlank() || length > MOST) {
            throw new BadRequest(name + " has " + length + " characters: write 1 to " + MOST);
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c))) {
            throw new BadRequest(name + " holds a control character: write it on one line");
        }
        // Refuses half a surrogate pair, which no report could hold.
        CanonicalJson.of(text);
    }

    /** Notes for the audit what report is asked for. */
    void note(Map<String, @Nullable Object> question) {
        question.put("title", title);
        question.put("recipient", recipient);
        question.put("language", language.name());
    }

    /** {@return the question as the report states it: without what is this server's own, and without what the report says at its head} */
    static Map<String, Object> stated(Map<String, ? extends @Nullable Object> noted) {
        Map<String, Object> stated = new TreeMap<>();
        noted.forEach((name, value) -> {
            if (value != null && !UNSTATED.contains(name)) {
                stated.put(name, value);
            }
        });
        return stated;
    }
}
