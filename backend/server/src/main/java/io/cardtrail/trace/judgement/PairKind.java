package io.cardtrail.trace.judgement;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import org.jspecify.annotations.Nullable;

/** What two entities would be, were they one and the same. */
enum PairKind {
    /** Accounts, payment accounts and phones of one holder. */
    BEARERS,
    PERSONS,
    ORGANISATIONS,
    /** Two kinds of number of one device. Two of a kind are two devices. */
    DEVICES;

    /** {@return what such an entity can be one end of, null for none} */
    static @Nullable PairKind of(EntityKind kind) {
        return switch (kind) {
            case ACCOUNT, PAYMENT_ACCOUNT, PHONE -> BEARERS;
            case PERSON -> PERSONS;
            case ORGANISATION -> ORGANISATIONS;
            case DEVICE -> DEVICES;
            case CARD, PIN, SIM, IP, CELL -> null;
        };
    }

    /** {@return what both would be, null where they can't be one} */
    static @Nullable PairKind of(EntityRef left, EntityRef right) {
        PairKind kind = of(left.kind());
        if (kind != of(right.kind()) || left.equals(right)) {
            return null;
        }
        return kind == DEVICES && type(left).equals(type(right)) ? null : kind;
    }

    /** {@return what stands before the colon of a key: a device's type, an account's platform} */
    static String type(EntityRef ref) {
        return ref.key().substring(0, Math.max(0, ref.key().indexOf(':')));
    }
}
