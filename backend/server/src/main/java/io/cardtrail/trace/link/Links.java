package io.cardtrail.trace.link;

import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.ScopedActs;
import io.cardtrail.trace.SeenAct;
import io.cardtrail.trace.Step;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.Walk;
import io.cardtrail.trace.WayRules;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Walks from a party over an act to a device or address, over an act to the next party: two acts, two hops. An address that is a
 * shared exit is met and never walked through. A confirmed judgement that two parties are one and the same is a step of two hops too,
 * and never more than that: both stay themselves. By distance, so everybody is met at the fewest hops.
 */
public final class Links {
    private final Uses uses;
    private final Sharing sharing;
    private final IdentitySteps identities;
    private final int maxHops;
    private final NavigableMap<EntityRef, Integer> parties = new TreeMap<>();
    private final NavigableSet<EntityRef> things = new TreeSet<>();
    private final Map<String, Integer> depths = new TreeMap<>();
    private final Map<String, SeenAct> acts = new HashMap<>();

    /** A judgement led as far as the hops go, or further. */
    private boolean usedAllHops;

    private Links(ScopedActs acts, TraceQuestion question, ExitRule rule, Identities identities) {
        WayRules rules = question.rules();
        this.uses = new Uses(acts, rule, rules.without());
        this.sharing = new Sharing(rules);
        this.identities = new IdentitySteps(acts, question, identities);
        this.maxHops = question.maxHops();
    }

    /**
     * {@return the walk of a question}
     *
     * @throws io.cardtrail.model.BadRequest if no link starts from a thing of that kind
     */
    public static Walk walk(ScopedActs acts, TraceQuestion question, ExitRule rule, Identities identities) {
        LinkRoles.requireStart(question.start().kind());
        Links links = new Links(acts, question, rule, identities);
        links.from(question.start());
        List<Step> steps = links.depths.entrySet().stream()
                .map(entry -> new Step(links.act(entry.getKey()), null, entry.getValue()))
                .toList();
        return new Walk(
                steps,
                Map.of(),
                Map.of(),
                new TreeMap<>(),
                links.usedAllHops || links.depths.containsValue(question.maxHops()),
                0,
                links.linked());
    }

    /** {@return whom a question's walk meets, with every step between two of them} */
    static LinkGraph graph(ScopedActs acts, TraceQuestion question, ExitRule rule, Identities identities) {
        Links links = new Links(acts, question, rule, identities);
        links.from(question.start());
        return new LinkGraph(links.parties.keySet(), links.pairs(), links.identities);
    }

    private SeenAct act(String id) {
        SeenAct act = acts.get(id);
        if (act == null) {
            throw new IllegalStateException("a walk has a depth for an act it never met");
        }
        return act;
    }

    private void from(EntityRef start) {
        parties.put(start, 0);
        for (int distance = 0; distance < maxHops; distance++) {
            Set<EntityRef> frontier = at(distance);
            Map<EntityRef, List<SeenAct>> own = uses.by(frontier);
            NavigableSet<EntityRef> used = new TreeSet<>();
            for (List<SeenAct> acts : own.values()) {
                for (SeenAct act : acts) {
                    meet(act, distance + 1);
                    used.addAll(LinkRoles.things(act));
                }
            }
            things.addAll(used);
            uses.look(used);
            if (distance + 1 < maxHops) {
                next(frontier, used, distance + 2);
            }
            judged(frontier, distance);
        }
    }

    /** Whoever is met later is further away, so nobody's distance changes any more. */
    private Set<EntityRef> at(int distance) {
        NavigableSet<EntityRef> there = new TreeSet<>();
        parties.forEach((party, at) -> {
            if (at == distance) {
                there.add(party);
            }
        });
        return there;
    }

    private void judged(Set<EntityRef> frontier, int distance) {
        for (EntityRef party : frontier) {
            for (Identities.Identity identity : identities.of(party)) {
                int depth = identities.depth(identity, distance);
                usedAllHops |= depth >= maxHops;
                if (depth <= maxHops) {
                    parties.merge(identity.other(party), depth, Math::min);
                }
            }
        }
    }

    private void next(Set<EntityRef> frontier, Collection<EntityRef> used, int distance) {
        for (EntityRef thing : used) {
            Map<EntityRef, List<SeenAct>> by = uses.byParty(thing);
            // On a hub, neither all users nor all of the frontier may be walked through for each of the other.
            List<EntityRef> before =
                    by.keySet().stream().filter(frontier::contains).toList();
            Pairs.bound(before.size());
            by.forEach((party, acts) -> {
                boolean counts = before.stream()
                        .anyMatch(one -> !one.equals(party)
                                && sharing.counts(one, by.getOrDefault(one, List.of()), party, acts));
                if (counts) {
                    acts.forEach(act -> meet(act, distance));
                    parties.merge(party, distance, Math::min);
                }
            });
            // All of these share it, so the pairs of the whole walk would be refused in the end.
            Pairs.bound(by.keySet().stream().filter(parties::containsKey).count());
        }
    }

    private void meet(SeenAct act, int depth) {
        acts.put(act.id(), act);
        depths.merge(act.id(), depth, Math::min);
    }

    private Pairs pairs() {
        return new Pairs(uses, sharing, parties.keySet(), things);
    }

    private Linked linked() {
        return new Linked(
                parties,
                List.copyOf(things),
                pairs().all().stream()
                        .filter(pair -> !pair.oneLine())
                        .map(Pairs.Pair::link)
                        .toList(),
                things.stream()
                        .filter(uses::exit)
                        .map(exit -> new SharedExit(exit, uses.accounts(exit)))
                        .toList(),
                identities.between(parties, maxHops));
    }
}
