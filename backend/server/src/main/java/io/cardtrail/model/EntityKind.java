package io.cardtrail.model;

/** The kinds of thing an act can name. */
public enum EntityKind {
    CARD("Card"),
    PIN("Pin"),
    PHONE("Phone"),
    SIM("Sim"),
    DEVICE("Device"),
    IP("IpAddress"),
    PAYMENT_ACCOUNT("PaymentAccount"),
    ACCOUNT("Account"),
    PERSON("Person"),
    ORGANISATION("Organisation"),
    CELL("Cell");

    private final String label;

    EntityKind(String label) {
        this.label = label;
    }

    /** {@return the Neo4j label and GraphQL type name} */
    public String label() {
        return label;
    }

    /**
     * {@return whether a bearer of this kind is somebody: under {@code thirdParties: PSEUDONYM} those come back as a pseudonym
     * unless the grant names them}
     */
    public boolean thirdParty() {
        return switch (this) {
            case PERSON, PHONE, SIM, ACCOUNT, PAYMENT_ACCOUNT -> true;
            case CARD, PIN, DEVICE, IP, ORGANISATION, CELL -> false;
        };
    }
}
