package io.cardtrail.model;

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
}
