package io.cardtrail.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an act names something. A role is a relationship type in Neo4j; FOOTAGE and SETTLEMENT are the two attributes that
 * need a category of their own and are granted like a role.
 */
public enum Role {
    OF_CARD,
    OF_PIN,
    HAS_PIN,
    ISSUED_BY,
    ISSUED_TO,
    SOLD_BY,
    SOLD_TO,
    BROKERED_BY,
    SETTLED_BY(Category.PAYMENT),
    PAID_FROM,
    PAID_TO,
    BY_ACCOUNT,
    TO_PHONE,
    BY_PHONE,
    WITH_PHONE,
    AT_CELL(Category.LOCATION),
    REGISTERS,
    TO_PERSON,
    TO_ORGANISATION,
    FROM_IP(Category.ACCESS),
    ON_DEVICE(Category.ACCESS),
    TO_SIM(Category.ACCESS),
    BY_SIM(Category.ACCESS),
    FOOTAGE(Category.VIDEO),
    SETTLEMENT(Category.PAYMENT);

    private final @Nullable Category own;

    Role() {
        this.own = null;
    }

    Role(Category own) {
        this.own = own;
    }

    /** {@return the category that must be granted for the role to exist on an act of {@code kind}} */
    public Category category(ActKind kind) {
        return own == null ? kind.category() : own;
    }

    /** {@return the category the role has whatever its act, empty where it has its act's} */
    public Optional<Category> own() {
        return Optional.ofNullable(own);
    }

    /** {@return whether the role is a relationship to an entity (not to a payment, not an attribute)} */
    public boolean participant() {
        return switch (this) {
            case SETTLED_BY, FOOTAGE, SETTLEMENT -> false;
            case OF_CARD,
                    OF_PIN,
                    HAS_PIN,
                    ISSUED_BY,
                    ISSUED_TO,
                    SOLD_BY,
                    SOLD_TO,
                    BROKERED_BY,
                    PAID_FROM,
                    PAID_TO,
                    BY_ACCOUNT,
                    TO_PHONE,
                    BY_PHONE,
                    WITH_PHONE,
                    AT_CELL,
                    REGISTERS,
                    TO_PERSON,
                    TO_ORGANISATION,
                    FROM_IP,
                    ON_DEVICE,
                    TO_SIM,
                    BY_SIM -> true;
        };
    }

    /** {@return whether the role can be somebody's, so that a cell of it can tell who} */
    public boolean somebody() {
        return switch (this) {
            case ISSUED_BY,
                    ISSUED_TO,
                    SOLD_BY,
                    SOLD_TO,
                    BROKERED_BY,
                    PAID_FROM,
                    PAID_TO,
                    BY_ACCOUNT,
                    TO_PHONE,
                    BY_PHONE,
                    WITH_PHONE,
                    REGISTERS,
                    TO_PERSON,
                    TO_SIM,
                    BY_SIM -> true;
            case OF_CARD,
                    OF_PIN,
                    HAS_PIN,
                    SETTLED_BY,
                    AT_CELL,
                    TO_ORGANISATION,
                    FROM_IP,
                    ON_DEVICE,
                    FOOTAGE,
                    SETTLEMENT -> false;
        };
    }
}
