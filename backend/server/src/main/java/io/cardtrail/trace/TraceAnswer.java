package io.cardtrail.trace;

import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.gap.GapReport;
import io.cardtrail.trace.link.Linked;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bounded sub-graph: states, not paths.
 *
 * @param question what was asked
 * @param acts in canonical order: depth, time, file, line
 * @param hops by act in that order, then card
 * @param chains one per traced card, by card
 * @param entities the traced cards, and everybody and everything with a granted role in the acts; sorted
 * @param sealed the encrypted identifier of those entities whose key is only a hash
 * @param cardCount traced cards: those with a hop in the answer
 * @param pinCount PINs that belong to them; PINs are only counted
 * @param reached accounts of a MONEY walk, or parties of a LINK walk but its start, by depth, time and key; empty in CUSTODY
 * @param linked parties, links and shared exits; empty but in LINK
 * @param report gaps, balances and findings; empty but in CUSTODY
 * @param cited the acts that gaps name as candidates, by id; no cards and no hops of this answer
 * @param digest SHA-256 over the canonical claims, hex; see {@link AnswerDigest}
 */
public record TraceAnswer(
        TraceQuestion question,
        List<TracedAct> acts,
        List<Hop> hops,
        List<Chain> chains,
        List<EntityRef> entities,
        Map<EntityRef, String> sealed,
        int cardCount,
        int pinCount,
        List<Reached> reached,
        Linked linked,
        Bounds bounds,
        GapReport report,
        Map<String, TracedAct> cited,
        String digest) {
    /** {@return the records told of: the acts, and what gaps cite beside them} */
    public List<TracedAct> told() {
        Set<String> ids = acts.stream().map(TracedAct::id).collect(Collectors.toSet());
        return Stream.concat(acts.stream(), cited.values().stream().filter(act -> !ids.contains(act.id())))
                .toList();
    }
}
