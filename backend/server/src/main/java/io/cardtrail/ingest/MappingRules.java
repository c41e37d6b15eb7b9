package io.cardtrail.ingest;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Role;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a mapping must be besides well-formed: roles that the act has, kinds that the role takes, columns that fit together. */
final class MappingRules {
    static final Set<EntityKind> NAMESPACED =
            Set.of(EntityKind.ACCOUNT, EntityKind.PAYMENT_ACCOUNT, EntityKind.ORGANISATION);

    /** Type of a number that only its holder gives a meaning: its namespace is needed. */
    static final String NUMBER = "NUMBER";

    static final Map<EntityKind, List<String>> TYPES = Map.of(
            EntityKind.DEVICE, List.of("IMEI", "MAC", "FINGERPRINT", NUMBER), EntityKind.PERSON, List.of(NUMBER));

    static final Set<EntityKind> NEVER_CONSTANT = Set.of(EntityKind.PIN, EntityKind.PERSON, EntityKind.CARD);

    /** What a column's {@code check} may be, and of which kind. */
    static final Map<String, EntityKind> CHECKS = Map.of(
            "serial", EntityKind.CARD,
            "pin", EntityKind.PIN,
            "phone", EntityKind.PHONE,
            "imsi", EntityKind.SIM,
            "imei", EntityKind.DEVICE,
            "residentId", EntityKind.PERSON);

    private MappingRules() {}

    /** Every identifier is checked by its kind anyway; a {@code check} that contradicts the kind is a mistake. */
    static void checkNamed(MappingNode node, EntityKind kind) {
        String check = node.optionalText("check");
        if (check != null && CHECKS.get(check) != kind) {
            throw MappingComplaint.CHECK.at(node.path("check"), kind);
        }
    }

    static void check(Mapping mapping) {
        Set<String> headings = new HashSet<>();
        Set<Object> single = new HashSet<>();
        for (int i = 0; i < mapping.columns().size(); i++) {
            Mapping.Column column = mapping.columns().get(i);
            String path = "mapping.columns[" + i + "]";
            if (!headings.add(column.heading())) {
                throw MappingComplaint.MAPPED_TWICE.at(path + ".column");
            }
            switch (column.target()) {
                case Target.Bearer bearer -> {
                    checkRole(mapping.content(), bearer.role(), bearer.kind(), path);
                    checkShape(bearer, single, path);
                }
                case Target.Time time -> once(single, time.part(), path);
                case Target.Attribute attribute -> {
                    checkAttribute(mapping.content(), attribute.name(), path);
                    once(single, attribute.name(), path);
                }
                case Target.BearerName name -> {
                    once(single, name, path);
                    checkName(mapping, name, path);
                }
                case Target.NotStored notStored -> {}
            }
        }
        for (int i = 0; i < mapping.constants().size(); i++) {
            Mapping.Constant constant = mapping.constants().get(i);
            checkRole(mapping.content(), constant.role(), constant.identifier().kind(), "mapping.constants[" + i + "]");
        }
        checkTime(single);
        checkRecordKeeping(mapping, single);
        checkRange(single);
        checkCarrier(mapping, single);
    }

    private static void checkShape(Target.Bearer bearer, Set<Object> single, String path) {
        if (bearer.range() != null) {
            if (bearer.kind() != EntityKind.CARD || bearer.list() != null) {
                throw MappingComplaint.RANGE_OF_CARDS.at(path + ".range");
            }
            once(single, bearer.range(), path);
        }
    }

    private static void once(Set<Object> single, Object what, String path) {
        if (!single.add(what)) {
            throw MappingComplaint.SAME_TARGET.at(path + ".to");
        }
    }

    private static void checkName(Mapping mapping, Target.BearerName name, String path) {
        boolean named = mapping.columns().stream()
                .anyMatch(column -> column.target() instanceof Target.Bearer bearer
                        && bearer.role() == name.of()
                        && Target.BearerName.NAMED.contains(bearer.kind()));
        if (!named) {
            throw MappingComplaint.NAME_WITHOUT_NUMBER.at(path + ".of");
        }
    }

    private static void checkTime(Set<Object> single) {
        boolean whole = single.contains(Target.TimePart.WHOLE);
        boolean date = single.contains(Target.TimePart.DATE);
        boolean time = single.contains(Target.TimePart.TIME);
        if (date != time || whole == date) {
            throw MappingComplaint.TIME_NEEDED.at("mapping.columns");
        }
    }

    private static void checkRange(Set<Object> single) {
        if (single.contains(Target.RangeEnd.FIRST) != single.contains(Target.RangeEnd.LAST)) {
            throw MappingComplaint.RANGE_ENDS.at("mapping.columns");
        }
    }

    private static void checkCarrier(Mapping mapping, Set<Object> single) {
        boolean column = single.contains(Target.AttributeName.CARRIER);
        if (column && mapping.carrier() != null) {
            throw MappingComplaint.CARRIER_TWICE.at("mapping.carrier");
        }
        boolean cards = mapping.columns().stream()
                .anyMatch(
                        mapped -> mapped.target() instanceof Target.Bearer bearer && bearer.kind() == EntityKind.CARD);
        if (cards && !column && mapping.carrier() == null) {
            throw MappingComplaint.CARRIER_MISSING.at("mapping.carrier");
        }
    }

    private static void checkAttribute(Mapping.Content content, Target.AttributeName name, String path) {
        if (!has(content, name)) {
            throw MappingComplaint.NO_SUCH_ATTRIBUTE.at(path + ".to", content.word(), name.word());
        }
    }

    /** {@return whether a row of that content may say it} */
    static boolean has(Mapping.Content content, Target.AttributeName name) {
        return switch (content) {
            case Mapping.Content.Acts acts -> !RecordKeepingRow.NEEDED.contains(name);
            case Mapping.Content.RecordKeeping keeping ->
                RecordKeepingRow.NEEDED.contains(name) || name == Target.AttributeName.REFERENCE;
        };
    }

    private static void checkRecordKeeping(Mapping mapping, Set<Object> single) {
        if (mapping.content() instanceof Mapping.Content.RecordKeeping) {
            for (Target.AttributeName name : RecordKeepingRow.NEEDED) {
                if (!single.contains(name)) {
                    throw MappingComplaint.COLUMN_NEEDED.at("mapping.columns", name.word());
                }
            }
            if (mapping.carrier() != null) {
                throw MappingComplaint.NO_CARRIER.at("mapping.carrier");
            }
        }
    }

    private static void checkRole(Mapping.Content content, Role role, EntityKind kind, String path) {
        Set<Role> roles = roles(content);
        if (!roles.contains(role)) {
            throw MappingComplaint.NO_SUCH_ROLE.at(path + ".to", content.word(), role, roles);
        }
        if (!kinds(role).contains(kind)) {
            throw MappingComplaint.KINDS_OF_ROLE.at(path + ".kind", role, kinds(role));
        }
    }

    /** {@return the roles a row of that content may fill} */
    static Set<Role> roles(Mapping.Content content) {
        return switch (content) {
            case Mapping.Content.Acts acts -> roles(acts.kind());
            case Mapping.Content.RecordKeeping keeping -> Set.of();
        };
    }

    /** The table of acts and roles in docs/graph-model.md. */
    private static Set<Role> roles(ActKind act) {
        EnumSet<Role> roles = EnumSet.of(Role.FROM_IP, Role.ON_DEVICE, Role.TO_SIM, Role.BY_SIM);
        roles.addAll(
                switch (act) {
                    case ISSUE -> EnumSet.of(Role.OF_CARD, Role.HAS_PIN, Role.ISSUED_BY, Role.ISSUED_TO);
                    case SALE -> EnumSet.of(Role.OF_CARD, Role.OF_PIN, Role.SOLD_BY, Role.SOLD_TO, Role.BROKERED_BY);
                    case PAYMENT -> EnumSet.of(Role.PAID_FROM, Role.PAID_TO);
                    case VERIFICATION -> EnumSet.of(Role.OF_PIN, Role.OF_CARD, Role.BY_ACCOUNT);
                    case REDEMPTION -> EnumSet.of(Role.OF_PIN, Role.OF_CARD, Role.TO_PHONE);
                    case USAGE -> EnumSet.of(Role.BY_PHONE, Role.WITH_PHONE, Role.AT_CELL);
                    case ACCESS -> EnumSet.of(Role.BY_ACCOUNT);
                    case REGISTRATION -> EnumSet.of(Role.REGISTERS, Role.TO_PERSON, Role.TO_ORGANISATION);
                });
        return roles;
    }

    /** {@return what a role takes} */
    static Set<EntityKind> kinds(Role role) {
        return switch (role) {
            case OF_CARD -> EnumSet.of(EntityKind.CARD);
            case OF_PIN, HAS_PIN -> EnumSet.of(EntityKind.PIN);
            case ISSUED_BY, ISSUED_TO, SOLD_BY, SOLD_TO, BROKERED_BY ->
                EnumSet.of(EntityKind.ORGANISATION, EntityKind.ACCOUNT, EntityKind.PERSON, EntityKind.PHONE);
            case PAID_FROM, PAID_TO -> EnumSet.of(EntityKind.PAYMENT_ACCOUNT);
            case BY_ACCOUNT -> EnumSet.of(EntityKind.ACCOUNT, EntityKind.PAYMENT_ACCOUNT);
            case TO_PHONE, BY_PHONE, WITH_PHONE -> EnumSet.of(EntityKind.PHONE);
            case AT_CELL -> EnumSet.of(EntityKind.CELL);
            case REGISTERS ->
                EnumSet.of(
                        EntityKind.PHONE,
                        EntityKind.SIM,
                        EntityKind.ACCOUNT,
                        EntityKind.PAYMENT_ACCOUNT,
                        EntityKind.DEVICE);
            case TO_PERSON -> EnumSet.of(EntityKind.PERSON);
            case TO_ORGANISATION -> EnumSet.of(EntityKind.ORGANISATION);
            case FROM_IP -> EnumSet.of(EntityKind.IP);
            case ON_DEVICE -> EnumSet.of(EntityKind.DEVICE);
            case TO_SIM, BY_SIM -> EnumSet.of(EntityKind.SIM);
            case SETTLED_BY, FOOTAGE, SETTLEMENT -> EnumSet.noneOf(EntityKind.class);
        };
    }
}
