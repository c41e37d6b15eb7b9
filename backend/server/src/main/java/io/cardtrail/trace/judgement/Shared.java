package io.cardtrail.trace.judgement;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.Reach;
import io.cardtrail.trace.TracedAct;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Devices and addresses that too many use, such as a shop's till or a VPN's exit: they tell nobody from anybody. So does one whose
 * other acts lie beyond the hops, because nobody can say how many use it.
 */
final class Shared {
    private final Reach reach;
    private final Set<EntityRef> shared = new HashSet<>();

    private record Use(EntityRef by, Instant at) {}

    Shared(Reach reach, WeightTable table) {
        this.reach = reach;
        Map<EntityRef, Set<EntityRef>> users = new HashMap<>();
        Map<EntityRef, List<Use>> exits = new HashMap<>();
        for (TracedAct act : reach.acts()) {
            for (Participant role : act.roles()) {
                EntityRef party = role.entity();
                if (Profiles.acting().contains(role.role()) && PairKind.of(party.kind()) == PairKind.BEARERS) {
                    Profiles.in(act, Role.ON_DEVICE)
                            .forEach(device -> users.computeIfAbsent(device, d -> new HashSet<>())
                                    .add(party));
                }
                if (party.kind() == EntityKind.ACCOUNT) {
                    Profiles.in(act, Role.FROM_IP)
                            .forEach(address -> exits.computeIfAbsent(address, a -> new ArrayList<>())
                                    .add(new Use(party, act.at())));
                }
            }
        }
        users.forEach((device, by) -> {
            if (by.size() >= table.sharedFrom()) {
                shared.add(device);
            }
        });
        exits.forEach((address, uses) -> {
            if (most(uses, table) >= table.sharedFrom()) {
                shared.add(address);
            }
        });
    }

    /** {@return whether it can tell one from another} */
    boolean tells(EntityRef thing) {
        return reach.whole().contains(thing) && !shared.contains(thing);
    }

    /** {@return the most different users within one half-open stretch of time; acts come by time} */
    private static int most(List<Use> uses, WeightTable table) {
        Deque<Use> within = new ArrayDeque<>();
        Map<EntityRef, Integer> count = new HashMap<>();
        int most = 0;
        for (Use use : uses) {
            within.addLast(use);
            count.merge(use.by(), 1, Integer::sum);
            Instant from = use.at().minus(table.sharedWithin());
            while (!within.getFirst().at().isAfter(from)) {
                count.computeIfPresent(within.removeFirst().by(), (by, n) -> n == 1 ? null : n - 1);
            }
            most = Math.max(most, count.size());
        }
        return most;
    }
}
