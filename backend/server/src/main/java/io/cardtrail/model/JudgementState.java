package io.cardtrail.model;

/** How a judgement on identity stands. Nothing is deleted: what is withdrawn stays on record. */
public enum JudgementState {
    /** Worked out by the rule; nobody has judged it. */
    PROPOSED,
    CONFIRMED,
    REJECTED,
    WITHDRAWN
}
