package io.cardtrail.trace.judgement;

import io.cardtrail.model.Agreement;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.SourceRef;
import io.cardtrail.trace.TracedAct;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What one row says of an end.
 *
 * @param value by which it is compared
 */
record Said(String value, EntityRef of, @Nullable String text, TracedAct act) {
    private static final Comparator<TracedAct> ACTS = Comparator.comparing(TracedAct::at)
            .thenComparing((TracedAct act) -> act.sources().getFirst(), Comparator.<SourceRef>naturalOrder())
            .thenComparing(TracedAct::id);

    /** By time, then by the row: the order in which rows are looked at decides nothing. */
    static final Comparator<Said> IN_TIME = Comparator.comparing(Said::act, ACTS)
            .thenComparing(Said::value)
            .thenComparing(Said::of)
            .thenComparing(said -> String.valueOf(said.text()));

    Agreement.Value told() {
        return new Agreement.Value(act.id(), of, text);
    }
}
