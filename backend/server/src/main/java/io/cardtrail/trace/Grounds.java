package io.cardtrail.trace;

import io.cardtrail.graph.Reading;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.gap.Expected;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an answer rests on: all that was met while it was found, also what the answer doesn't tell. On a graph that holds nothing else the same
 * question has the same answer, for whatever a query found there it finds here.
 *
 * @param question what was asked
 * @param ways of a question for ways, how many of the best were wanted; else null
 * @param at the time by which it was judged what can still be asked for
 * @param acts as far as the grant leaves them, by id
 * @param settledBy sale → payments that were found to have settled it
 * @param keepings rows about records that bear on a gap
 * @param delivered holders that have delivered acts of a kind, whatever they say
 * @param deadlines until when records must be there, as the profiles have it
 * @param told whom and what the answer names
 * @param judged whether it rests on what people have judged, too
 * @param digest of the answer, hex
 */
public record Grounds(
        TraceQuestion question,
        @Nullable Integer ways,
        Instant at,
        List<SeenAct> acts,
        Map<String, NavigableSet<String>> settledBy,
        List<RecordKeepings.Seen> keepings,
        List<Delivered> delivered,
        List<Deadline> deadlines,
        Set<EntityRef> told,
        boolean judged,
        String digest) {
    /** A holder whose files hold acts of a kind. */
    public record Delivered(String holder, ActKind kind) implements Comparable<Delivered> {
        private static final Comparator<Delivered> ORDER =
                Comparator.comparing(Delivered::holder).thenComparing(Delivered::kind);

        @Override
        public int compareTo(Delivered other) {
            return ORDER.compare(this, other);
        }
    }

    /** Until when a record of an event at {@code at} must be there; null where nothing demands it. */
    public record Deadline(
            Instant at, Expected expected, @Nullable Instant until) {}

    /** The question, put to a tracer over a reading. */
    @FunctionalInterface
    public interface Asking {
        Found ask(Tracer tracer, Reading reading);
    }

    /** What was found, as one answer or as the answers that belong together. */
    public record Found(List<TraceAnswer> parts, String digest) {}

    /**
     * {@return what the answer to a question rests on}
     *
     * @param ways null for a trace; else how many of the best ways are wanted
     * @param asking asks it
     * @throws io.cardtrail.graph.TooMuchWork if a guard was passed
     */
    static Grounds of(Reading reading, Tracer tracer, TraceQuestion question, @Nullable Integer ways, Asking asking) {
        NotedReading noted = new NotedReading(reading);
        Map<Asked, Deadline> deadlines = new LinkedHashMap<>();
        Instant at = tracer.clock().instant();
        Tracer again = tracer.judging(at, (event, expected) -> {
            Optional<Instant> until = tracer.retained().until(event, expected);
            deadlines.put(new Asked(event, expected), new Deadline(event, expected, until.orElse(null)));
            return until;
        });
        Found found = asking.ask(again, noted);
        List<SeenAct> acts = new ScopedActs(noted).acts(List.copyOf(noted.acts()));
        Set<String> bearing = noted.fates();
        List<RecordKeepings.Seen> keepings = bearing.isEmpty()
                ? List.of()
                : RecordKeepings.all(noted).stream()
                        .filter(kept -> bearing.contains(kept.id()))
                        .toList();
        return new Grounds(
                question,
                ways,
                at,
                acts,
                noted.settledBy(),
                keepings,
                noted.delivered(),
                List.copyOf(deadlines.values()),
                found.parts().stream().flatMap(part -> part.entities().stream()).collect(Collectors.toSet()),
                found.parts().stream()
                        .anyMatch(part -> !part.linked().identities().isEmpty()),
                found.digest());
    }

    private record Asked(Instant at, Expected expected) {}
}
