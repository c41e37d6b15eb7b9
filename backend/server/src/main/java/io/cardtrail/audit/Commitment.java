package io.cardtrail.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Binds a text without telling it: HMAC-SHA-256 of the UTF-8 text under a 256-bit random salt. With the salt anybody can check
 * the text; without it, or once it is destroyed, nobody can try all phone numbers.
 *
 * @param salt 64 hex digits, kept apart from the log
 * @param value 64 hex digits, in the log
 */
public record Commitment(String salt, String value) {
    static final int SALT_BYTES = 32;

    /** {@return the commitment to {@code text} under {@code salt}} */
    public static Commitment to(String text, byte[] salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            byte[] value = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return new Commitment(HexFormat.of().formatHex(salt), HexFormat.of().formatHex(value));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this Java", e);
        }
    }

    /** {@return whether this commits to {@code text}} */
    public boolean opens(String text) {
        return to(text, HexFormat.of().parseHex(salt)).value().equals(value);
    }
}
