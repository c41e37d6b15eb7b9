package io.cardtrail.trace.path;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.trace.Chain;
import io.cardtrail.trace.Hop;
import io.cardtrail.trace.TraceAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One way for each card of a sub-graph, and one for each act that names no card. */
final class CustodyPaths {
    private final Map<String, Integer> sources = new HashMap<>();
    private final TraceAnswer answer;

    CustodyPaths(TraceAnswer answer) {
        this.answer = answer;
        answer.hops().forEach(hop -> sources.put(hop.act(), hop.independentSources()));
    }

    List<RankedPath> all() {
        List<RankedPath> paths = new ArrayList<>();
        for (Chain chain : answer.chains()) {
            paths.add(path(chain.card(), chain.acts(), chain.grade(), gaps(chain)));
        }
        Set<String> alone = new LinkedHashSet<>();
        answer.hops().stream().filter(hop -> hop.card() == null).map(Hop::act).forEach(alone::add);
        alone.forEach(act -> paths.add(path(null, List.of(act), Grade.A, 0)));
        return paths;
    }

    private int gaps(Chain chain) {
        return Math.toIntExact(answer.report().gaps().stream()
                .filter(gap -> gap.cards().contains(chain.card()))
                .count());
    }

    private RankedPath path(@Nullable EntityRef card, List<String> way, Grade grade, int gaps) {
        int corroborated = Math.toIntExact(
                way.stream().filter(act -> sources.getOrDefault(act, 1) > 1).count());
        return new RankedPath(card, way, grade, corroborated, gaps);
    }
}
