package io.cardtrail.identity;

import io.cardtrail.model.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Random secrets, and the digests that are kept in their place. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** {@return 256 random bits, base64url} */
    static String fresh() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** {@return 128 random bits to be typed: eight groups of four hex digits} */
    static String toBeTyped() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes).replaceAll("(.{4})(?=.)", "$1-");
    }

    /** {@return a typed code without what its reader may have added or left out} */
    static String typed(String code) {
        return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    /** {@return what is stored of a secret: with 128 random bits and more a plain SHA-256 can't be guessed back} */
    static String digest(String secret) {
        return Sha256.hex(secret);
    }
}
