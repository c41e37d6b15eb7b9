package io.cardtrail.report.seal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The European Commission's own validator, without a network, given the CRL that lies in the bundle. */
class DssTest {
    @TempDir
    static Path temp;

    private static SimpleReport report(SignedDocumentValidator validator, SortedMap<String, byte[]> bundle)
            throws Exception {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(
                KeyFiles.certificates(Sealed.file(bundle, "pki/ca.pem")).getFirst()));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(trusted);
        verifier.setCrlSource(new ExternalResourcesCRLSource(new ByteArrayInputStream(
                KeyFiles.crls(Sealed.file(bundle, "pki/ca.crl.pem")).getFirst().getEncoded())));
        validator.setCertificateVerifier(verifier);
        return validator.validateDocument().getSimpleReport();
    }

    @Test
    void the_pdf_is_PAdES_B_T_and_the_list_CAdES_B_and_both_pass() throws Exception {
        SortedMap<String, byte[]> bundle = Sealed.by(Sealed.demo(temp.resolve("demo")));

        SimpleReport pdf = report(
                SignedDocumentValidator.fromDocument(
                        new InMemoryDocument(Sealed.file(bundle, "report.pdf"), "report.pdf")),
                bundle);
        String id = pdf.getFirstSignatureId();
        assertThat(pdf.getSignaturesCount()).isEqualTo(1);
        assertThat(pdf.getSignatureFormat(id)).isEqualTo(SignatureLevel.PAdES_BASELINE_T);
        assertThat(pdf.getIndication(id))
                .as(pdf.getAdESValidationErrors(id).toString())
                .isEqualTo(Indication.TOTAL_PASSED);

        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(
                new InMemoryDocument(Sealed.file(bundle, "SHA256SUMS.p7s"), "SHA256SUMS.p7s"));
        validator.setDetachedContents(List.of(new InMemoryDocument(Sealed.file(bundle, "SHA256SUMS"), "SHA256SUMS")));
        SimpleReport list = report(validator, bundle);
        id = list.getFirstSignatureId();
        assertThat(list.getSignatureFormat(id)).isEqualTo(SignatureLevel.CAdES_BASELINE_B);
        assertThat(list.getIndication(id))
                .as(list.getAdESValidationErrors(id).toString())
                .isEqualTo(Indication.TOTAL_PASSED);
    }
}
