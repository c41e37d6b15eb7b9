package io.cardtrail.trace.link;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.SeenAct;
import io.cardtrail.trace.TraceComplaint;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who acts in a row, and what with. */
public final class LinkRoles {
    private LinkRoles() {}

    /**
     * Checks what a question starts from.
     *
     * @throws BadRequest if no link starts from a thing of that kind
     */
    public static void requireStart(EntityKind kind) {
        if (!party(kind)) {
            throw TraceComplaint.LINK_START.refused(kind);
        }
    }

    /**
     * Checks what a question for ways starts from and ends at.
     *
     * @throws BadRequest if no link does so at things of these kinds, or both are the same
     */
    static void requireEnds(EntityRef start, EntityRef end) {
        requireStart(start.kind());
        if (!party(end.kind())) {
            throw TraceComplaint.LINK_END.refused(end.kind());
        }
        if (start.equals(end)) {
            throw TraceComplaint.LINK_ENDS_ALIKE.refused();
        }
    }

    /** {@return who acts in it: checks, signs in, buys, is topped up, calls} */
    public static List<EntityRef> parties(SeenAct act) {
        Set<Role> roles = switch (act.kind()) {
            case VERIFICATION, ACCESS -> Set.of(Role.BY_ACCOUNT);
            case SALE -> Set.of(Role.SOLD_TO);
            case REDEMPTION -> Set.of(Role.TO_PHONE, Role.TO_SIM);
            case USAGE -> Set.of(Role.BY_PHONE, Role.BY_SIM);
            case ISSUE, PAYMENT, REGISTRATION -> Set.of();
        };
        return in(act, roles).filter(entity -> party(entity.kind())).toList();
    }

    /** {@return the devices and addresses it was done with} */
    public static List<EntityRef> things(SeenAct act) {
        return in(act, Set.of(Role.FROM_IP, Role.ON_DEVICE))
                .filter(entity -> entity.kind() == EntityKind.DEVICE || entity.kind() == EntityKind.IP)
                .toList();
    }

    /** {@return IP, or a device's type: what stands before the colon of its key} */
    static String type(EntityRef thing) {
        return thing.kind() == EntityKind.IP
                ? "IP"
                : thing.key().substring(0, Math.max(0, thing.key().indexOf(':')));
    }

    static boolean line(EntityRef party) {
        return party.kind() == EntityKind.PHONE || party.kind() == EntityKind.SIM;
    }

    static boolean party(EntityKind kind) {
        return switch (kind) {
            case ACCOUNT, PHONE, SIM -> true;
            case CARD, PIN, DEVICE, IP, PAYMENT_ACCOUNT, PERSON, ORGANISATION, CELL -> false;
        };
    }

    private static Stream<EntityRef> in(SeenAct act, Set<Role> roles) {
        return act.roles().stream()
                .filter(role -> roles.contains(role.role()))
                .map(Participant::entity)
                .distinct();
    }
}
