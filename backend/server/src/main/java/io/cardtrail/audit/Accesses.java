package io.cardtrail.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Who read what under an instrument, and who read much, as the log has it. Thread-safe. */
public final class Accesses {
    private final LogView view;
    private final LogIndex index;

    Accesses(LogView view, LogIndex index) {
        this.view = view;
        this.index = index;
    }

    /**
     * A part of a list, newest first.
     *
     * @param total length of the whole list
     */
    public record Part<T>(List<T> newest, int total) {
        public Part {
            newest = List.copyOf(newest);
        }
    }

    /**
     * {@return the accesses under {@code instrument}, denied ones too}
     *
     * @param before index of a leaf; only those before it, {@link Long#MAX_VALUE} for all
     * @param count how many at most
     */
    public Part<Access> under(String instrument, long before, int count) {
        return part(index.accesses(instrument, before, count), this::access);
    }

    /**
     * Under what an answer was given.
     *
     * @param at when its INTENT was appended
     * @param grant id of the clause
     */
    public record Given(Instant at, String actor, String instrument, long generation, String grant) {}

    /** {@return under what the answer of the question with that token was given; empty if there is none, or it was withheld} */
    public Optional<Given> given(String token) {
        long place = index.find(token);
        long end = place == LongTable.NONE ? LongTable.NONE : index.outcome(place);
        if (end == LongTable.NONE || !fields(end).text("type").equals("RESULT")) {
            return Optional.empty();
        }
        LeafFields asked = fields(place);
        return asked.text("token").equals(token)
                ? Optional.of(new Given(
                        asked.time().orElseThrow(),
                        asked.text("actor"),
                        asked.text("instrument"),
                        asked.number("generation"),
                        asked.text("grant")))
                : Optional.empty();
    }

    /** {@return the token of the RESULT that answers the question with that token; empty where {@link #given} is} */
    public Optional<String> result(String token) {
        return given(token)
                .map(given -> fields(index.outcome(index.find(token))).text("token"));
    }

    /** {@return the alarms of the whole log; parameters as in {@link #under}} */
    public Part<Alarm> alarms(long before, int count) {
        return part(index.alarms(before, count), this::alarm);
    }

    private static <T> Part<T> part(LogIndex.Places places, LongFunction<T> read) {
        List<T> newest = new ArrayList<>();
        for (long place : places.newest()) {
            newest.add(read.apply(place));
        }
        return new Part<>(newest, places.total());
    }

    private Access access(long place) {
        LeafFields asked = fields(place);
        boolean denied = asked.text("type").equals("DENIED");
        long end = denied ? LongTable.NONE : index.outcome(place);
        LeafFields ended = end == LongTable.NONE ? asked : fields(end);
        boolean answered = ended.text("type").equals("RESULT");
        return new Access(
                place,
                asked.text("token"),
                asked.time().orElseThrow(),
                asked.text("actor"),
                asked.text("operation"),
                denied
                        ? Access.Outcome.DENIED
                        : end == LongTable.NONE
                                ? Access.Outcome.OPEN
                                : answered ? Access.Outcome.ANSWERED : Access.Outcome.WITHHELD,
                answered ? ended.number("records") : 0,
                answered ? ended.number("thirdParty") : 0,
                answered ? ended.text("digest") : null,
                asked.number("generation"),
                asked.texts("reasons"));
    }

    private Alarm alarm(long place) {
        LeafFields leaf = fields(place);
        return new Alarm(
                place,
                leaf.text("token"),
                leaf.time().orElseThrow(),
                leaf.text("account"),
                leaf.text("instrument"),
                leaf.number("threshold"),
                leaf.number("records"));
    }

    private LeafFields fields(long place) {
        return view.leaf(place)
                .flatMap(leaf -> LeafFields.parse(leaf.text()))
                .orElseThrow(() -> new AuditUnavailable("the audit log lacks leaf " + place));
    }
}
