package io.cardtrail.graph;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One data key, ready for use: what encrypts, and what salts and nonces are derived with. Thread-safe. */
final class DataKey {
    /** Never fed itself: every derivation begins with a copy of it. */
    private final Mac deriving;

    private final SecretKeySpec sealing;

    DataKey(byte[] secret) {
        try {
            this.deriving = Mac.getInstance("HmacSHA256");
            deriving.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this Java", e);
        }
        this.sealing = new SecretKeySpec(derive("seal"), "AES");
    }

    SecretKeySpec sealing() {
        return sealing;
    }

    /** {@return 32 bytes that only this key gives for a purpose and what it is for} */
    byte[] derive(String purpose, byte[]... parts) {
        Mac mac = begun();
        mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) 0);
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private Mac begun() {
        try {
            return (Mac) deriving.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("HmacSHA256 of this Java can't be copied", e);
        }
    }
}
