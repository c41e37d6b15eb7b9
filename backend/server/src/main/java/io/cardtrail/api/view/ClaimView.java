package io.cardtrail.api.view;

import io.cardtrail.model.AgreementLevel;
import io.cardtrail.model.Grade;
import io.cardtrail.model.JudgedField;
import io.cardtrail.model.JudgementState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for two entities being one, as one grant lets it be seen. Weights are bits.
 *
 * @param rows the acts it rests on, by time
 */
public record ClaimView(
        EntityView left,
        EntityView right,
        @Nullable JudgedField exactKey,
        Grade grade,
        String rule,
        String table,
        double prior,
        double threshold,
        double total,
        List<AgreementView> agreements,
        List<ActView> rows) {
    /** One step of the waterfall. */
    public record AgreementView(
            JudgedField field,
            AgreementLevel level,
            double weight,
            @Nullable ValueView left,
            @Nullable ValueView right) {}

    /**
     * What one row says for one end.
     *
     * @param entity the value, or whose name the text is
     * @param text null where the entity is the value, and where it may not be told
     * @param hidden whether it may not be told: how far it agrees is told all the same
     * @param act id of one of the rows
     */
    public record ValueView(EntityView entity, @Nullable String text, boolean hidden, String act) {}

    /** Something to be judged. */
    public record CandidateView(String id, String digest, ClaimView claim, List<JudgementView> earlier) {}

    /** A judgement with all that became of it. */
    public record JudgementView(String id, JudgementState state, ClaimView claim, List<EventView> events) {}

    /**
     * One step. Who did it, when under which generation and why is told under the same instrument only: the reader of another need not
     * know that there is one.
     */
    public record EventView(
            Instant at,
            JudgementState state,
            boolean here,
            @Nullable String account,
            @Nullable String grant,
            @Nullable Integer generation,
            @Nullable String reason) {}
}
