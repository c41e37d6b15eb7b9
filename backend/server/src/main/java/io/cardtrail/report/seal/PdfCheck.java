package io.cardtrail.report.seal;

import io.cardtrail.audit.StampFailed;
import io.cardtrail.audit.StampReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** Checks that PDFs are signed as a whole by the one who signed the list. */
final class PdfCheck {
    private final Optional<X509Certificate> signer;
    private final Optional<X509Certificate> stampAuthority;
    private final List<Finding> findings;

    PdfCheck(Optional<X509Certificate> signer, Optional<X509Certificate> stampAuthority, List<Finding> findings) {
        this.signer = signer;
        this.stampAuthority = stampAuthority;
        this.findings = findings;
    }

    void all(Map<String, byte[]> bundle) {
        bundle.forEach((name, bytes) -> {
            if (name.toLowerCase(Locale.ROOT).endsWith(".pdf")) {
                one(name, bytes);
            }
        });
    }

    private void found(Fault fault, String file, String detail) {
        findings.add(new Finding(fault, file, detail));
    }

    private void one(String file, byte[] pdf) {
        PDSignature signature;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<PDSignature> signatures = document.getSignatureDictionaries();
            if (signatures.isEmpty()) {
                found(Fault.PDF_UNSIGNED, file, "it is not signed");
                return;
            }
            if (signatures.size() > 1) {
                found(Fault.PDF_ALTERED, file, "it has " + signatures.size() + " signatures");
                return;
            }
            signature = signatures.getFirst();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // It comes from outside, and may be nested to any depth.
            found(Fault.PDF_ALTERED, file, "it can't be read");
            return;
        }
        int[] range = signature.getByteRange();
        if (range == null || range.length != 4 || !whole(pdf, range, signature.getContents())) {
            found(Fault.PDF_ALTERED, file, "what was signed is not all but the signature");
            return;
        }
        if (range[2] + range[3] < pdf.length) {
            found(Fault.PDF_APPENDED, file, pdf.length - range[2] - range[3] + " bytes stand behind what was signed");
        }
        byte[] signed = Arrays.copyOf(pdf, range[1] + range[3]);
        System.arraycopy(pdf, range[2], signed, range[1], range[3]);
        envelope(file, signature, signed);
    }

    /** Between the two parts there is the signature in hex, and nothing that a reader could show. */
    private static boolean whole(byte[] pdf, int[] range, byte[] contents) {
        long end = (long) range[2] + range[3];
        if (range[0] != 0 || range[1] < 0 || range[3] < 0 || range[2] < range[1] + 2L || end > pdf.length) {
            return false;
        }
        String between = new String(pdf, range[1], range[2] - range[1], StandardCharsets.ISO_8859_1);
        if (!between.matches("<[0-9A-Fa-f]*>") || between.length() % 2 != 0) {
            return false;
        }
        return Arrays.equals(HexFormat.of().parseHex(between.substring(1, between.length() - 1)), contents);
    }

    /** The room that a signature doesn't need is filled with zeros (ISO 32000-2, 12.8.1); verifiers don't look there. */
    private static boolean zerosBehindSignature(byte[] contents) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(contents);
        new ASN1InputStream(in, contents.length).readObject();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != 0) {
                return false;
            }
        }
        return true;
    }

    private void envelope(String file, PDSignature signature, byte[] signed) {
        try {
            byte[] contents = signature.getContents();
            Envelope envelope = Envelope.detached(contents, signed);
            if (!zerosBehindSignature(contents)) {
                found(Fault.PDF_ALTERED, file, "something stands behind its signature");
                return;
            }
            if (!"ETSI.CAdES.detached".equals(signature.getSubFilter()) || !envelope.holds()) {
                found(Fault.PDF_ALTERED, file, "its signature does not hold");
                return;
            }
            if (signer.isPresent() && !envelope.signer().equals(signer.get())) {
                found(Fault.PDF_OTHER_SIGNER, file, "it was signed by another certificate than the list");
            }
            AttributeTable unsigned = envelope.info().getUnsignedAttributes();
            Attribute stamp =
                    unsigned == null ? null : unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
            if (stamp == null) {
                found(Fault.PDF_STAMP, file, "its signature has no time-stamp");
                return;
            }
            TimeStampToken token = new TimeStampToken(ContentInfo.getInstance(stamp.getAttributeValues()[0]));
            if (!StampReply.isOver(token, envelope.info().getSignature())) {
                found(Fault.PDF_STAMP, file, "its time-stamp is not over its signature");
            } else if (stampAuthority.isPresent()) {
                StampReply.check(token, Set.of(stampAuthority.get()));
            }
        } catch (Envelope.Malformed e) {
            found(Fault.PDF_ENVELOPE, file, "its signature is not as the standard has it");
        } catch (StampFailed | IOException | TSPException | RuntimeException e) {
            found(Fault.PDF_STAMP, file, "its time-stamp is no good: " + e.getMessage());
        }
    }
}
