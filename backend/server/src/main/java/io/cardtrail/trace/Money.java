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
import java.util.Set;
import java.util.TreeMap;

/**
 * Follows payments through accounts, times strictly ascending or descending. It keeps states, not paths: per account the times
 * that were asked for already. Without a bound on the wait these are all after the earliest arrival (BACKWARD: before the latest
 * departure); with one they are the stretches after each arrival, because an early arrival no longer covers a later one. So every
 * payment is met once, in the layer of the fewest payments.
 */
final class Money {
    private final GrantedActs acts;
    private final boolean forward;
    private final WayRules rules;
    private final Map<EntityRef, Spans> asked = new HashMap<>();

    private Money(GrantedActs acts, Direction direction, WayRules rules) {
        this.acts = acts;
        this.forward = direction == Direction.FORWARD;
        this.rules = rules;
    }

    /**
     * {@return the walk of a question}
     *
     * @throws BadRequest if the start is no payment account
     */
    static Walk walk(GrantedActs acts, TraceQuestion question) {
        requireStart(question.start().kind());
        Map<String, Integer> depths = depths(acts, question);
        List<Step> steps = acts.acts(depths.keySet()).stream()
                .map(act -> new Step(act, null, depths.getOrDefault(act.id(), 0)))
                .toList();
        boolean usedAll = depths.containsValue(question.maxHops());
        return new Walk(steps, Map.of(), Map.of(), new TreeMap<>(), usedAll);
    }

    static void requireStart(EntityKind kind) {
        if (kind != EntityKind.PAYMENT_ACCOUNT) {
            throw TraceComplaint.MONEY_START.refused(kind);
        }
    }

    private static Map<String, Integer> depths(GrantedActs acts, TraceQuestion question) {
        WayRules rules = question.rules();
        int hops = question.maxHops();
        NavigableMap<String, Integer> depths =
                new Money(acts, question.direction(), rules).layers(question.start(), hops);
        EntityRef end = rules.to();
        if (end != null) {
            requireEnd(end.kind());
            // On a way to the end is what is also met from there, with no more than the hops between them.
            Map<String, Integer> back = new Money(acts, question.direction().opposite(), rules).layers(end, hops);
            depths.entrySet()
                    .removeIf(payment -> payment.getValue() + back.getOrDefault(payment.getKey(), hops + 1) > hops + 1);
        }
        return rules.any() ? new MoneyWays(acts.acts(depths.keySet()), question).depths() : depths;
    }

    private static void requireEnd(EntityKind kind) {
        if (kind != EntityKind.PAYMENT_ACCOUNT) {
            throw TraceComplaint.MONEY_END.refused(kind);
        }
    }

    private NavigableMap<String, Integer> layers(EntityRef start, int maxHops) {
        Role leaving = forward ? Role.PAID_FROM : Role.PAID_TO;
        Role reaching = forward ? Role.PAID_TO : Role.PAID_FROM;
        NavigableMap<String, Integer> depths = new TreeMap<>();
        Set<EntityRef> shunned = rules.without();
        List<GrantedActs.State> frontier =
                shunned.contains(start) ? List.of() : fresh(start, Long.MIN_VALUE, Long.MAX_VALUE);
        for (int depth = 1; depth <= maxHops && !frontier.isEmpty(); depth++) {
            Map<EntityRef, Spans> arrivals = new TreeMap<>();
            List<GrantedActs.State> next = new ArrayList<>();
            for (GrantedActs.Onward onward : acts.onward(frontier, leaving, reaching)) {
                EntityRef reached = onward.reached();
                int first = depths.merge(onward.payment(), depth, Math::min);
                if (first == depth && reached != null && !shunned.contains(reached)) {
                    arrive(arrivals.computeIfAbsent(reached, r -> new Spans()), onward.at());
                }
            }
            arrivals.forEach((account, spans) ->
                    spans.known().forEach(span -> next.addAll(fresh(account, span.from(), span.until()))));
            frontier = next;
        }
        return depths;
    }

    /** From when to when a payment may go on from one of that time. */
    private void arrive(Spans spans, long at) {
        long slack = rules.slack().toNanos();
        Long wait = rules.maxGap() == null ? null : rules.maxGap().toNanos();
        if (forward) {
            long until = wait == null ? Long.MAX_VALUE : after(at, wait, slack, 1);
            spans.fresh(after(at, -slack, 1), until);
        } else {
            long from = wait == null ? Long.MIN_VALUE : after(at, -wait, -slack);
            spans.fresh(from, after(at, slack));
        }
    }

    /** Sums that stay within what a long holds. */
    private static long after(long at, long... by) {
        long sum = at;
        for (long one : by) {
            long next = sum + one;
            sum = ((sum ^ next) & (one ^ next)) < 0 ? (one > 0 ? Long.MAX_VALUE : Long.MIN_VALUE) : next;
        }
        return sum;
    }

    private List<GrantedActs.State> fresh(EntityRef account, long from, long until) {
        return asked.computeIfAbsent(account, a -> new Spans()).fresh(from, until).stream()
                .map(span -> new GrantedActs.State(account, span.from(), span.until()))
                .toList();
    }
}
