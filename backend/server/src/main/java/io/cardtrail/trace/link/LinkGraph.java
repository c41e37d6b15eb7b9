package io.cardtrail.trace.link;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.trace.SeenAct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whom a LINK walk met, and every step between two of them, both ways. */
final class LinkGraph {
    private final Pairs pairs;
    private final IdentitySteps identities;
    private final Map<EntityRef, List<Edge>> from = new HashMap<>();

    /** What joins two parties: things they share, or a judgement. */
    sealed interface Edge {
        EntityRef from();

        EntityRef to();

        Grade grade();

        int independentSources();
    }

    /** Over things. */
    record Shared(EntityRef from, EntityRef to, Pairs.Pair pair) implements Edge {
        /** One row names both ends of a line, so that needs no inference. */
        @Override
        public Grade grade() {
            return pair.oneLine() ? Grade.A : pair.link().grade();
        }

        @Override
        public int independentSources() {
            return pair.link().independentSources();
        }
    }

    /** Over a judgement. */
    record Judged(EntityRef from, EntityRef to, Identities.Identity identity) implements Edge {
        @Override
        public Grade grade() {
            return identity.grade();
        }

        @Override
        public int independentSources() {
            return identity.independentSources();
        }
    }

    /** Steps between these only. */
    LinkGraph(Set<EntityRef> met, Pairs pairs, IdentitySteps identities) {
        this.pairs = pairs;
        this.identities = identities;
        for (Pairs.Pair pair : pairs.all()) {
            add(new Shared(pair.link().a(), pair.link().b(), pair));
            add(new Shared(pair.link().b(), pair.link().a(), pair));
        }
        for (EntityRef party : met) {
            for (Identities.Identity identity : identities.of(party)) {
                EntityRef other = identity.other(party);
                if (met.contains(other)) {
                    add(new Judged(party, other, identity));
                }
            }
        }
    }

    private void add(Edge edge) {
        from.computeIfAbsent(edge.from(), party -> new ArrayList<>()).add(edge);
    }

    List<Edge> from(EntityRef party) {
        return from.getOrDefault(party, List.of());
    }

    /** {@return at how many hops an edge arrives that is taken at so many} */
    int arrives(Edge edge, int taken) {
        return switch (edge) {
            case Shared shared -> taken + Pairs.HOPS;
            case Judged judged -> identities.depth(judged.identity(), taken);
        };
    }

    /** {@return every act of one end with what the edge leads over; a judgement's rows for either} */
    List<SeenAct> acts(Edge edge, EntityRef end) {
        return switch (edge) {
            case Shared shared -> {
                Set<SeenAct> acts = new LinkedHashSet<>();
                shared.pair().link().via().forEach(thing -> acts.addAll(pairs.acts(end, thing)));
                yield List.copyOf(acts);
            }
            case Judged judged -> identities.rows(judged.identity());
        };
    }

    LinkStep step(Edge edge, int depth) {
        return switch (edge) {
            case Shared shared ->
                new LinkStep(
                        edge.from(),
                        edge.to(),
                        depth,
                        shared.pair().link().via(),
                        edge.grade(),
                        edge.independentSources(),
                        shared.pair().oneLine(),
                        null,
                        shown(shared));
            case Judged judged ->
                new LinkStep(
                        edge.from(),
                        edge.to(),
                        depth,
                        List.of(),
                        edge.grade(),
                        edge.independentSources(),
                        false,
                        hop(judged, depth),
                        identities.rows(judged.identity()));
        };
    }

    private List<SeenAct> shown(Shared shared) {
        EntityRef thing = shared.pair().link().via().getFirst();
        Set<SeenAct> acts = new LinkedHashSet<>();
        acts.add(pairs.acts(shared.from(), thing).getFirst());
        acts.add(pairs.acts(shared.to(), thing).getFirst());
        return List.copyOf(acts);
    }

    /** {@return the step over a judgement, at the depth it leads to} */
    IdentityHop hop(Judged judged, int depth) {
        return identities.hop(judged.identity(), judged.from(), depth);
    }
}
