package io.cardtrail.trace.link;

import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.SeenAct;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a LINK walk found besides its acts.
 *
 * @param distances the start and everybody the walk reached, in hops
 * @param things devices and addresses that these used and a hop led to, sorted
 * @param links every pair of parties that shares one of the things, by both ends
 * @param exits those of the things that are shared exits, by address
 * @param identities steps over judgements between these parties, by depth, ends and judgement
 */
public record Linked(
        NavigableMap<EntityRef, Integer> distances,
        List<EntityRef> things,
        List<Link> links,
        List<SharedExit> exits,
        List<IdentityHop> identities) {
    /** Of the other threads. */
    public static final Linked NONE = new Linked(new TreeMap<>(), List.of(), List.of(), List.of(), List.of());

    /** Copies, so that nothing changes what was found. */
    public Linked {
        distances = Collections.unmodifiableNavigableMap(new TreeMap<>(distances));
    }

    /** {@return the start alone} */
    public static Linked alone(EntityRef start) {
        return new Linked(new TreeMap<>(Map.of(start, 0)), List.of(), List.of(), List.of(), List.of());
    }

    /** {@return the start and everybody the walk reached, sorted} */
    public List<EntityRef> parties() {
        return List.copyOf(distances.keySet());
    }

    /** {@return what may be told: others whom the same rows name are no part of a LINK answer} */
    public Set<EntityRef> told() {
        Set<EntityRef> told = new HashSet<>(things);
        told.addAll(distances.keySet());
        return told;
    }

    /** {@return the same without these judgements} */
    public Linked without(Set<String> judgements) {
        return new Linked(
                distances,
                things,
                links,
                exits,
                identities.stream()
                        .filter(hop -> !judgements.contains(hop.judgement()))
                        .toList());
    }

    /** {@return the same with those identities only whose every row is among these acts} */
    public Linked told(Set<String> acts) {
        return new Linked(
                distances,
                things,
                links,
                exits,
                identities.stream()
                        .filter(hop -> hop.rows().stream().map(SeenAct::id).allMatch(acts::contains))
                        .toList());
    }

    /** {@return what is left where only these are in the answer, because it was cut} */
    public Linked within(Collection<EntityRef> answer) {
        Set<EntityRef> left = new HashSet<>(answer);
        return new Linked(
                new TreeMap<>(distances.entrySet().stream()
                        .filter(party -> left.contains(party.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))),
                things.stream().filter(left::contains).toList(),
                links.stream()
                        .filter(link -> left.contains(link.a()) && left.contains(link.b()))
                        .map(link -> new Link(
                                link.a(),
                                link.b(),
                                link.via().stream().filter(left::contains).toList(),
                                link.grade(),
                                link.independentSources()))
                        .filter(link -> !link.via().isEmpty())
                        .toList(),
                exits.stream().filter(exit -> left.contains(exit.address())).toList(),
                identities);
    }
}
