package io.cardtrail.model;

/** Checks and normalises identifiers, so that the same thing always has the same key. Thread-safe. */
public final class Identifiers {
    private final EdgeKey edgeKey;

    public Identifiers(EdgeKey edgeKey) {
        this.edgeKey = edgeKey;
    }

    /**
     * {@return the thing {@code identifier} names}
     *
     * @throws BadIdentifier if the value is no identifier of its kind
     */
    public EntityRef ref(Identifier identifier) {
        return switch (identifier.kind()) {
            case PIN, PERSON -> new EntityRef(identifier.kind(), edgeKey.hash(identifier.value()));
            case CARD, PHONE, SIM, DEVICE, IP, PAYMENT_ACCOUNT, ACCOUNT, ORGANISATION, CELL ->
                new EntityRef(identifier.kind(), identifier.value());
        };
    }
}
