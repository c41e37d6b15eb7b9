package io.cardtrail.warrant;

import java.util.Optional;

/** What the policy matrix says of one category for one kind of instrument. */
public enum Permission {
    /** Allowed. */
    ALLOW("A"),
    /** Allowed with two approvals, where the grant names the category. */
    TWO_APPROVALS("2"),
    /** Only the subject's own records: one hop. */
    OWN_RECORDS("S"),
    /** Only the channel and the records of the holder the instrument addresses. */
    OWN_CHANNEL("O"),
    /** Never. */
    DENY("–");

    private final String letter;

    Permission(String letter) {
        this.letter = letter;
    }

    /** {@return how the matrix writes it} */
    public String letter() {
        return letter;
    }

    static Optional<Permission> ofLetter(String letter) {
        for (Permission permission : values()) {
            if (permission.letter.equals(letter)) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }
}
