package io.cardtrail.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's judgement on a claim, with all that became of it.
 *
 * @param id random, never reused
 * @param events oldest first; the first is the rule's proposal, the last says how it stands
 */
public record Judgement(String id, IdentityClaim claim, List<Event> events) {
    public Judgement {
        events = List.copyOf(events);
    }

    /**
     * One step.
     *
     * @param actor the account, or the rule for PROPOSED
     * @param instrument id, under which; with its generation and the grant then
     * @param reason null for PROPOSED
     */
    public record Event(
            Instant at,
            JudgementState state,
            String actor,
            String instrument,
            int generation,
            String grant,
            @Nullable String reason) {}

    /** {@return how it stands} */
    public JudgementState state() {
        return events.getLast().state();
    }

    /** {@return whether it holds, for or against} */
    public boolean open() {
        return state() != JudgementState.WITHDRAWN;
    }
}
