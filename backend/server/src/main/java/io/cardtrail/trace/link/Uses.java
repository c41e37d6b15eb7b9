package io.cardtrail.trace.link;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.ScopedActs;
import io.cardtrail.trace.SeenAct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who used what, in which acts, as far as it is granted. */
final class Uses {
    private final ScopedActs acts;
    private final ExitRule rule;
    private final Set<EntityRef> without;
    private final Map<EntityRef, List<SeenAct>> ofThing = new HashMap<>();
    private final Map<EntityRef, Integer> accounts = new HashMap<>();

    /** @param without acts that name any of these are not walked; they count all the same for what a shared exit is */
    Uses(ScopedActs acts, ExitRule rule, Set<EntityRef> without) {
        this.acts = acts;
        this.rule = rule;
        this.without = without;
    }

    /** {@return by party, the acts it did with a visible thing} */
    Map<EntityRef, List<SeenAct>> by(Collection<EntityRef> parties) {
        Map<EntityRef, List<SeenAct>> found = new HashMap<>();
        for (SeenAct act : read(parties)) {
            if (!LinkRoles.things(act).isEmpty()) {
                for (EntityRef party : LinkRoles.parties(act)) {
                    if (parties.contains(party)) {
                        found.computeIfAbsent(party, p -> new ArrayList<>()).add(act);
                    }
                }
            }
        }
        return found;
    }

    /** Looks at things that {@link #of} and {@link #exit} are asked about. */
    void look(Collection<EntityRef> things) {
        Set<EntityRef> fresh = new HashSet<>(things);
        fresh.removeAll(ofThing.keySet());
        fresh.removeAll(accounts.keySet());
        List<EntityRef> addresses =
                fresh.stream().filter(thing -> thing.kind() == EntityKind.IP).toList();
        Map<EntityRef, List<ExitRule.Use>> uses = LinkingActs.accounts(acts, addresses);
        addresses.forEach(address -> accounts.put(address, rule.most(uses.getOrDefault(address, List.of()))));
        fresh.removeIf(this::exit);
        fresh.forEach(thing -> ofThing.put(thing, new ArrayList<>()));
        for (SeenAct act : read(fresh)) {
            for (EntityRef thing : LinkRoles.things(act)) {
                if (fresh.contains(thing)) {
                    of(thing).add(act);
                }
            }
        }
    }

    /** {@return the acts in which anybody used this thing; none of a shared exit} */
    List<SeenAct> of(EntityRef thing) {
        return ofThing.getOrDefault(thing, new ArrayList<>());
    }

    /** {@return the same by whoever acts, by time} */
    Map<EntityRef, List<SeenAct>> byParty(EntityRef thing) {
        Map<EntityRef, List<SeenAct>> by = new TreeMap<>();
        for (SeenAct act : Sharing.inTime(of(thing))) {
            LinkRoles.parties(act)
                    .forEach(party ->
                            by.computeIfAbsent(party, p -> new ArrayList<>()).add(act));
        }
        return by;
    }

    boolean exit(EntityRef thing) {
        return accounts(thing) >= rule.accounts();
    }

    /** {@return the most accounts an address had within the rule's time} */
    int accounts(EntityRef address) {
        return accounts.getOrDefault(address, 0);
    }

    /** {@return every act that any of these does, with a thing or without} */
    List<SeenAct> all(Collection<EntityRef> parties) {
        return acts.acts(LinkingActs.of(acts, parties));
    }

    private List<SeenAct> read(Collection<EntityRef> entities) {
        return all(entities).stream()
                .filter(act -> act.roles().stream().noneMatch(role -> without.contains(role.entity())))
                .toList();
    }
}
