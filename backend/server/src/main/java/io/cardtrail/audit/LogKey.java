package io.cardtrail.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** The key one log signs its checkpoints with: Ed25519, kept apart from the log. */
public final class LogKey {
    private final PrivateKey key;
    private final LogVerifier verifier;

    private LogKey(PrivateKey key, LogVerifier verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /**
     * {@return the key in {@code file} (0600), made if there is none} Beside it the public key is written, ending in {@code .pub}.
     *
     * @param origin names the log in everything it signs: no blanks, no plus
     * @throws AuditUnavailable if it can't be read or made
     */
    public static LogKey open(String origin, Path file) {
        if (!origin.matches("[^\\s+]+")) {
            throw new IllegalArgumentException("a log's name has neither blanks nor plus");
        }
        try {
            if (!Files.exists(file)) {
                PrivateKey fresh = KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPrivate();
                Owned.replace(
                        file,
                        Pem.of("PRIVATE KEY", fresh.getEncoded()).getBytes(StandardCharsets.US_ASCII),
                        Sink::ofFile);
            }
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(Pem.read(file, "PRIVATE KEY")));
            LogVerifier verifier = new LogVerifier(origin, publicKey(factory, key));
            Path shown = publicFile(file);
            if (!Files.exists(shown) || !Files.readString(shown).equals(verifier.pem())) {
                Owned.replace(shown, verifier.pem().getBytes(StandardCharsets.US_ASCII), Sink::ofFile);
            }
            return new LogKey(key, verifier);
        } catch (IOException | GeneralSecurityException e) {
            throw new AuditUnavailable("the audit log's key in " + file + " can't be read or made: " + e, e);
        }
    }

    /** {@return where the public part of the key in {@code file} stands} */
    public static Path publicFile(Path file) {
        return file.resolveSibling(String.valueOf(file.getFileName()).replaceFirst("\\.key$", "") + ".pub");
    }

    private static PublicKey publicKey(KeyFactory factory, PrivateKey key)
            throws GeneralSecurityException, IOException {
        if (!(key instanceof EdECPrivateKey edwards)) {
            throw new GeneralSecurityException("it is no Ed25519 key");
        }
        byte[] seed = edwards.getBytes().orElseThrow(() -> new GeneralSecurityException("it is empty"));
        return factory.generatePublic(new X509EncodedKeySpec(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                        new Ed25519PrivateKeyParameters(seed).generatePublicKey())
                .getEncoded()));
    }

    public LogVerifier verifier() {
        return verifier;
    }

    /** {@return the signed checkpoint} */
    Checkpoint sign(long size, String rootHash) {
        String text = Checkpoint.text(verifier.origin(), size, rootHash);
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] signature = ed25519.sign();
            byte[] named = ByteBuffer.allocate(4 + signature.length)
                    .put(verifier.id())
                    .put(signature)
                    .array();
            return Checkpoint.of(
                    text,
                    text + "\n— " + verifier.origin() + " "
                            + Base64.getEncoder().encodeToString(named) + "\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is missing from this Java", e);
        }
    }
}
