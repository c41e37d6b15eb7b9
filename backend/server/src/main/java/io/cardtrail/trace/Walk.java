package io.cardtrail.trace;

import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.link.Linked;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;

/**
 * What a thread found, before it is cut to a count.
 *
 * @param steps every hop, or the first ones in canonical order
 * @param lives every act of each card the walk met, in order, however far it went; empty in MONEY
 * @param pins the PINs that belong to each card the walk met
 * @param settling sale id → the payments that settled it; empty in MONEY
 * @param usedAllHops a card or a walk used all hops of the question
 * @param beyond acts that follow those of the steps in canonical order, and were not counted among them
 * @param linked whom and what a LINK walk met
 */
public record Walk(
        List<Step> steps,
        Map<EntityRef, List<? extends ActView>> lives,
        Map<EntityRef, NavigableSet<EntityRef>> pins,
        NavigableMap<String, List<? extends ActView>> settling,
        boolean usedAllHops,
        int beyond,
        Linked linked) {
    /** A walk of CUSTODY or MONEY whose every hop is among the steps. */
    public Walk(
            List<Step> steps,
            Map<EntityRef, List<? extends ActView>> lives,
            Map<EntityRef, NavigableSet<EntityRef>> pins,
            NavigableMap<String, List<? extends ActView>> settling,
            boolean usedAllHops) {
        this(steps, lives, pins, settling, usedAllHops, 0, Linked.NONE);
    }
}
