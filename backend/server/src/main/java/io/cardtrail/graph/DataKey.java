package io.cardtrail.graph;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One data key, ready for use: what encrypts, and what salts and nonces are derived with. */
final class DataKey {
    private final SecretKeySpec deriving;
    private final SecretKeySpec sealing;

    DataKey(byte[] secret) {
        this.deriving = new SecretKeySpec(secret, "HmacSHA256");
        this.sealing = new SecretKeySpec(derive("seal"), "AES");
    }

    SecretKeySpec sealing() {
        return sealing;
    }

    /** {@return 32 bytes that only this key gives for a purpose and what it is for} */
    byte[] derive(String purpose, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(deriving);
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this Java", e);
        }
    }
}
