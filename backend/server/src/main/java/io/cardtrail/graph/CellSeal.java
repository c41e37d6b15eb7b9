package io.cardtrail.graph;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Commitment and encryption of one cell. Salt and nonce are derived from the data key and the cell's place, so the same row
 * imported again is the same to the byte, and both die with the key. The nonce is derived from the text as well: a file read again
 * by another mapping may have another text in the same place.
 */
final class CellSeal {
    private static final int NONCE_BYTES = 12;

    private final SecretKeySpec sealing;
    private final byte[] dataKey;
    private final byte[] place;

    CellSeal(byte[] dataKey, String fileDigest, long line, int cell) {
        this.dataKey = dataKey.clone();
        this.place = (fileDigest + ":" + line + ":" + cell + ":").getBytes(StandardCharsets.UTF_8);
        this.sealing = new SecretKeySpec(derive("seal"), "AES");
    }

    /** {@return SHA-256 over salt and text, hex} */
    String commitment(String text) {
        return HexFormat.of().formatHex(sha256(derive("salt", place), text.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return the leaf of a row: SHA-256 over its cells' commitments, hex} */
    static String leaf(List<String> commitments) {
        return HexFormat.of().formatHex(sha256(String.join("\n", commitments).getBytes(StandardCharsets.US_ASCII)));
    }

    byte[] encrypt(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] nonce = Arrays.copyOf(derive("nonce", place, plain), NONCE_BYTES);
        byte[] body = crypt(Cipher.ENCRYPT_MODE, nonce, plain);
        byte[] all = Arrays.copyOf(nonce, nonce.length + body.length);
        System.arraycopy(body, 0, all, nonce.length, body.length);
        return all;
    }

    String decrypt(byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] body = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, body), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(128, nonce));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored cell does not open with its data key", e);
        }
    }

    private byte[] derive(String purpose, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(dataKey, "HmacSHA256"));
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

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
