package io.cardtrail.trace.path;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.trace.Chain;
import io.cardtrail.trace.Hop;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.TracedAct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One way for each card of a sub-graph, and one for each act that names no card. */
final class CustodyPaths {
    private final Map<String, TracedAct> acts = new HashMap<>();
    private final TraceAnswer answer;
    private final ToIntFunction<Chain> gaps;

    /** @param gaps how many known gaps a card's way has */
    CustodyPaths(TraceAnswer answer, ToIntFunction<Chain> gaps) {
        this.answer = answer;
        this.gaps = gaps;
        answer.acts().forEach(act -> acts.put(act.id(), act));
    }

    List<RankedPath> all() {
        List<RankedPath> paths = new ArrayList<>();
        for (Chain chain : answer.chains()) {
            paths.add(path(chain.card(), chain.acts(), gaps.applyAsInt(chain)));
        }
        Set<String> alone = new LinkedHashSet<>();
        answer.hops().stream().filter(hop -> hop.card() == null).map(Hop::act).forEach(alone::add);
        alone.forEach(act -> paths.add(path(null, List.of(act), 0)));
        return paths;
    }

    private RankedPath path(@Nullable EntityRef card, List<String> way, int gaps) {
        int corroborated = 0;
        Grade weakest = Grade.A;
        for (String id : way) {
            Set<String> holders = new HashSet<>();
            TracedAct act = act(id);
            holders.add(act.holder());
            act.settledBy().forEach(payment -> holders.add(act(payment).holder()));
            corroborated += holders.size() > 1 ? 1 : 0;
            weakest = act.grade().compareTo(weakest) > 0 ? act.grade() : weakest;
        }
        return new RankedPath(card, way, weakest, corroborated, gaps);
    }

    private TracedAct act(String id) {
        TracedAct act = acts.get(id);
        if (act == null) {
            throw new IllegalStateException("a way speaks of an act that the answer does not hold");
        }
        return act;
    }
}
