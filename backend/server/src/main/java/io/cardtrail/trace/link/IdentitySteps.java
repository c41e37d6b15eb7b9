package io.cardtrail.trace.link;

import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.ScopedActs;
import io.cardtrail.trace.SeenAct;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.WayRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The judgements on identity that one LINK walk may step over. */
final class IdentitySteps {
    private final Map<EntityRef, List<Identities.Identity>> byEnd = new HashMap<>();
    private final Map<String, List<SeenAct>> rows = new HashMap<>();
    private final List<Identities.Identity> all = new ArrayList<>();
    private final int hopsSpent;

    /** Without those that rest on an act which the question leaves out, and those of ends that no link has. */
    IdentitySteps(ScopedActs acts, TraceQuestion question, Identities identities) {
        this.hopsSpent = acts.reading().grant().hopsSpent();
        if (!question.identities()) {
            return;
        }
        for (Identities.Identity identity : identities.known(acts)) {
            List<SeenAct> cited = acts.acts(identity.rows());
            if (LinkRoles.party(identity.left().kind())
                    && LinkRoles.party(identity.right().kind())
                    && walked(identity, cited, question.rules())) {
                all.add(identity);
                rows.put(identity.judgement(), cited);
                byEnd.computeIfAbsent(identity.left(), end -> new ArrayList<>()).add(identity);
                byEnd.computeIfAbsent(identity.right(), end -> new ArrayList<>())
                        .add(identity);
            }
        }
    }

    private static boolean walked(Identities.Identity identity, List<SeenAct> cited, WayRules rules) {
        return !rules.without().contains(identity.left())
                && !rules.without().contains(identity.right())
                && cited.stream().noneMatch(rules::shuns);
    }

    /** {@return the judgements that this party is one end of} */
    List<Identities.Identity> of(EntityRef party) {
        return byEnd.getOrDefault(party, List.of());
    }

    /** {@return the acts that one of them rests on} */
    List<SeenAct> rows(Identities.Identity identity) {
        return rows.getOrDefault(identity.judgement(), List.of());
    }

    /**
     * {@return at how many hops a judgement leads on from somebody met at {@code distance}: nobody gets nearer to a subject by it than
     * its rows are}
     */
    int depth(Identities.Identity identity, int distance) {
        return Math.max(distance + Pairs.HOPS, identity.distance() - hopsSpent);
    }

    /** {@return each that a walk which met these at these distances can step over within the hops} */
    List<IdentityHop> between(Map<EntityRef, Integer> met, int maxHops) {
        List<IdentityHop> hops = new ArrayList<>();
        for (Identities.Identity identity : all) {
            Integer left = met.get(identity.left());
            Integer right = met.get(identity.right());
            if (left != null && right != null) {
                boolean fromLeft = left <= right;
                int depth = depth(identity, fromLeft ? left : right);
                if (depth <= maxHops) {
                    hops.add(hop(identity, fromLeft ? identity.left() : identity.right(), depth));
                }
            }
        }
        hops.sort(IdentityHop.ORDER);
        return List.copyOf(hops);
    }

    /** {@return the step over a judgement from one of its ends, at the depth it leads to} */
    IdentityHop hop(Identities.Identity identity, EntityRef from, int depth) {
        return new IdentityHop(
                identity.judgement(),
                from,
                identity.other(from),
                depth,
                identity.grade(),
                identity.independentSources(),
                identity.rule(),
                identity.disputed(),
                rows(identity));
    }
}
