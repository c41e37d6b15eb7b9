package io.cardtrail.audit;

import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Checks what one log has signed: C2SP signed notes with Ed25519. */
public final class LogVerifier {
    /** Before the 32 bytes of an Ed25519 key in an X.509 public key. */
    private static final int X509_PREFIX = 12;

    private static final String ED25519_X509 = "302a300506032b6570032100";

    private static final int MOST_SIGNATURES = 16;
    private static final int MOST_HASHES = 64;
    private static final byte ED25519 = 1;

    private final String origin;
    private final PublicKey key;
    private final byte[] id;

    LogVerifier(String origin, PublicKey key) {
        this.origin = origin;
        this.key = key;
        this.id = Arrays.copyOf(
                Sha256.of((origin + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {ED25519}, raw(key)), 4);
    }

    /**
     * {@return what checks the log of that origin by the public key in {@code file}}
     *
     * @param file PEM, as openssl reads it
     * @throws AuditUnavailable if there is no such key
     */
    public static LogVerifier read(String origin, Path file) {
        try {
            byte[] der = Pem.read(file, "PUBLIC KEY");
            return new LogVerifier(
                    origin, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
        } catch (IOException | GeneralSecurityException e) {
            throw new AuditUnavailable("the audit log's public key in " + file + " can't be read: " + e, e);
        }
    }

    /**
     * {@return what checks the log of that {@link #verifierKey}}
     *
     * @throws BadCheckpoint if it is none
     */
    public static LogVerifier of(String verifierKey) {
        String[] parts = verifierKey.strip().split("\\+", 3);
        try {
            byte[] typed = parts.length == 3 ? decoded(parts[2]) : new byte[0];
            if (typed.length != 1 + Merkle.HASH || typed[0] != ED25519) {
                throw new BadCheckpoint("a log's key is written NAME+ID+BASE64; this one isn't");
            }
            byte[] der = Arrays.copyOf(HexFormat.of().parseHex(ED25519_X509), X509_PREFIX + Merkle.HASH);
            System.arraycopy(typed, 1, der, X509_PREFIX, Merkle.HASH);
            LogVerifier verifier = new LogVerifier(
                    parts[0], KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
            if (!verifier.verifierKey().equals(verifierKey.strip())) {
                throw new BadCheckpoint("the id in a log's key is not that of the key");
            }
            return verifier;
        } catch (GeneralSecurityException e) {
            throw new BadCheckpoint("a log's key is no key");
        }
    }

    public String origin() {
        return origin;
    }

    /** {@return the public key as PEM, for openssl} */
    public String pem() {
        return Pem.of("PUBLIC KEY", key.getEncoded());
    }

    /** {@return the public key as C2SP's tools take it: name, key id and key} */
    public String verifierKey() {
        byte[] typed =
                ByteBuffer.allocate(1 + Merkle.HASH).put(ED25519).put(raw(key)).array();
        return origin + "+"
                + String.format(Locale.ROOT, "%08x", ByteBuffer.wrap(id).getInt()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    byte[] id() {
        return id.clone();
    }

    private static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, X509_PREFIX, encoded.length);
    }

    /** {@return the signed checkpoint in {@code file}, checked} */
    public Checkpoint read(Path file) throws IOException {
        if (Files.size(file) > 1 << 20) {
            throw new BadCheckpoint("a checkpoint is shorter than 1 MiB");
        }
        return check(Files.readString(file));
    }

    /**
     * {@return the checkpoint in a signed note}
     *
     * @throws BadCheckpoint if it is none, or not signed by this log
     */
    public Checkpoint check(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n") || note.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new BadCheckpoint("a checkpoint is a text, an empty line and signatures; this is something else");
        }
        String text = note.substring(0, end + 1);
        String[] lines = note.substring(end + 2).split("\n", MOST_SIGNATURES + 1);
        boolean signed = false;
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            if (line.isEmpty() && signed) {
                continue;
            }
            if (parts.length != 3 || !parts[0].equals("—")) {
                throw new BadCheckpoint("a line among the checkpoint's signatures is none");
            }
            byte[] signature = decoded(parts[2]);
            if (parts[1].equals(origin)
                    && signature.length > id.length
                    && Arrays.equals(Arrays.copyOf(signature, id.length), id)) {
                verify(text, Arrays.copyOfRange(signature, id.length, signature.length));
                signed = true;
            }
        }
        Checkpoint checkpoint = Checkpoint.of(text, note);
        if (!signed || !checkpoint.origin().equals(origin)) {
            throw new BadCheckpoint("the checkpoint is not signed by this log, which is " + origin);
        }
        return checkpoint;
    }

    /**
     * {@return the checkpoint under which {@code leaf} is in this log, by a C2SP tlog-proof}
     *
     * @throws BadCheckpoint if the proof is none, is of another leaf, or its checkpoint is not signed by this log
     */
    public Checkpoint proves(byte[] leaf, String proof) {
        int end = proof.indexOf("\n\n");
        String[] lines = end < 0 ? new String[0] : proof.substring(0, end).split("\n", MOST_HASHES + 2);
        if (lines.length < 2
                || lines.length > MOST_HASHES
                || !lines[0].equals(EntryProof.FORMAT)
                || !lines[1].matches("index (0|[1-9][0-9]{0,17})")) {
            throw new BadCheckpoint("a proof says its format, an index and hashes, each on a line; this one doesn't");
        }
        Checkpoint checkpoint = check(proof.substring(end + 2));
        List<byte[]> hashes =
                Arrays.stream(lines).skip(2).map(LogVerifier::decoded).toList();
        long index = Long.parseLong(lines[1].substring("index ".length()));
        if (!Arrays.equals(Merkle.root(Merkle.leaf(leaf), index, checkpoint.size(), hashes), checkpoint.root())) {
            throw new BadCheckpoint("the proof leads from another entry, or to another log");
        }
        return checkpoint;
    }

    private static byte[] decoded(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return bytes;
            }
            throw new BadCheckpoint("a signature is not written as base64 is");
        } catch (IllegalArgumentException e) {
            throw new BadCheckpoint("a signature is no base64");
        }
    }

    private void verify(String text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            if (!ed25519.verify(signature)) {
                throw new BadCheckpoint("the checkpoint's signature is wrong");
            }
        } catch (GeneralSecurityException e) {
            throw new BadCheckpoint("the checkpoint's signature is wrong");
        }
    }
}
