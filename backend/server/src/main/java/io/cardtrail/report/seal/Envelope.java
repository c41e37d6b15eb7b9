package io.cardtrail.report.seal;

import io.cardtrail.model.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * A CMS signature (RFC 5652) as it was read. A signer doesn't sign all of it: versions, the name that its certificate is found by, which algorithm
 * signed. OpenSSL looks over changes there.
 *
 * @param info what the one signer signed, and how
 * @param signer its certificate, as the signature brings it
 * @param certificates all that it brings
 */
record Envelope(SignerInformation info, X509Certificate signer, List<X509Certificate> certificates) {
    /** A signature that can't be read. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static Envelope of(CMSSignedData data) throws Malformed {
        try {
            Collection<SignerInformation> signers = data.getSignerInfos().getSigners();
            Collection<X509CertificateHolder> all = data.getCertificates().getMatches(null);
            if (signers.size() != 1) {
                throw new CMSException("it has " + signers.size() + " signers");
            }
            SignerInformation info = signers.iterator().next();
            List<X509Certificate> certificates = new ArrayList<>();
            X509Certificate signer = null;
            for (X509CertificateHolder each : all) {
                X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(each);
                certificates.add(certificate);
                if (info.getSID().match(each)) {
                    signer = certificate;
                }
            }
            if (signer == null) {
                throw new CMSException("it does not bring its signer's certificate");
            }
            return new Envelope(info, signer, List.copyOf(certificates));
        } catch (CMSException | GeneralSecurityException | RuntimeException e) {
            throw new Malformed(String.valueOf(e.getMessage()), e);
        }
    }

    /** {@return a detached signature over {@code content}} Bytes behind it are left alone: a PDF fills up with zeros. */
    static Envelope detached(byte[] cms, byte[] content) throws Malformed {
        try {
            return of(new CMSSignedData(new CMSProcessableByteArray(content), new ByteArrayInputStream(cms)));
        } catch (CMSException | RuntimeException e) {
            throw new Malformed(String.valueOf(e.getMessage()), e);
        }
    }

    /** {@return whether the signer signed the content, and the hash of its own certificate with it} */
    boolean holds() {
        try {
            // By its key: whether the certificate was valid then is another question.
            return info.getDigestAlgorithmID().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                    && info.verify(new JcaSimpleSignerInfoVerifierBuilder().build(signer.getPublicKey()))
                    && namesItsCertificate();
        } catch (CMSException | OperatorCreationException | GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private boolean namesItsCertificate() throws GeneralSecurityException {
        Attribute attribute = info.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (attribute == null) {
            return false;
        }
        ESSCertIDv2 id = SigningCertificateV2.getInstance(attribute.getAttributeValues()[0])
                .getCerts()[0];
        return id.getHashAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                && Arrays.equals(id.getCertHash(), Sha256.of(signer.getEncoded()));
    }

    /** {@return the signature built anew (DER), with what nobody signed as the standard or the certificate says it} */
    static byte[] rebuilt(byte[] cms, ASN1ObjectIdentifier content) throws Malformed {
        try {
            Envelope read = of(new CMSSignedData(cms));
            SignedData data = SignedData.getInstance(
                    ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms)).getContent());
            SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
            X509CertificateHolder certificate =
                    new X509CertificateHolder(read.signer().getEncoded());
            SignerIdentifier by = info.getSID().getId() instanceof ASN1OctetString
                    ? info.getSID()
                    : new SignerIdentifier(
                            new IssuerAndSerialNumber(certificate.getIssuer(), certificate.getSerialNumber()));
            ASN1Encodable inside = data.getEncapContentInfo().getContent();
            SignerInfo fresh = new SignerInfo(
                    by,
                    info.getDigestAlgorithm(),
                    info.getAuthenticatedAttributes(),
                    algorithm(info.getDigestEncryptionAlgorithm(), read.signer()),
                    info.getEncryptedDigest(),
                    info.getUnauthenticatedAttributes());
            return new ContentInfo(
                            CMSObjectIdentifiers.signedData,
                            new SignedData(
                                    new DERSet(info.getDigestAlgorithm()),
                                    new ContentInfo(
                                            content, inside == null ? null : ASN1OctetString.getInstance(inside)),
                                    data.getCertificates(),
                                    data.getCRLs(),
                                    new DERSet(fresh)))
                    .getEncoded(ASN1Encoding.DER);
        } catch (CMSException | IOException | GeneralSecurityException | RuntimeException e) {
            throw new Malformed(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whatever algorithm is named, the key's own was used; a curve's takes no parameters. */
    private static AlgorithmIdentifier algorithm(AlgorithmIdentifier named, X509Certificate signer) {
        if (!(signer.getPublicKey() instanceof ECPublicKey)) {
            return named;
        }
        Set<ASN1ObjectIdentifier> known = Set.of(
                X9ObjectIdentifiers.ecdsa_with_SHA256,
                X9ObjectIdentifiers.ecdsa_with_SHA384,
                X9ObjectIdentifiers.ecdsa_with_SHA512);
        return known.contains(named.getAlgorithm())
                ? new AlgorithmIdentifier(named.getAlgorithm())
                : new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    }
}
