package io.cardtrail.trace.judgement;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.JudgedField;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.Reach;
import io.cardtrail.trace.TracedAct;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the rows within reach say of everything that can be an end. */
final class Profiles {
    /** Who in these roles acted from the row's device and address. */
    private static final Set<Role> ACTING = EnumSet.of(
            Role.BY_ACCOUNT,
            Role.SOLD_TO,
            Role.PAID_FROM,
            Role.TO_PHONE,
            Role.BY_PHONE,
            Role.REGISTERS,
            Role.TO_PERSON);

    private final NavigableMap<EntityRef, Map<JudgedField, List<Said>>> ends = new TreeMap<>();
    private final Set<List<EntityRef>> together = new HashSet<>();

    /**
     * Reads the acts.
     *
     * @param tells which devices and addresses can tell one from another
     */
    Profiles(Reach reach, Predicate<EntityRef> tells) {
        for (TracedAct act : reach.acts()) {
            names(act);
            seen(act, tells);
            if (act.kind() == ActKind.REGISTRATION) {
                registration(act);
            }
        }
        ends.values().forEach(fields -> fields.replaceAll((field, said) -> inOrder(said)));
    }

    NavigableMap<EntityRef, Map<JudgedField, List<Said>>> ends() {
        return ends;
    }

    /** {@return what is said of an end in a field, by time} */
    List<Said> of(EntityRef end, JudgedField field) {
        return ends.getOrDefault(end, Map.of()).getOrDefault(field, List.of());
    }

    /** {@return whether one registration names both: then it is recorded, and nothing is left to judge} */
    boolean registeredTogether(EntityRef left, EntityRef right) {
        return together.contains(List.of(left, right));
    }

    private void names(TracedAct act) {
        for (Participant role : act.roles()) {
            EntityRef entity = role.entity();
            name(entity, entity, role.name(), act);
            switch (entity.kind()) {
                case ACCOUNT -> {
                    String user = entity.key().substring(entity.key().indexOf(':') + 1);
                    name(entity, JudgedField.USER_NAME, entity, user, act);
                }
                case PERSON -> add(entity, JudgedField.IDENTITY_DOCUMENT, entity, act);
                case ORGANISATION -> name(entity, entity, entity.key(), act);
                case CARD, PIN, PHONE, SIM, DEVICE, IP, PAYMENT_ACCOUNT, CELL -> {}
            }
        }
    }

    private void seen(TracedAct act, Predicate<EntityRef> tells) {
        List<EntityRef> devices = usable(act, Role.ON_DEVICE, tells);
        List<EntityRef> addresses = usable(act, Role.FROM_IP, tells);
        for (Participant role : act.roles()) {
            EntityRef party = role.entity();
            if (ACTING.contains(role.role())) {
                devices.forEach(device -> add(party, JudgedField.DEVICE, device, act));
                addresses.forEach(address -> add(party, JudgedField.ADDRESS, address, act));
                if (party.kind() == EntityKind.ACCOUNT) {
                    devices.forEach(device -> add(device, JudgedField.ACCOUNT, party, act));
                }
            }
        }
        devices.forEach(device -> addresses.forEach(address -> add(device, JudgedField.ADDRESS, address, act)));
    }

    private static List<EntityRef> usable(TracedAct act, Role role, Predicate<EntityRef> tells) {
        return in(act, role).stream().filter(tells).toList();
    }

    private void registration(TracedAct act) {
        List<EntityRef> registered = in(act, Role.REGISTERS);
        List<EntityRef> owners = new ArrayList<>(in(act, Role.TO_PERSON));
        owners.addAll(in(act, Role.TO_ORGANISATION));
        for (EntityRef one : registered) {
            registered.forEach(other -> together.add(List.of(one, other)));
            for (Participant role : act.roles()) {
                if (role.role() == Role.TO_PERSON) {
                    add(one, JudgedField.IDENTITY_DOCUMENT, role.entity(), act);
                    name(one, role.entity(), role.name(), act);
                }
            }
            if (one.kind() == EntityKind.PHONE) {
                owners.forEach(owner -> add(owner, JudgedField.PHONE, one, act));
                registered.stream()
                        .filter(other -> other.kind() != EntityKind.PHONE)
                        .forEach(other -> add(other, JudgedField.PHONE, one, act));
            }
        }
    }

    private void name(EntityRef end, EntityRef of, @Nullable String name, TracedAct act) {
        if (name != null) {
            name(end, JudgedField.NAME, of, name, act);
        }
    }

    private void name(EntityRef end, JudgedField field, EntityRef of, String name, TracedAct act) {
        String value = NameText.normalised(name);
        if (!value.isEmpty() && !NameText.masked(name)) {
            put(end, field, new Said(value, of, name, act));
        }
    }

    private void add(EntityRef end, JudgedField field, EntityRef value, TracedAct act) {
        put(end, field, new Said(value.kind() + " " + value.key(), value, null, act));
    }

    private void put(EntityRef end, JudgedField field, Said said) {
        if (PairKind.of(end.kind()) != null) {
            ends.computeIfAbsent(end, e -> new EnumMap<>(JudgedField.class))
                    .computeIfAbsent(field, f -> new ArrayList<>())
                    .add(said);
        }
    }

    /** By time, and once: a thing may have two roles in one act. */
    private static List<Said> inOrder(List<Said> said) {
        List<Said> once = new ArrayList<>();
        said.stream().sorted(Said.IN_TIME).forEach(one -> {
            if (once.isEmpty() || !once.getLast().told().equals(one.told())) {
                once.add(one);
            }
        });
        return once;
    }

    static List<EntityRef> in(TracedAct act, Role role) {
        return act.roles().stream()
                .filter(participant -> participant.role() == role)
                .map(Participant::entity)
                .distinct()
                .toList();
    }

    static Set<Role> acting() {
        return Collections.unmodifiableSet(ACTING);
    }
}
