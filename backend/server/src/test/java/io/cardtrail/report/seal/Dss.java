package io.cardtrail.report.seal;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.SortedMap;

/** The European Commission's own validator, without a network, given the CRL that lies in the bundle. */
public final class Dss {
    private Dss() {}

    /**
     * What it says of the one signature.
     *
     * @param level such as {@code PAdES-BASELINE-T}
     * @param indication {@code TOTAL_PASSED} where nothing is wrong
     */
    public record Said(int signatures, String level, String indication, List<String> errors) {}

    /** {@return what it says of the pages} */
    public static Said pages(SortedMap<String, byte[]> bundle) throws Exception {
        return said(document(bundle, "report.pdf"), bundle);
    }

    /** {@return what it says of the list's signature} */
    public static Said list(SortedMap<String, byte[]> bundle) throws Exception {
        SignedDocumentValidator validator = document(bundle, "SHA256SUMS.p7s");
        validator.setDetachedContents(List.of(new InMemoryDocument(Sealed.file(bundle, "SHA256SUMS"), "SHA256SUMS")));
        return said(validator, bundle);
    }

    private static SignedDocumentValidator document(SortedMap<String, byte[]> bundle, String name) {
        return SignedDocumentValidator.fromDocument(new InMemoryDocument(Sealed.file(bundle, name), name));
    }

    private static Said said(SignedDocumentValidator validator, SortedMap<String, byte[]> bundle) throws Exception {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(
                KeyFiles.certificates(Sealed.file(bundle, "pki/ca.pem")).getFirst()));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(trusted);
        verifier.setCrlSource(new ExternalResourcesCRLSource(new ByteArrayInputStream(
                KeyFiles.crls(Sealed.file(bundle, "pki/ca.crl.pem")).getFirst().getEncoded())));
        validator.setCertificateVerifier(verifier);
        SimpleReport report = validator.validateDocument().getSimpleReport();
        String id = report.getFirstSignatureId();
        return new Said(
                report.getSignaturesCount(),
                report.getSignatureFormat(id).toString(),
                report.getIndication(id).name(),
                report.getAdESValidationErrors(id).stream()
                        .map(message -> message.getValue())
                        .toList());
    }
}
