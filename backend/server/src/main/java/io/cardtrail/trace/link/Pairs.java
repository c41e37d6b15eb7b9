package io.cardtrail.trace.link;

import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.trace.SeenAct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every pair of some parties, by the things of a walk that count for the two. */
final class Pairs {
    /** From a party to the next: an act of one with a thing, and an act of the other with it. */
    static final int HOPS = 2;

    /** Past it the whole answer is refused: a till that thousands used links each of them to each. */
    static final int MOST_PAIRS = 20_000;

    private final Uses uses;
    private final Map<EntityRef, Map<EntityRef, List<SeenAct>>> byThing = new TreeMap<>();
    private final Map<EntityRef, Map<EntityRef, Set<EntityRef>>> shared = new TreeMap<>();

    /**
     * Two parties and what they share.
     *
     * @param oneLine phone and SIM that some row names together: what they share links them to nobody
     */
    record Pair(Link link, boolean oneLine) {}

    /** @throws TooMuchWork if too many share something */
    Pairs(Uses uses, Sharing sharing, Collection<EntityRef> parties, Collection<EntityRef> things) {
        this.uses = uses;
        things.forEach(thing -> byThing.put(thing, uses.byParty(thing)));
        int pairs = 0;
        for (EntityRef thing : things) {
            Map<EntityRef, List<SeenAct>> by = acts(thing);
            List<EntityRef> users =
                    by.keySet().stream().filter(parties::contains).toList();
            for (int i = 0; i < users.size(); i++) {
                for (int j = i + 1; j < users.size(); j++) {
                    EntityRef a = users.get(i);
                    EntityRef b = users.get(j);
                    if (++pairs > MOST_PAIRS) {
                        throw tooMany();
                    }
                    if (sharing.counts(a, by.getOrDefault(a, List.of()), b, by.getOrDefault(b, List.of()))) {
                        shared.computeIfAbsent(a, p -> new TreeMap<>())
                                .computeIfAbsent(b, p -> new TreeSet<>())
                                .add(thing);
                    }
                }
            }
        }
    }

    /**
     * Looks whether so many that were met and used one thing are too many.
     *
     * @throws TooMuchWork if they are
     */
    static void bound(long users) {
        if (users * (users - 1) / 2 > MOST_PAIRS) {
            throw tooMany();
        }
    }

    private static TooMuchWork tooMany() {
        return new TooMuchWork("more than " + MOST_PAIRS + " pairs of those met share a device or an"
                + " address; narrow the window, the hops or the categories");
    }

    /** {@return them, by both ends} */
    List<Pair> all() {
        Map<EntityRef, Set<EntityRef>> lines = lines();
        List<Pair> pairs = new ArrayList<>();
        shared.forEach((a, others) -> others.forEach((b, via) -> pairs.add(
                new Pair(link(a, b, via), lines.getOrDefault(a, Set.of()).contains(b)))));
        return List.copyOf(pairs);
    }

    /** {@return what a party did with a thing, by time} */
    List<SeenAct> acts(EntityRef party, EntityRef thing) {
        return acts(thing).getOrDefault(party, List.of());
    }

    private Map<EntityRef, List<SeenAct>> acts(EntityRef thing) {
        return byThing.getOrDefault(thing, Map.of());
    }

    /** {@return by phone, the SIMs that any row names with it, whatever was used there: the two are one line} */
    private Map<EntityRef, Set<EntityRef>> lines() {
        Set<EntityRef> phones = new TreeSet<>();
        shared.forEach((a, others) -> {
            if (a.kind() == EntityKind.PHONE && others.keySet().stream().anyMatch(b -> b.kind() == EntityKind.SIM)) {
                phones.add(a);
            }
        });
        Map<EntityRef, Set<EntityRef>> lines = new TreeMap<>();
        for (SeenAct act : uses.all(phones)) {
            List<EntityRef> named = LinkRoles.parties(act);
            named.stream()
                    .filter(phones::contains)
                    .forEach(phone ->
                            lines.computeIfAbsent(phone, p -> new TreeSet<>()).addAll(named));
        }
        return lines;
    }

    private Link link(EntityRef a, EntityRef b, Set<EntityRef> via) {
        Set<String> types = new HashSet<>();
        Set<String> holders = new HashSet<>();
        for (EntityRef thing : via) {
            types.add(LinkRoles.type(thing));
            for (EntityRef party : List.of(a, b)) {
                acts(party, thing).forEach(act -> holders.add(act.holder()));
            }
        }
        Grade grade = types.size() >= 2 && holders.size() >= 2 ? Grade.B : Grade.C;
        return new Link(a, b, List.copyOf(via), grade, holders.size());
    }
}
