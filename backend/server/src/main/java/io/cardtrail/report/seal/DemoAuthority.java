package io.cardtrail.report.seal;

import io.cardtrail.audit.Owned;
import io.cardtrail.audit.Pem;
import io.cardtrail.report.seal.DemoCertificates.Term;
import io.cardtrail.report.seal.DemoCertificates.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The demo's own CA, issuer and time-stamps, made once in a folder that nobody else may look into. Every subject says that it is no proof. Keys stay;
 * certificates and the CRL are made again before they end, so that the CA's fingerprint holds for twenty years.
 */
final class DemoAuthority {
    private static final Duration AUTHORITY = Duration.ofDays(20 * 365);
    private static final Duration CERTIFICATE = Duration.ofDays(3 * 365);
    private static final Duration CRL = Duration.ofDays(90);
    private static final Duration CERTIFICATE_LEFT = Duration.ofDays(365);
    private static final Duration CRL_LEFT = Duration.ofDays(60);

    private final Path folder;
    private final Clock clock;

    private DemoAuthority(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * {@return the issuer in {@code folder}, made if there is none, renewed if it is near its end}
     *
     * @throws CannotSeal if it can't be made or read
     */
    static synchronized Issuer open(Path folder, Clock clock) throws CannotSeal {
        Path whole = folder.toAbsolutePath();
        try {
            if (!Files.exists(whole)) {
                Path fresh = whole.resolveSibling(whole.getFileName() + ".new");
                remove(fresh);
                new DemoAuthority(fresh, clock).make();
                // All of it or nothing: a CA without its CRL would be one that nobody can mend.
                Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE);
            }
            return new DemoAuthority(whole, clock).read();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new CannotSeal(
                    "the demo's keys in " + whole + " can't be made or read; without that folder, new ones are made: "
                            + e,
                    e);
        }
    }

    private static void remove(Path leftover) throws IOException {
        if (Files.isDirectory(leftover)) {
            List<Path> files;
            try (Stream<Path> listed = Files.list(leftover)) {
                files = listed.toList();
            }
            for (Path each : files) {
                Files.delete(each);
            }
            Files.delete(leftover);
        }
    }

    private void make() throws IOException, GeneralSecurityException {
        Owned.folder(folder);
        Instant now = clock.instant();
        KeyPair authorityKeys = DemoCertificates.keys();
        X509Certificate authority = DemoCertificates.authority(authorityKeys, Term.of(now, AUTHORITY));
        keep("ca.key", authorityKeys.getPrivate());
        keep("ca.pem", authority);
        keep("ca.crl.pem", crl(authority, authorityKeys.getPrivate(), now));
        for (Use use : Use.values()) {
            KeyPair keys = DemoCertificates.keys();
            keep(name(use) + ".key", keys.getPrivate());
            keep(
                    name(use) + ".pem",
                    DemoCertificates.issue(
                            use, keys.getPublic(), authority, authorityKeys.getPrivate(), Term.of(now, CERTIFICATE)));
        }
        Owned.replace(folder.resolve("sm2.key"), Sm2.fresh(new SecureRandom()).pem());
    }

    private Issuer read() throws IOException, GeneralSecurityException, CannotSeal {
        Instant now = clock.instant();
        X509Certificate authority = KeyFiles.onlyCertificate(folder.resolve("ca.pem"));
        PrivateKey authorityKey = key("ca.key");
        X509CRL crl = KeyFiles.crls(folder.resolve("ca.crl.pem")).getFirst();
        if (ends(crl.getNextUpdate().toInstant(), now, CRL_LEFT)
                || crl.getThisUpdate().toInstant().isAfter(now)) {
            crl = crl(authority, authorityKey, now);
            keep("ca.crl.pem", crl);
        }
        X509Certificate signer = certificate(Use.SIGNER, authority, authorityKey, now);
        X509Certificate stamps = certificate(Use.STAMPS, authority, authorityKey, now);
        SealKeys keys = new SealKeys(
                key("signer.key"),
                null,
                List.of(signer),
                authority,
                List.of(crl),
                Sm2.read(folder.resolve("sm2.key"), null),
                true);
        keys.probe(now);
        return new Issuer(keys, new DemoStamps(key("tsa.key"), stamps, authority, clock), clock);
    }

    private X509Certificate certificate(Use use, X509Certificate authority, PrivateKey authorityKey, Instant now)
            throws IOException, GeneralSecurityException, CannotSeal {
        X509Certificate kept = KeyFiles.onlyCertificate(folder.resolve(name(use) + ".pem"));
        if (!ends(kept.getNotAfter().toInstant(), now, CERTIFICATE_LEFT)) {
            return kept;
        }
        X509Certificate fresh =
                DemoCertificates.issue(use, kept.getPublicKey(), authority, authorityKey, Term.of(now, CERTIFICATE));
        keep(name(use) + ".pem", fresh);
        return fresh;
    }

    private static boolean ends(Instant end, Instant now, Duration left) {
        return end.isBefore(now.plus(left));
    }

    private static X509CRL crl(X509Certificate authority, PrivateKey key, Instant now) throws GeneralSecurityException {
        return DemoCertificates.crl(authority, key, Term.of(now, CRL), List.of());
    }

    private static String name(Use use) {
        return switch (use) {
            case SIGNER -> "signer";
            case STAMPS -> "tsa";
        };
    }

    private void keep(String name, PrivateKey key) throws IOException {
        Owned.replace(folder.resolve(name), KeyFiles.ascii(Pem.of("PRIVATE KEY", key.getEncoded())));
    }

    private void keep(String name, X509Certificate certificate) throws IOException, GeneralSecurityException {
        Owned.replace(folder.resolve(name), KeyFiles.ascii(KeyFiles.pem(List.of(certificate))));
    }

    private void keep(String name, X509CRL crl) throws IOException, GeneralSecurityException {
        Owned.replace(folder.resolve(name), KeyFiles.ascii(KeyFiles.crlPem(List.of(crl))));
    }

    private PrivateKey key(String name) throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Pem.read(folder.resolve(name), "PRIVATE KEY")));
    }
}
