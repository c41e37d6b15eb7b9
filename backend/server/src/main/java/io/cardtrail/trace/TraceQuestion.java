package io.cardtrail.trace;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityRef;

/**
 * What is asked of a tracer. Whether it may be asked is the kernel's matter.
 *
 * @param maxHops hops this question may use from {@code start}; with none the answer is empty and says so
 * @param limit acts in the answer, 1 to {@link #MAX_LIMIT}
 * @param whole the whole custody of one card is asked for, so that a missing beginning is told too
 * @param rules what it asks of every way besides
 * @param identities LINK also walks confirmed judgements on identity, as far as the grant covers them
 */
public record TraceQuestion(
        TraceThread thread,
        Direction direction,
        EntityRef start,
        int maxHops,
        int limit,
        boolean whole,
        WayRules rules,
        boolean identities) {
    /** Acts in an answer where the question does not say. */
    public static final int DEFAULT_LIMIT = 500;

    /** Acts in any answer. */
    public static final int MAX_LIMIT = 20_000;

    /**
     * Checks the numbers.
     *
     * @throws BadRequest if one is out of range
     */
    public TraceQuestion {
        if (maxHops < 0) {
            throw new BadRequest("maxHops is " + maxHops + ": it must be 0 or more");
        }
        requireLimit(limit);
        if (thread == TraceThread.LINK && !rules.via().isEmpty()) {
            throw TraceComplaint.LINK_WAYPOINTS.refused();
        }
    }

    /**
     * Checks how many acts an answer may have.
     *
     * @throws BadRequest if it is out of range
     */
    public static void requireLimit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new BadRequest("limit is " + limit + ": it must be 1 to " + MAX_LIMIT);
        }
    }

    /** A question that walks recorded acts only. */
    public TraceQuestion(
            TraceThread thread,
            Direction direction,
            EntityRef start,
            int maxHops,
            int limit,
            boolean whole,
            WayRules rules) {
        this(thread, direction, start, maxHops, limit, whole, rules, false);
    }

    /** A question that follows from where it starts. */
    public TraceQuestion(
            TraceThread thread, Direction direction, EntityRef start, int maxHops, int limit, WayRules rules) {
        this(thread, direction, start, maxHops, limit, false, rules, false);
    }

    /** A question that asks nothing more of a way. */
    public TraceQuestion(TraceThread thread, Direction direction, EntityRef start, int maxHops, int limit) {
        this(thread, direction, start, maxHops, limit, WayRules.NONE);
    }

    /** {@return the same, and whether it walks judgements on identity too} */
    public TraceQuestion withIdentities(boolean walked) {
        return new TraceQuestion(thread, direction, start, maxHops, limit, whole, rules, walked);
    }

    /** {@return the whole custody of one card or PIN, from its first act} */
    public static TraceQuestion chain(EntityRef card, int maxHops, int limit) {
        return new TraceQuestion(
                TraceThread.CUSTODY, Direction.FORWARD, card, maxHops, limit, true, WayRules.NONE, false);
    }
}
