package io.cardtrail.report.seal;

import io.cardtrail.model.Sha256;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Detached signatures as ETSI EN 319 122 (CAdES) wants them at level B: the signer's certificate is signed along. */
final class Cms {
    private Cms() {}

    /**
     * {@return the signature of {@code content}}
     *
     * @param claimed when the signer says it signed; a PDF tells that elsewhere (ETSI EN 319 142-1, 6.3)
     */
    static CMSSignedData detached(SealKeys keys, byte[] content, Optional<Instant> claimed) throws CannotSeal {
        try {
            JcaContentSignerBuilder signing = new JcaContentSignerBuilder(keys.algorithm());
            if (keys.provider() != null) {
                signing.setProvider(keys.provider());
            }
            JcaSignerInfoGeneratorBuilder signer =
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
            signer.setSignedAttributeGenerator(attributes(keys.certificate(), claimed));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(signer.build(signing.build(keys.key()), keys.certificate()));
            generator.addCertificates(new JcaCertStore(keys.chain()));
            return generator.generate(new CMSProcessableByteArray(content), false);
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new CannotSeal("the issuer's key can't sign: " + e, e);
        }
    }

    private static CMSAttributeTableGenerator attributes(X509Certificate certificate, Optional<Instant> claimed)
            throws GeneralSecurityException {
        ASN1EncodableVector own = new ASN1EncodableVector();
        // SHA-256 is this attribute's own, and is not named in it (RFC 5035).
        ESSCertIDv2 id = new ESSCertIDv2(
                Sha256.of(certificate.getEncoded()),
                new IssuerSerial(
                        new GeneralNames(new GeneralName(X500Name.getInstance(
                                certificate.getIssuerX500Principal().getEncoded()))),
                        certificate.getSerialNumber()));
        own.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(id))));
        claimed.ifPresent(at -> own.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at))))));
        CMSAttributeTableGenerator usual = new DefaultSignedAttributeTableGenerator(new AttributeTable(own));
        return parameters -> {
            AttributeTable all = usual.getAttributes(parameters);
            return claimed.isPresent() ? all : all.remove(CMSAttributes.signingTime);
        };
    }
}
