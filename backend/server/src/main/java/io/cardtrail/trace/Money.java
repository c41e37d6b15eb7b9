package io.cardtrail.trace;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Follows payments through accounts, times strictly ascending or descending. It keeps states, not paths: FORWARD the earliest
 * arrival at each account, BACKWARD the latest departure, layer by layer. An account is asked again only for the payments that
 * an improved time makes reachable, so every payment is met once, in the layer of the fewest payments.
 */
final class Money {
    private final ScopedActs acts;
    private final boolean forward;

    private Money(ScopedActs acts, Direction direction) {
        this.acts = acts;
        this.forward = direction == Direction.FORWARD;
    }

    /**
     * {@return the walk of a question}
     *
     * @throws BadRequest if the start is no payment account
     */
    static Walk walk(ScopedActs acts, TraceQuestion question) {
        requireStart(question.start().kind());
        Map<String, Integer> depths =
                new Money(acts, question.direction()).depths(question.start(), question.maxHops());
        List<Step> steps = acts.acts(depths.keySet()).stream()
                .map(act -> new Step(act, null, depths.getOrDefault(act.id(), 0)))
                .toList();
        boolean usedAll = depths.containsValue(question.maxHops());
        return new Walk(steps, Map.of(), Map.of(), new TreeMap<>(), usedAll);
    }

    static void requireStart(EntityKind kind) {
        if (kind != EntityKind.PAYMENT_ACCOUNT) {
            throw new BadRequest("from is a " + kind + ", and thread MONEY starts from a PAYMENT_ACCOUNT only");
        }
    }

    private NavigableMap<String, Integer> depths(EntityRef start, int maxHops) {
        Role leaving = forward ? Role.PAID_FROM : Role.PAID_TO;
        Role reaching = forward ? Role.PAID_TO : Role.PAID_FROM;
        NavigableMap<String, Integer> depths = new TreeMap<>();
        Map<EntityRef, Long> known = new HashMap<>();
        // The start is never improved on: all its payments are asked for at once.
        known.put(start, forward ? Long.MIN_VALUE : Long.MAX_VALUE);
        List<ScopedActs.State> frontier = List.of(new ScopedActs.State(start, Long.MIN_VALUE, Long.MAX_VALUE));
        for (int depth = 1; depth <= maxHops && !frontier.isEmpty(); depth++) {
            Map<EntityRef, Long> best = new TreeMap<>();
            for (ScopedActs.Onward onward : acts.onward(frontier, leaving, reaching)) {
                depths.putIfAbsent(onward.payment(), depth);
                if (onward.reached() != null) {
                    best.merge(onward.reached(), onward.at(), forward ? Math::min : Math::max);
                }
            }
            frontier = improved(best, known);
        }
        return depths;
    }

    private List<ScopedActs.State> improved(Map<EntityRef, Long> best, Map<EntityRef, Long> known) {
        List<ScopedActs.State> frontier = new ArrayList<>();
        best.forEach((account, at) -> {
            Long before = known.get(account);
            if (before == null || (forward ? at < before : at > before)) {
                known.put(account, at);
                frontier.add(
                        forward
                                ? new ScopedActs.State(account, at + 1, before == null ? Long.MAX_VALUE : before + 1)
                                : new ScopedActs.State(account, before == null ? Long.MIN_VALUE : before, at));
            }
        });
        return frontier;
    }
}
