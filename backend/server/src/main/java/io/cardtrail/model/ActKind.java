package io.cardtrail.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The kinds of recorded act. An act is one source row. */
public enum ActKind {
    ISSUE("Issue", Category.CARD),
    SALE("Sale", Category.SALE),
    PAYMENT("Payment", Category.PAYMENT),
    VERIFICATION("Verification", Category.RECHARGE),
    REDEMPTION("Redemption", Category.RECHARGE),
    USAGE("Usage", Category.TRAFFIC),
    ACCESS("Access", Category.ACCESS),
    REGISTRATION("Registration", Category.SUBSCRIBER);

    private final String label;
    private final Category category;

    ActKind(String label, Category category) {
        this.label = label;
        this.category = category;
    }

    /** {@return the Neo4j label and GraphQL type name} */
    public String label() {
        return label;
    }

    /** {@return the category that must be granted for the act to exist for a reader} */
    public Category category() {
        return category;
    }

    /** {@return whether the act is a hop of a card's custody} */
    public boolean custody() {
        return switch (this) {
            case ISSUE, SALE, VERIFICATION, REDEMPTION -> true;
            case PAYMENT, USAGE, ACCESS, REGISTRATION -> false;
        };
    }

    /** {@return the roles an act of this kind can carry, those that any act can carry included (docs: graph model)} */
    public Set<Role> roles() {
        EnumSet<Role> roles =
                EnumSet.of(Role.FROM_IP, Role.ON_DEVICE, Role.TO_SIM, Role.BY_SIM, Role.FOOTAGE, Role.SETTLEMENT);
        roles.addAll(
                switch (this) {
                    case ISSUE -> Set.of(Role.OF_CARD, Role.HAS_PIN, Role.ISSUED_BY, Role.ISSUED_TO);
                    case SALE ->
                        Set.of(
                                Role.OF_CARD,
                                Role.OF_PIN,
                                Role.SOLD_BY,
                                Role.SOLD_TO,
                                Role.BROKERED_BY,
                                Role.SETTLED_BY);
                    case PAYMENT -> Set.of(Role.PAID_FROM, Role.PAID_TO);
                    case VERIFICATION -> Set.of(Role.OF_PIN, Role.OF_CARD, Role.BY_ACCOUNT);
                    case REDEMPTION -> Set.of(Role.OF_PIN, Role.OF_CARD, Role.TO_PHONE);
                    case USAGE -> Set.of(Role.BY_PHONE, Role.WITH_PHONE, Role.AT_CELL);
                    case ACCESS -> Set.of(Role.BY_ACCOUNT);
                    case REGISTRATION -> Set.of(Role.REGISTERS, Role.TO_PERSON, Role.TO_ORGANISATION);
                });
        return Collections.unmodifiableSet(roles);
    }
}
