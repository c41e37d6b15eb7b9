package io.cardtrail.trace.gap;

/** By what an inference was drawn; a changed rule gets another version. */
public enum InferenceRule {
    /** A lot whose range of serials holds the card, with face value, quantity, date and a party that fit. */
    LOT_RANGE(1),
    /** The same of a lot without range. */
    LOT_QUANTITY(1),
    /** A payment to the dealer's account, near the first check of the PIN, at a price that fits. */
    PAYMENT_NEAR(1),
    /** A row that names a PIN only is part of the life of the card that another row names with it. */
    PIN_OF_CARD(1);

    private final int version;

    InferenceRule(int version) {
        this.version = version;
    }

    /** {@return which statement of the rule was used} */
    public int version() {
        return version;
    }
}
