package io.cardtrail.api.view;

import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.link.IdentityHop;
import io.cardtrail.trace.link.LinkStep;
import io.cardtrail.trace.path.RankedPath;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes what leaves the server of the ways of one answer, of what its sub-graph tells and nothing else. */
final class WayViews {
    private final Grant grant;
    private final Tokens tokens;
    private final Map<String, ActView> acts = new HashMap<>();
    private final Map<String, EntityView> entities = new HashMap<>();

    WayViews(Grant grant, Tokens tokens, TraceView subgraph) {
        this.grant = grant;
        this.tokens = tokens;
        subgraph.acts().forEach(act -> acts.put(act.id(), act));
        subgraph.entities().forEach(entity -> entities.put(entity.id(), entity));
    }

    PathsView.PathView path(RankedPath path) {
        return new PathsView.PathView(
                path.card() == null ? null : entity(path.card()),
                path.acts().stream().map(this::act).toList(),
                path.grade(),
                path.corroborated(),
                path.gaps(),
                path.length(),
                path.steps().stream().map(this::step).toList());
    }

    private PathsView.LinkStepView step(LinkStep step) {
        IdentityHop hop = step.identity();
        return new PathsView.LinkStepView(
                entity(step.from()),
                entity(step.to()),
                step.depth(),
                step.via().stream().map(this::entity).toList(),
                step.grade(),
                step.independentSources(),
                step.oneLine(),
                hop == null ? null : identityHop(grant, hop, this::entity, this::act));
    }

    private EntityView entity(EntityRef ref) {
        return held(entities.get(tokens.id(grant.instrument(), ref)));
    }

    private ActView act(String id) {
        return held(acts.get(tokens.actId(grant.instrument(), id)));
    }

    private static <T> T held(@Nullable T view) {
        if (view == null) {
            throw new IllegalStateException("a way speaks of what its sub-graph does not hold");
        }
        return view;
    }

    /** {@return a step over a judgement; its rows are acts of the same answer} */
    static TraceView.IdentityHopView identityHop(
            Grant grant, IdentityHop hop, Function<EntityRef, EntityView> entity, Function<String, ActView> act) {
        return new TraceView.IdentityHopView(
                entity.apply(hop.from()),
                entity.apply(hop.to()),
                hop.depth(),
                hop.grade(),
                hop.independentSources(),
                hop.rule(),
                hop.disputed(),
                hop.rows().stream()
                        .sorted(io.cardtrail.trace.ActView.IN_TIME)
                        .map(row -> act.apply(row.id()))
                        .toList(),
                new TraceView.IdentityHopView.Origin(grant, hop.judgement()));
    }
}
