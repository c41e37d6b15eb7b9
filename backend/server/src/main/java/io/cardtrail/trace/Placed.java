package io.cardtrail.trace;

import io.cardtrail.trace.link.IdentityHop;
import io.cardtrail.trace.link.Linked;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An act's place in the canonical order of an answer: depth, then time, then smallest file name and line. */
record Placed(ActView act, int depth) {
    private static final Comparator<Placed> ORDER =
            Comparator.comparingInt(Placed::depth).thenComparing(Placed::act, ActView.IN_TIME);

    /** {@return all of a walk: its steps, the payments that settled its sales, and the rows of its judgements, in order} */
    static List<Placed> all(Walk walk) {
        Map<String, Placed> nearest = new HashMap<>();
        walk.steps().forEach(step -> place(nearest, step.act(), step.depth()));
        Map<String, Integer> sales = new TreeMap<>();
        nearest.forEach((id, placed) -> sales.put(id, placed.depth()));
        walk.settling().forEach((sale, payments) -> {
            Integer depth = sales.get(sale);
            if (depth != null) {
                payments.forEach(payment -> place(nearest, payment, depth));
            }
        });
        for (IdentityHop hop : walk.linked().identities()) {
            hop.rows().forEach(act -> place(nearest, act, hop.depth()));
        }
        return nearest.values().stream().sorted(ORDER).toList();
    }

    private static void place(Map<String, Placed> nearest, ActView act, int depth) {
        nearest.merge(act.id(), new Placed(act, depth), (a, b) -> a.depth() <= b.depth() ? a : b);
    }

    /** {@return what is left of a cut: the rows of a judgement whose others were cut off say nothing} */
    static List<Placed> withoutHalf(List<Placed> cut, Walk walk, Linked judged) {
        if (walk.linked().identities().size() == judged.identities().size()) {
            return cut;
        }
        Set<String> told = new HashSet<>();
        walk.steps().forEach(step -> told.add(step.act().id()));
        judged.identities().forEach(hop -> hop.rows().forEach(act -> told.add(act.id())));
        return cut.stream().filter(placed -> told.contains(placed.act().id())).toList();
    }
}
