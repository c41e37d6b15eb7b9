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
        @Nullable Whole investigation,
        @Nullable String title,
        String recipient,
        PathReport.Language language) {
    private static final int MOST = 120;
    private static final int MOST_QUESTIONS = 20;
    private static final Set<String> UNSTATED = Set.of("warrant", "title", "recipient", "language", "investigation");

    /** All of a saved investigation: the generation it was read at, and the questions that it holds. */
    record Whole(String id, int generation, List<ReportQuestion> questions) {}

    /** @throws BadRequest naming the first field that is none */
    void check() {
        if (investigation == null) {
            one().check("");
            if (title == null) {
                throw new BadRequest("title is missing: write 1 to " + MOST + " characters");
            }
        } else {
            if (Stream.of(trace, chain, paths, grant).anyMatch(Objects::nonNull)) {
                throw new BadRequest("`investigation` has its own questions: give exactly one of `trace`, `chain` and "
                        + "`paths`, or `investigation`");
            }
            int questions = investigation.questions().size();
            if (questions < 1 || questions > MOST_QUESTIONS) {
                throw new BadRequest("investigation.questions has " + questions + " entries: give 1 to "
                        + MOST_QUESTIONS + ", and seal a report for each part of a longer investigation");
            }
            for (int i = 0; i < questions; i++) {
                investigation.questions().get(i).check("investigation.questions[" + i + "]: ");
            }
        }
        if (title != null) {
            line("title", title);
        }
        line("recipient", recipient);
    }

    private ReportQuestion one() {
        return new ReportQuestion(trace, chain, paths, grant);
    }

    /** {@return what is asked, in the order of the report} */
    List<ReportQuestion> questions() {
        return investigation == null ? List.of(one()) : investigation.questions();
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

    /** {@return what report is asked for, for the audit} */
    Map<String, Object> noted(String named) {
        Map<String, Object> noted = new TreeMap<>();
        noted.put("title", named);
        noted.put("recipient", recipient);
        noted.put("language", language.name());
        if (investigation != null) {
            noted.put("investigation", Map.of("id", investigation.id(), "generation", investigation.generation()));
        }
        return noted;
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
