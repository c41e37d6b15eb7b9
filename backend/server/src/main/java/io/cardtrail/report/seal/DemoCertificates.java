package io.cardtrail.report.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the certificates and CRLs of an authority that stands for nothing outside a demo or a test. */
final class DemoCertificates {
    /** Without a dash beyond ASCII: openssl would print that as escapes. */
    static final String MARK = "Cardtrail DEMO - not for court";

    private static final String CURVE = "secp256r1";
    private static final String ALGORITHM = "SHA256withECDSA";
    private static final int SERIAL_BITS = 120;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a certificate is for. */
    enum Use {
        SIGNER,
        STAMPS
    }

    /** When it is valid. Seconds are all a certificate tells. */
    record Term(Instant from, Instant until) {
        /** {@return a term that began a little ago, so that a clock somewhat behind doesn't refuse it} */
        static Term of(Instant now, Duration length) {
            Instant whole = now.truncatedTo(ChronoUnit.SECONDS);
            return new Term(whole.minus(1, ChronoUnit.HOURS), whole.plus(length));
        }
    }

    private DemoCertificates() {}

    static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(CURVE));
        return generator.generateKeyPair();
    }

    static X509Certificate authority(KeyPair keys, Term term) throws GeneralSecurityException {
        X500Name name = name("demo CA");
        try {
            X509v3CertificateBuilder builder = builder(name, name, keys.getPublic(), term);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return signed(builder, keys.getPrivate());
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException("the demo's CA can't be made", e);
        }
    }

    static X509Certificate issue(Use use, PublicKey key, X509Certificate authority, PrivateKey authorityKey, Term term)
            throws GeneralSecurityException {
        try {
            X509v3CertificateBuilder builder = builder(
                    X500Name.getInstance(authority.getSubjectX500Principal().getEncoded()),
                    name(use == Use.SIGNER ? "demo issuer of reports" : "demo time-stamps"),
                    key,
                    term);
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(
                            use == Use.SIGNER
                                    ? KeyUsage.digitalSignature | KeyUsage.nonRepudiation
                                    : KeyUsage.digitalSignature));
            if (use == Use.STAMPS) {
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            }
            return signed(builder, authorityKey);
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException("the demo's certificate can't be made", e);
        }
    }

    static X509CRL crl(X509Certificate authority, PrivateKey key, Term term, List<X509Certificate> revoked)
            throws GeneralSecurityException {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(
                    X500Name.getInstance(authority.getSubjectX500Principal().getEncoded()), Date.from(term.from()));
            builder.setNextUpdate(Date.from(term.until()));
            builder.addExtension(
                    Extension.cRLNumber,
                    false,
                    new CRLNumber(BigInteger.valueOf(term.from().getEpochSecond())));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
            for (X509Certificate each : revoked) {
                builder.addCRLEntry(each.getSerialNumber(), Date.from(term.from()), CRLReason.keyCompromise);
            }
            return new JcaX509CRLConverter().getCRL(builder.build(signer(key)));
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException("the demo's CRL can't be made", e);
        }
    }

    private static X500Name name(String common) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, MARK)
                .addRDN(BCStyle.CN, MARK + ": " + common)
                .build();
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, Term term)
            throws GeneralSecurityException, IOException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS),
                Date.from(term.from()),
                Date.from(term.until()),
                subject,
                key);
        return builder.addExtension(
                Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer(key)));
    }

    private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
        return new JcaContentSignerBuilder(ALGORITHM).build(key);
    }
}
