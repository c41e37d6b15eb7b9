package io.cardtrail.report.seal;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * How a certificate stood at a moment.
 *
 * @param how what holds
 * @param says why, in words
 */
record Standing(How how, String says) {
    enum How {
        SOUND,
        /** It leads to no root that is trusted, or says itself that it is for something else. */
        UNTRUSTED,
        /** Not yet valid, or no more. */
        EXPIRED,
        REVOKED,
        /** No CRL of its issuer speaks of that moment. */
        UNKNOWN
    }

    boolean sound() {
        return how == How.SOUND;
    }

    /** {@return how {@code certificate} stood under {@code root}} Every certificate on the way needs a CRL of its issuer. */
    static Standing of(
            X509Certificate certificate,
            List<X509Certificate> others,
            X509Certificate root,
            List<X509CRL> crls,
            Instant at) {
        PKIXCertPathBuilderResult built;
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(root, null)), target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
            parameters.setDate(Date.from(at));
            // CRLs are read below: Java leaves open which of several reasons it tells.
            parameters.setRevocationEnabled(false);
            if (!(CertPathBuilder.getInstance("PKIX").build(parameters) instanceof PKIXCertPathBuilderResult found)) {
                return new Standing(How.UNTRUSTED, "it leads to no trusted root");
            }
            built = found;
        } catch (CertPathBuilderException e) {
            return notBuilt(certificate, root, at, e);
        } catch (GeneralSecurityException e) {
            return new Standing(How.UNTRUSTED, "it leads to no trusted root: " + e.getMessage());
        }
        if (at.isBefore(root.getNotBefore().toInstant())
                || at.isAfter(root.getNotAfter().toInstant())) {
            return new Standing(
                    How.EXPIRED, "the root is valid until " + root.getNotAfter().toInstant());
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[0] && !usage[1]) {
            return new Standing(How.UNTRUSTED, "it is not for signatures");
        }
        List<? extends java.security.cert.Certificate> path =
                built.getCertPath().getCertificates();
        for (int i = 0; i < path.size(); i++) {
            X509Certificate each = (X509Certificate) path.get(i);
            X509Certificate issuer = i + 1 < path.size() ? (X509Certificate) path.get(i + 1) : root;
            Standing standing = revocation(each, issuer, crls, at);
            if (!standing.sound()) {
                return standing;
            }
        }
        return new Standing(How.SOUND, "valid");
    }

    private static Standing notBuilt(
            X509Certificate certificate, X509Certificate root, Instant at, CertPathBuilderException e) {
        boolean out = at.isBefore(certificate.getNotBefore().toInstant())
                || at.isAfter(certificate.getNotAfter().toInstant())
                || at.isAfter(root.getNotAfter().toInstant());
        if (out
                || (e.getCause() instanceof CertPathValidatorException why
                        && why.getReason() == CertPathValidatorException.BasicReason.EXPIRED)) {
            return new Standing(
                    How.EXPIRED,
                    "it is valid from " + certificate.getNotBefore().toInstant() + " to "
                            + certificate.getNotAfter().toInstant() + ", and the moment is " + at);
        }
        return new Standing(How.UNTRUSTED, "it leads to no trusted root");
    }

    /** {@return whether the CRLs say that it was revoked} One that came later counts too, and is told with its time. */
    static Standing revocation(X509Certificate certificate, X509Certificate issuer, List<X509CRL> crls, Instant at) {
        boolean current = false;
        for (X509CRL crl : crls) {
            if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()) || !signed(crl, issuer)) {
                continue;
            }
            X509CRLEntry entry = crl.getRevokedCertificate(certificate);
            if (entry != null) {
                return new Standing(
                        How.REVOKED, "revoked at " + entry.getRevocationDate().toInstant() + "; the moment is " + at);
            }
            current |= !at.isBefore(crl.getThisUpdate().toInstant())
                    && crl.getNextUpdate() != null
                    && !at.isAfter(crl.getNextUpdate().toInstant());
        }
        return current
                ? new Standing(How.SOUND, "not revoked")
                : new Standing(How.UNKNOWN, "no CRL of its issuer speaks of " + at);
    }

    private static boolean signed(X509CRL crl, X509Certificate issuer) {
        try {
            crl.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException forged) {
            return false;
        }
    }
}
