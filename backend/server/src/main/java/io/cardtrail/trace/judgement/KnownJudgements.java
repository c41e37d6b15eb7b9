package io.cardtrail.trace.judgement;

import io.cardtrail.graph.JudgementBody;
import io.cardtrail.graph.Query;
import io.cardtrail.graph.Reading;
import io.cardtrail.graph.Row;
import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.Judgement;
import io.cardtrail.trace.Reach;
import io.cardtrail.trace.TracedAct;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The judgements a reader may know of: both ends and every row cited are within reach of its own grant, and the rows say to it, role by
 * role, what the judgement rests on. Of any other nothing is told, under whichever instrument it was made. Thread-safe.
 */
public final class KnownJudgements {
    static final Query JUDGEMENTS = Query.named("trace/judgements");

    /** More than any case has; past it the whole answer is refused. */
    static final int MOST = 10_000;

    private final JudgementBody bodies;

    /** Reads what {@code key} sealed. */
    public KnownJudgements(EdgeKey key) {
        this.bodies = new JudgementBody(key);
    }

    /** {@return those judgements, the last judged first} */
    public List<Judgement> all(Reading reading, Reach reach, Candidates candidates) {
        List<String> acts = reach.acts().stream().map(TracedAct::id).toList();
        return rows(reading, acts).stream()
                .map(row -> bodies.open(row.string("id"), row.string("body")))
                .filter(judgement -> reach.distances()
                                .containsKey(judgement.claim().left())
                        && reach.distances().containsKey(judgement.claim().right())
                        && candidates.known(judgement.claim()))
                .sorted(Comparator.comparing((Judgement judgement) ->
                                judgement.events().getLast().at())
                        .reversed()
                        .thenComparing(Judgement::id))
                .toList();
    }

    /** {@return what the database lets through for these acts; it relies on nobody having looked at them before} */
    static List<Row> rows(Reading reading, Collection<String> acts) {
        if (acts.isEmpty()) {
            return List.of();
        }
        List<Row> rows = reading.rows(JUDGEMENTS, Map.of("ids", List.copyOf(acts), "rows", MOST + 1L));
        if (rows.size() > MOST) {
            throw new TooMuchWork("more than " + MOST + " judgements are known under this grant; narrow its window,"
                    + " hops or categories");
        }
        return rows;
    }
}
