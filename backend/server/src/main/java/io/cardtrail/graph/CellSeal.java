package io.cardtrail.graph;

import io.cardtrail.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Commitment and encryption of one cell. Salt and nonce are derived from the data key and the cell's place, so the same row
 * imported again is the same to the byte, and both die with the key. The nonce is derived from the text as well: a file read again
 * by another mapping may have another text in the same place.
 */
final class CellSeal {
    private static final int NONCE_BYTES = 12;

    private final DataKey key;
    private final byte[] place;

    CellSeal(DataKey key, String fileDigest, long line, int cell) {
        this(key, fileDigest, line, Integer.toString(cell));
    }

    private CellSeal(DataKey key, String fileDigest, long line, String cell) {
        this.key = key;
        this.place = (fileDigest + ":" + line + ":" + cell + ":").getBytes(StandardCharsets.UTF_8);
    }

    /** {@return what commits to a text that is in no cell: what the row was understood to say} */
    static CellSeal ofStatement(DataKey key, String fileDigest, long line, String part) {
        return new CellSeal(key, fileDigest, line, part);
    }

    /** {@return what the commitment is salted with} */
    byte[] salt() {
        return key.derive("salt", place);
    }

    /** {@return SHA-256 over salt and text, hex} */
    String commitment(String text) {
        return HexFormat.of().formatHex(Sha256.of(salt(), text.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return the leaf of a row: SHA-256 over its cells' commitments, hex} */
    static String leaf(List<String> commitments) {
        return HexFormat.of().formatHex(Sha256.of(String.join("\n", commitments).getBytes(StandardCharsets.US_ASCII)));
    }

    /** {@return one hash over the commitments to what a row was understood to say, each with its part's name before it, hex} */
    static String said(SortedMap<String, String> parts) {
        return leaf(parts.entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue())
                .toList());
    }

    /** {@return what encrypts the cells of one batch, one after the other: making one costs more than most cells do} */
    static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing from this Java", e);
        }
    }

    byte[] encrypt(String text, Cipher cipher) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] nonce = Arrays.copyOf(key.derive("nonce", place, plain), NONCE_BYTES);
        byte[] body = crypt(cipher, Cipher.ENCRYPT_MODE, nonce, plain);
        byte[] all = Arrays.copyOf(nonce, nonce.length + body.length);
        System.arraycopy(body, 0, all, nonce.length, body.length);
        return all;
    }

    String decrypt(byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] body = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return new String(crypt(cipher(), Cipher.DECRYPT_MODE, nonce, body), StandardCharsets.UTF_8);
    }

    private byte[] crypt(Cipher cipher, int mode, byte[] nonce, byte[] data) {
        try {
            cipher.init(mode, key.sealing(), new GCMParameterSpec(128, nonce));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored cell does not open with its data key", e);
        }
    }
}
