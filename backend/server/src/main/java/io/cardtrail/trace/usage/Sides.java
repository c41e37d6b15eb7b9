package io.cardtrail.trace.usage;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.TracedAct;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * On which side of a row something stands. A row about a call tells device, SIM and cell of the party that is recorded and nothing of
 * the other end's: whoever stands at the other end must not be given them.
 */
final class Sides {
    private Sides() {}

    /** {@return the roles by which a line is used in acts of this kind; its device is ON_DEVICE in every kind that has one} */
    private static Set<Role> line(ActKind kind) {
        return switch (kind) {
            case USAGE -> EnumSet.of(Role.BY_PHONE, Role.BY_SIM);
            case REDEMPTION -> EnumSet.of(Role.TO_PHONE, Role.TO_SIM);
            case SALE -> EnumSet.of(Role.SOLD_TO, Role.BY_SIM);
            case VERIFICATION, ACCESS, PAYMENT -> EnumSet.of(Role.BY_SIM);
            case ISSUE, REGISTRATION -> EnumSet.noneOf(Role.class);
        };
    }

    /** {@return phone, SIM and device that were used together in this act; of a registration none, since it is no use} */
    static Set<EntityRef> usedTogether(TracedAct act) {
        Set<EntityRef> used = new LinkedHashSet<>();
        if (act.kind() == ActKind.REGISTRATION) {
            return used;
        }
        Set<Role> line = line(act.kind());
        for (Participant role : act.roles()) {
            if (role.role() == Role.ON_DEVICE || (line.contains(role.role()) && isUsed(role.entity()))) {
                used.add(role.entity());
            }
        }
        return used;
    }

    /** {@return what {@code of} was used with in this act} */
    static Set<EntityRef> usedWith(TracedAct act, EntityRef of) {
        Set<EntityRef> used = usedTogether(act);
        return used.remove(of) ? used : Set.of();
    }

    /** {@return the cells that {@code of} was at in this act} */
    static Set<EntityRef> cells(TracedAct act, EntityRef of) {
        Set<EntityRef> cells = new LinkedHashSet<>();
        if (usedTogether(act).contains(of)) {
            act.roles().stream().filter(role -> role.role() == Role.AT_CELL).forEach(role -> cells.add(role.entity()));
        }
        return cells;
    }

    /**
     * {@return whom {@code of} had to do with in this act, each as it stands there}
     *
     * <p>Its own phone, SIM and device are no counterparts, nor is who is on record as holding it.
     */
    static List<Participant> counterparts(TracedAct act, EntityRef of) {
        if (act.kind() == ActKind.REGISTRATION) {
            return List.of();
        }
        Set<EntityRef> together = usedTogether(act);
        boolean own = together.contains(of);
        if (!own && act.kind() == ActKind.USAGE) {
            // At the other end of a call: phone and SIM there are one counterpart, told by its number where there is
            // one.
            List<Participant> phones = in(act, of, EnumSet.of(Role.BY_PHONE));
            return phones.isEmpty() ? in(act, of, EnumSet.of(Role.BY_SIM)) : phones;
        }
        return act.roles().stream()
                .filter(role -> role.role().somebody() && role.entity().kind() != EntityKind.CARD)
                .filter(role -> !role.entity().equals(of) && !(own && together.contains(role.entity())))
                .toList();
    }

    private static List<Participant> in(TracedAct act, EntityRef of, Set<Role> roles) {
        List<Participant> found = new ArrayList<>();
        for (Participant role : act.roles()) {
            if (roles.contains(role.role()) && !role.entity().equals(of)) {
                found.add(role);
            }
        }
        return found;
    }

    private static boolean isUsed(EntityRef entity) {
        return switch (entity.kind()) {
            case PHONE, SIM, DEVICE -> true;
            case CARD, PIN, IP, PAYMENT_ACCOUNT, ACCOUNT, PERSON, ORGANISATION, CELL -> false;
        };
    }
}
