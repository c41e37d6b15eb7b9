package io.cardtrail.graph.index;

import io.cardtrail.model.Role;

/** A card or a PIN in its role in an act, in one int: the role's two bits lie above the number. */
final class Named {
    private static final int BITS = 29;
    private static final int MASK = (1 << BITS) - 1;
    private static final Role[] ROLES = {Role.OF_CARD, Role.OF_PIN, Role.HAS_PIN};

    private Named() {}

    static int packed(Role role, int thing) {
        if (thing > MASK) {
            throw new DoesNotFit("more things than can be numbered");
        }
        for (int i = 0; i < ROLES.length; i++) {
            if (ROLES[i] == role) {
                return i << BITS | thing;
            }
        }
        throw new IllegalArgumentException(role + " names no card and no PIN");
    }

    static Role role(int packed) {
        return ROLES[packed >>> BITS];
    }

    static int thing(int packed) {
        return packed & MASK;
    }
}
