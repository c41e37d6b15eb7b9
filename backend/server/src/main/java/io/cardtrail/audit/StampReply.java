package io.cardtrail.audit;

import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/** Makes requests for time-stamps and checks the replies (RFC 3161). */
public final class StampReply {
    private StampReply() {}

    /** {@return a request for a time-stamp of {@code data}, whose certificate is to come with the reply} */
    public static TimeStampRequest request(byte[] data, BigInteger nonce) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(NISTObjectIdentifiers.id_sha256, Sha256.of(data), nonce);
    }

    /** {@return whether the reply is a whole time-stamp over {@code data}; nothing is said about who its signer is} */
    static boolean isOver(byte[] reply, byte[] data) {
        try {
            TimeStampToken token = new TimeStampResponse(reply).getTimeStampToken();
            return token != null && isOver(token, data);
        } catch (IOException | TSPException | RuntimeException malformed) {
            return false;
        }
    }

    /** {@return whether the token is a whole time-stamp over {@code data}; nothing is said about who its signer is} */
    public static boolean isOver(TimeStampToken token, byte[] data) {
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer(token)));
            return token.getTimeStampInfo().getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)
                    && Arrays.equals(token.getTimeStampInfo().getMessageImprintDigest(), Sha256.of(data));
        } catch (TSPException | GeneralSecurityException | OperatorCreationException | RuntimeException malformed) {
            return false;
        }
    }

    /**
     * {@return the time in a token that an authority under {@code roots} signed}
     *
     * @throws StampFailed if its signature is no good or leads to none of the roots; what it is over is for {@link #isOver} to say
     */
    public static Instant check(TimeStampToken token, Set<X509Certificate> roots) throws StampFailed {
        try {
            Instant time = token.getTimeStampInfo().getGenTime().toInstant();
            X509Certificate signer = signer(token);
            SignerInformationVerifier verifier = new JcaSimpleSignerInfoVerifierBuilder().build(signer);
            // The signature, the certificate's hash in it, its purpose and that it was valid at that time.
            token.validate(verifier);
            chain(signer, token, roots, time);
            return time;
        } catch (TSPException | GeneralSecurityException | OperatorCreationException | RuntimeException e) {
            throw new StampFailed("the time-stamp is no good: " + e.getMessage(), e);
        }
    }

    /**
     * {@return the time in a reply that answers {@code request} and was signed by an authority under {@code roots}}
     *
     * @throws StampFailed if it is refused, answers something else, or its signature leads to none of the roots
     */
    public static Instant check(TimeStampRequest request, byte[] reply, Set<X509Certificate> roots) throws StampFailed {
        try {
            TimeStampResponse response = new TimeStampResponse(reply);
            // Status, imprint, nonce, policy, and the version of the signing certificate's attribute.
            response.validate(request);
            TimeStampToken token = response.getTimeStampToken();
            if (token == null) {
                throw new StampFailed("the time-stamping authority refused: status " + response.getStatus(), null);
            }
            return check(token, roots);
        } catch (IOException | TSPException | RuntimeException e) {
            throw new StampFailed("the time-stamping authority's reply is no good: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private static X509Certificate signer(TimeStampToken token) throws GeneralSecurityException, TSPException {
        Collection<X509CertificateHolder> found = token.getCertificates().getMatches(token.getSID());
        if (found.size() != 1) {
            throw new TSPException("it does not bring its certificate");
        }
        return new JcaX509CertificateConverter().getCertificate(found.iterator().next());
    }

    private static void chain(X509Certificate signer, TimeStampToken token, Set<X509Certificate> roots, Instant time)
            throws GeneralSecurityException {
        Set<TrustAnchor> anchors = new HashSet<>();
        roots.forEach(root -> anchors.add(new TrustAnchor(root, null)));
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(time));
        List<X509Certificate> path = new ArrayList<>(List.of(signer));
        while (path.size() < 6 && !issuedByOneOf(path.getLast(), roots)) {
            X509Certificate last = path.getLast();
            X509Certificate issuer = issuer(last, token);
            if (issuer == null) {
                break;
            }
            path.add(issuer);
        }
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
    }

    private static boolean issuedByOneOf(X509Certificate certificate, Set<X509Certificate> roots) {
        return roots.stream()
                .anyMatch(root -> root.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable X509Certificate issuer(X509Certificate of, TimeStampToken token)
            throws GeneralSecurityException {
        Collection<X509CertificateHolder> all = token.getCertificates().getMatches(null);
        for (X509CertificateHolder each : all) {
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(each);
            if (certificate.getSubjectX500Principal().equals(of.getIssuerX500Principal()) && !certificate.equals(of)) {
                return certificate;
            }
        }
        return null;
    }

    /**
     * {@return the certificates in a PEM file}
     *
     * @throws StampFailed if it can't be read or holds none
     */
    public static Set<X509Certificate> roots(Path file) throws StampFailed {
        try (var in = Files.newInputStream(file)) {
            Set<X509Certificate> roots = new HashSet<>();
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                if (each instanceof X509Certificate certificate) {
                    roots.add(certificate);
                }
            }
            if (roots.isEmpty()) {
                throw new StampFailed("there is no certificate in " + file, null);
            }
            return roots;
        } catch (IOException | GeneralSecurityException e) {
            throw new StampFailed("the certificates in " + file + " can't be read: " + e.getMessage(), e);
        }
    }
}
