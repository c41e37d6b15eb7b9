package io.cardtrail.trace.usage;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.TracedAct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody a line or device had to do with.
 *
 * @param acts distinct ones
 * @param roles in which it stands in them
 */
public record Counterpart(
        EntityRef entity, int acts, Instant first, Instant last, Set<Role> roles, Set<ActKind> kinds) {
    private static final Comparator<Counterpart> MOST_FIRST =
            Comparator.comparingInt(Counterpart::acts).reversed().thenComparing(Counterpart::first);

    /** {@return whom {@code of} had to do with in {@code acts}, most acts first, then who came first} */
    static List<Counterpart> of(List<TracedAct> acts, EntityRef of) {
        Map<EntityRef, Counterpart> found = new LinkedHashMap<>();
        for (TracedAct act : acts) {
            Set<EntityRef> counted = new HashSet<>();
            for (Participant role : Sides.counterparts(act, of)) {
                found.merge(
                        role.entity(),
                        new Counterpart(role.entity(), 1, act.at(), act.at(), Set.of(role.role()), Set.of(act.kind())),
                        (before, one) -> before.and(one, counted.contains(role.entity()) ? 0 : 1));
                counted.add(role.entity());
            }
        }
        List<Counterpart> sorted = new ArrayList<>(found.values());
        sorted.sort(MOST_FIRST);
        return List.copyOf(sorted);
    }

    private Counterpart and(Counterpart later, int more) {
        Set<Role> allRoles = EnumSet.copyOf(roles);
        allRoles.addAll(later.roles());
        Set<ActKind> allKinds = EnumSet.copyOf(kinds);
        allKinds.addAll(later.kinds());
        return new Counterpart(
                entity,
                acts + more,
                first,
                later.last(),
                Collections.unmodifiableSet(allRoles),
                Collections.unmodifiableSet(allKinds));
    }
}
