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
 * @param steps every hop
 * @param lives every act of each card the walk met, in order, however far it went; empty in MONEY
 * @param pins the PINs that belong to each card the walk met
 * @param settling sale id → the payments that settled it; empty in MONEY
 * @param usedAllHops a card or a walk used all hops of the question
 * @param linked whom and what a LINK walk met
 */
public record Walk(
        List<Step> steps,
        Map<EntityRef, List<SeenAct>> lives,
        Map<EntityRef, NavigableSet<EntityRef>> pins,
        NavigableMap<String, List<SeenAct>> settling,
        boolean usedAllHops,
        Linked linked) {
    /** A walk of CUSTODY or MONEY. */
    public Walk(
            List<Step> steps,
            Map<EntityRef, List<SeenAct>> lives,
            Map<EntityRef, NavigableSet<EntityRef>> pins,
            NavigableMap<String, List<SeenAct>> settling,
            boolean usedAllHops) {
        this(steps, lives, pins, settling, usedAllHops, Linked.NONE);
    }
}
