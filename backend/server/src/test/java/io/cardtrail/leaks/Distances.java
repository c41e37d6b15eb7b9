package io.cardtrail.leaks;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far acts lie from the named subjects of a grant, by the shortest way there is within the grant. */
final class Distances {
    private Distances() {}

    /**
     * {@return line → hops, of all acts of the grant that can be reached}
     *
     * <p>An act is one hop from what it names. A payment and the sale it settles are one hop together, and so are a card and its PIN.
     */
    static Map<Long, Integer> of(List<Recorded> acts, Court.Order order, Things things) {
        List<Recorded> visible =
                acts.stream().filter(act -> act.visible(order.scope())).toList();
        Map<EntityRef, Integer> entities = new HashMap<>();
        order.subjects().forEach(subject -> entities.put(things.ref(subject), 0));
        Map<Long, Integer> lines = new HashMap<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Recorded act : visible) {
                long line = act.places().getFirst().line();
                int near = named(act, order).stream()
                        .mapToInt(entity -> entities.getOrDefault(entity, 1_000) + 1)
                        .min()
                        .orElse(1_000);
                for (Recorded other : visible) {
                    if (settles(act, other, order) || settles(other, act, order)) {
                        near = Math.min(
                                near,
                                lines.getOrDefault(other.places().getFirst().line(), 1_000));
                    }
                }
                if (near < lines.getOrDefault(line, 1_000)) {
                    lines.put(line, near);
                    changed = true;
                }
                for (EntityRef entity : named(act, order)) {
                    if (lines.getOrDefault(line, 1_000) < entities.getOrDefault(entity, 1_000)) {
                        entities.put(entity, lines.getOrDefault(line, 1_000));
                        changed = true;
                    }
                }
                changed |= paired(act, order, entities);
            }
        }
        return lines;
    }

    private static Set<EntityRef> named(Recorded act, Court.Order order) {
        Set<EntityRef> named = new HashSet<>();
        for (Participant participant : act.act().participants()) {
            if (act.granted(order.scope(), participant.role())) {
                named.add(participant.entity());
            }
        }
        return named;
    }

    /** A card and its PIN are one thing. */
    private static boolean paired(Recorded act, Court.Order order, Map<EntityRef, Integer> entities) {
        boolean changed = false;
        for (EntityRef card : named(act, order)) {
            for (EntityRef pin : named(act, order)) {
                if (card.kind() == EntityKind.CARD && pin.kind() == EntityKind.PIN) {
                    int near = Math.min(entities.getOrDefault(card, 1_000), entities.getOrDefault(pin, 1_000));
                    changed |= near < entities.getOrDefault(card, 1_000) || near < entities.getOrDefault(pin, 1_000);
                    if (near < 1_000) {
                        entities.put(card, near);
                        entities.put(pin, near);
                    }
                }
            }
        }
        return changed;
    }

    private static boolean settles(Recorded payment, Recorded sale, Court.Order order) {
        String number = payment.act().attributes().reference();
        return number != null
                && payment.act().kind() == ActKind.PAYMENT
                && sale.act().kind() == ActKind.SALE
                && number.equals(sale.act().attributes().settledBy())
                && sale.granted(order.scope(), Role.SETTLED_BY);
    }
}
