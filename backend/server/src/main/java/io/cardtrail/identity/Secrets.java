package io.cardtrail.identity;

import io.cardtrail.model.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

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

    /** {@return what is stored of a secret: with 256 random bits a plain SHA-256 can't be guessed back} */
    static String digest(String secret) {
        return Sha256.hex(secret);
    }
}
