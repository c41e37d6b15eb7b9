package io.cardtrail.report.seal;

import io.cardtrail.audit.Pem;
import io.cardtrail.model.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Collections;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/** An SM2 key (GB/T 32918). Java's own providers don't know the curve, and OpenSSL 3.0 signs with it nothing but plain files. */
final class Sm2 {
    /** The signer's identifier that GB/T 35276 gives where none was agreed; verifiers must name it. */
    static final String IDENTIFIER = "1234567812345678";

    private static final ECNamedDomainParameters CURVE = ECNamedDomainParameters.lookup(GMObjectIdentifiers.sm2p256v1);

    private final ECPrivateKeyParameters key;

    private Sm2(ECPrivateKeyParameters key) {
        this.key = key;
    }

    /** {@return a key that nobody has had} */
    static Sm2 fresh(SecureRandom random) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(CURVE, random));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        return new Sm2((ECPrivateKeyParameters) pair.getPrivate());
    }

    /** {@return the key in a PEM (PKCS#8, also encrypted) or PKCS#12 file} */
    static Sm2 read(Path file, @Nullable Path passwordFile) throws CannotSeal {
        char[] password = KeyFiles.password(passwordFile);
        try {
            byte[] bytes = Files.readAllBytes(file);
            boolean pem = new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
            byte[] info = pem ? ofPem(bytes, password) : ofPkcs12(bytes, password);
            if (PrivateKeyFactory.createKey(info) instanceof ECPrivateKeyParameters ec
                    && ec.getParameters().getCurve().equals(CURVE.getCurve())) {
                return new Sm2(new ECPrivateKeyParameters(ec.getD(), CURVE));
            }
            throw new CannotSeal("the key in " + file + " is no SM2 key", null);
        } catch (IOException
                | GeneralSecurityException
                | OperatorCreationException
                | PKCSException
                | RuntimeException e) {
            throw new CannotSeal(
                    "the SM2 key in " + file + " can't be read: is its password the one in"
                            + " cardtrail.report.sm2-password-file? ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
    }

    private static byte[] ofPem(byte[] bytes, char[] password)
            throws IOException, OperatorCreationException, PKCSException {
        try (PEMParser parser = new PEMParser(new StringReader(new String(bytes, StandardCharsets.ISO_8859_1)))) {
            for (Object each = parser.readObject(); each != null; each = parser.readObject()) {
                if (each instanceof PrivateKeyInfo plain) {
                    return plain.getEncoded();
                }
                if (each instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
                    return encrypted
                            .decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                                    .setProvider(new BouncyCastleProvider())
                                    .build(password))
                            .getEncoded();
                }
            }
        }
        throw new IOException("it holds no private key");
    }

    private static byte[] ofPkcs12(byte[] bytes, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        store.load(new ByteArrayInputStream(bytes), password);
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return store.getKey(alias, password).getEncoded();
            }
        }
        throw new IOException("it holds no private key");
    }

    /** {@return the key as PKCS#8, PEM} */
    byte[] pem() throws IOException {
        return KeyFiles.ascii(Pem.of(
                "PRIVATE KEY", PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded()));
    }

    /** {@return the public key as X.509 has it, DER} */
    byte[] publicKey() {
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(new ECPublicKeyParameters(
                            new FixedPointCombMultiplier().multiply(CURVE.getG(), key.getD()), CURVE))
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a key that has no form", e);
        }
    }

    /** {@return SHA-256 of the public key (DER)} */
    String fingerprint() {
        return Sha256.hex(publicKey());
    }

    /** {@return a signature over the SM3 of {@code data}, DER} */
    byte[] sign(byte[] data) {
        SM2Signer signer = new SM2Signer();
        signer.init(true, new ParametersWithID(key, KeyFiles.ascii(IDENTIFIER)));
        signer.update(data, 0, data.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("SM2 can't sign", e);
        }
    }

    /** {@return whether {@code signature} was made over {@code data} by the owner of the public key (DER)} */
    static boolean verify(byte[] publicKey, byte[] data, byte[] signature) {
        try {
            AsymmetricKeyParameter parsed = PublicKeyFactory.createKey(publicKey);
            if (!(parsed instanceof ECPublicKeyParameters ec)
                    || !ec.getParameters().getCurve().equals(CURVE.getCurve())) {
                return false;
            }
            SM2Signer signer = new SM2Signer();
            signer.init(false, new ParametersWithID(ec, KeyFiles.ascii(IDENTIFIER)));
            signer.update(data, 0, data.length);
            return signer.verifySignature(signature);
        } catch (IOException | RuntimeException malformed) {
            return false;
        }
    }
}
