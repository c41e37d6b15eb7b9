package io.cardtrail.model;

/**
 * An identifier as people write it, of a stated kind: CARD {@code carrier:serial}, PHONE E.164, DEVICE {@code IMEI:…} or
 * {@code FINGERPRINT:…}, PERSON {@code ID:…}, ACCOUNT {@code platform:user}, PAYMENT_ACCOUNT {@code PROVIDER:account}. A DEVICE or
 * PERSON that is known by a number of its holder's only is {@code NUMBER:holder:number}.
 */
public record Identifier(EntityKind kind, String value) {
    @Override
    public String toString() {
        return kind + "(…)";
    }
}
