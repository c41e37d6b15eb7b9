package io.cardtrail.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The installation's secret, applied at the edge: PINs and identity numbers become keyed hashes (HMAC-SHA-256) before anything
 * else sees them, so a stolen database does not give them back by trying all numbers. Thread-safe.
 */
public final class EdgeKey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;

    private final SecretKeySpec hashing;
    private final SecretKeySpec sealing;

    /**
     * Derives both keys from one secret.
     *
     * @param secret at least 32 random bytes
     */
    public EdgeKey(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException(
                    "the installation's key has " + secret.length + " bytes, at least 32 are needed");
        }
        this.hashing = new SecretKeySpec(mac(new SecretKeySpec(secret, "HmacSHA256"), "hash"), "HmacSHA256");
        this.sealing = new SecretKeySpec(mac(new SecretKeySpec(secret, "HmacSHA256"), "seal"), "AES");
    }

    /** {@return the keyed hash of {@code text}, 64 hex digits} */
    public String hash(String text) {
        return HexFormat.of().formatHex(mac(hashing, text));
    }

    /** {@return {@code text} encrypted (AES-256-GCM), to be given back by {@link #unseal}} */
    public String seal(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] body = crypt(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(nonce, nonce.length + body.length);
        System.arraycopy(body, 0, all, nonce.length, body.length);
        return Base64.getEncoder().encodeToString(all);
    }

    /**
     * {@return what {@link #seal} was given}
     *
     * @throws IllegalStateException if {@code sealed} was altered or made with another key
     */
    public String unseal(String sealed) {
        byte[] all = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        byte[] body = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, body), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(128, nonce));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed value does not open with this installation's key", e);
        }
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this Java", e);
        }
    }
}
