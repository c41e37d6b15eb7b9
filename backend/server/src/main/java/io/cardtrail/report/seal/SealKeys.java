package io.cardtrail.report.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What an issuer signs with: a key, the certificates it leads to a root by, the CRL that doesn't name it, and an SM2 key. */
final class SealKeys {
    private static final int RSA_BITS = 2048;

    /** A token is opened once: Java offers no way to let go of one. */
    private static final Map<Path, Provider> TOKENS = new ConcurrentHashMap<>();

    private final PrivateKey key;
    private final @Nullable Provider provider;
    private final List<X509Certificate> chain;
    private final X509Certificate authority;
    private final List<X509CRL> crls;
    private final Sm2 sm2;
    private final boolean demo;

    /** {@code chain} begins with the key's own certificate and leaves the root out; {@code provider} is null for keys in memory. */
    SealKeys(
            PrivateKey key,
            @Nullable Provider provider,
            List<X509Certificate> chain,
            X509Certificate authority,
            List<X509CRL> crls,
            Sm2 sm2,
            boolean demo) {
        this.key = key;
        this.provider = provider;
        this.chain = List.copyOf(chain);
        this.authority = authority;
        this.crls = List.copyOf(crls);
        this.sm2 = sm2;
        this.demo = demo;
    }

    /**
     * {@return the keys the settings name, ready to sign at {@code now}}
     *
     * @throws CannotSeal if one is missing, doesn't fit its certificate, or the certificate is expired, revoked or leads elsewhere
     */
    static SealKeys open(SealSettings settings, Instant now) throws CannotSeal {
        Path where = Objects.requireNonNull(settings.pkcs11() != null ? settings.pkcs11() : settings.keyStore());
        char[] password = KeyFiles.password(settings.passwordFile());
        try {
            Provider provider = settings.pkcs11() == null ? null : token(where);
            KeyStore store = provider == null ? pkcs12(where, password) : pkcs11(provider, password);
            String alias = alias(store, settings.alias(), where);
            if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
                throw new CannotSeal("what " + where + " holds under '" + alias + "' is no private key", null);
            }
            X509Certificate authority = KeyFiles.onlyCertificate(Objects.requireNonNull(settings.authority()));
            List<X509Certificate> chain = new ArrayList<>();
            for (var each : store.getCertificateChain(alias)) {
                if (each instanceof X509Certificate x509 && !x509.equals(authority)) {
                    chain.add(x509);
                }
            }
            SealKeys keys = new SealKeys(
                    key,
                    provider,
                    chain,
                    authority,
                    KeyFiles.crls(Objects.requireNonNull(settings.crl())),
                    Sm2.read(Objects.requireNonNull(settings.sm2()), settings.sm2PasswordFile()),
                    false);
            keys.probe(now);
            return keys;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new CannotSeal(
                    "the key in " + where
                            + " can't be used: is its password the one in cardtrail.report.password-file? ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static KeyStore pkcs12(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    private static KeyStore pkcs11(Provider token, char[] pin) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS11", token);
        store.load(null, pin);
        return store;
    }

    private static Provider token(Path configuration) throws CannotSeal {
        Provider known = Security.getProvider("SunPKCS11");
        if (known == null) {
            throw new CannotSeal("this Java has no SunPKCS11: use cardtrail.report.key-store", null);
        }
        return TOKENS.computeIfAbsent(configuration.toAbsolutePath(), file -> known.configure(file.toString()));
    }

    private static String alias(KeyStore store, @Nullable String wanted, Path where)
            throws GeneralSecurityException, CannotSeal {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                keys.add(alias);
            }
        }
        if (wanted != null ? !keys.contains(wanted) : keys.size() != 1) {
            throw new CannotSeal(
                    where + " holds the keys " + keys + ": name one of them as cardtrail.report.alias", null);
        }
        return wanted != null ? wanted : keys.getFirst();
    }

    /** Better now, in one sentence, than by a court. */
    void probe(Instant now) throws CannotSeal {
        if (chain.isEmpty()) {
            throw new CannotSeal("the issuer's key has no certificate beside it", null);
        }
        X509Certificate certificate = certificate();
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() < RSA_BITS) {
            throw new CannotSeal("the issuer's RSA key has less than " + RSA_BITS + " bits", null);
        }
        try {
            byte[] probe = certificate.getEncoded();
            Signature signing = provider == null
                    ? Signature.getInstance(algorithm())
                    : Signature.getInstance(algorithm(), provider);
            signing.initSign(key);
            signing.update(probe);
            byte[] signature = signing.sign();
            Signature verifying = Signature.getInstance(algorithm());
            verifying.initVerify(certificate);
            verifying.update(probe);
            if (!verifying.verify(signature)) {
                throw new CannotSeal("the issuer's key is not the one its certificate names", null);
            }
        } catch (GeneralSecurityException e) {
            throw new CannotSeal("the issuer's key can't sign: " + e, e);
        }
        Standing standing = Standing.of(certificate, chain, authority, crls, now);
        if (!standing.sound()) {
            throw new CannotSeal("the issuer's certificate is no good: " + standing.says(), null);
        }
    }

    /** {@return the algorithm of the key, with SHA-256} */
    String algorithm() throws CannotSeal {
        return switch (certificate().getPublicKey()) {
            case RSAPublicKey rsa -> "SHA256withRSA";
            case ECPublicKey ec -> "SHA256withECDSA";
            case java.security.PublicKey other ->
                throw new CannotSeal("the issuer's key is " + other.getAlgorithm() + ": use RSA or EC", null);
        };
    }

    PrivateKey key() {
        return key;
    }

    @Nullable
    Provider provider() {
        return provider;
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    List<X509Certificate> chain() {
        return chain;
    }

    X509Certificate authority() {
        return authority;
    }

    List<X509CRL> crls() {
        return crls;
    }

    Sm2 sm2() {
        return sm2;
    }

    boolean demo() {
        return demo;
    }
}
