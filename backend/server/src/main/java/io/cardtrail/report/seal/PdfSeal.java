package io.cardtrail.report.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;

/**
 * Signs a PDF (PAdES at level B-T): one invisible signature over the whole file, with a time-stamp in it. What level LT would append later would end
 * "Total document signed"; the CRL lies beside the PDF instead.
 */
public final class PdfSeal {
    /** Beside certificates: attributes and signature, and a time-stamp with the chain of a usual authority. */
    private static final int RESERVE = 24_000;

    private static final int TURNS = 3;

    private final Issuer issuer;

    /** Seals of this issuer. */
    public PdfSeal(Issuer issuer) {
        this.issuer = issuer;
    }

    /** Carries what went wrong through PDFBox. */
    private static final class Unsigned extends IOException {
        private static final long serialVersionUID = 1L;

        Unsigned(Exception cause) {
            super(cause);
        }
    }

    /**
     * {@return the signed file, which begins with {@code pdf}}
     *
     * @param at when the issuer says it signs
     * @throws CannotSeal if a key fails, or the time-stamping authority does
     * @throws IllegalArgumentException if it is no PDF, or is signed already
     */
    public byte[] sign(byte[] pdf, Instant at) throws CannotSeal, InterruptedException {
        int reserve = RESERVE;
        for (int turn = 1; ; turn++) {
            int[] needed = {0};
            try {
                return sign(pdf, at, reserve, needed);
            } catch (Unsigned e) {
                if (e.getCause() instanceof CannotSeal why) {
                    throw why;
                }
                Thread.currentThread().interrupt();
                throw new InterruptedException("the time-stamp was given up");
            } catch (IOException e) {
                if (needed[0] <= reserve || turn == TURNS) {
                    throw new IllegalArgumentException("the PDF can't be signed: " + e.getMessage(), e);
                }
                // The room for a signature is laid out before it is made, and the time-stamp was larger than usual.
                reserve = needed[0] * 3 / 2;
            }
        }
    }

    private byte[] sign(byte[] pdf, Instant at, int reserve, int[] needed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 4 * reserve);
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions()) {
            if (!document.getSignatureDictionaries().isEmpty()) {
                throw new IllegalArgumentException("the PDF is signed already");
            }
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
            GregorianCalendar time = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
            time.setTimeInMillis(at.toEpochMilli());
            signature.setSignDate(time);
            options.setPreferredSignatureSize(reserve);
            // The signature is an annotation of the first page, and PDF/UA-1 (7.18.3) wants to know in which order
            // those are gone through.
            COSDictionary page = document.getPage(0).getCOSObject();
            page.setItem(COSName.getPDFName("Tabs"), COSName.S);
            page.setNeedToBeUpdated(true);
            document.addSignature(signature, content -> cms(content, needed), options);
            document.saveIncremental(out);
        }
        return out.toByteArray();
    }

    private byte[] cms(InputStream content, int[] needed) throws IOException {
        try {
            CMSSignedData signed = Cms.detached(issuer.keys(), content.readAllBytes(), Optional.empty());
            SignerInformation signer =
                    signed.getSignerInfos().getSigners().iterator().next();
            byte[] reply = issuer.stamps().stamp(signer.getSignature());
            ASN1Primitive token = ASN1Primitive.fromByteArray(
                    new TimeStampResponse(reply).getTimeStampToken().getEncoded(ASN1Encoding.DER));
            SignerInformation stamped = SignerInformation.replaceUnsignedAttributes(
                    signer,
                    new AttributeTable(new DERSet(
                            new Attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(token)))));
            byte[] cms = CMSSignedData.replaceSigners(signed, new SignerInformationStore(List.of(stamped)))
                    .getEncoded(ASN1Encoding.DER);
            needed[0] = cms.length;
            return cms;
        } catch (TSPException e) {
            throw new Unsigned(new CannotSeal("the time-stamp has no form", e));
        } catch (CannotSeal | InterruptedException e) {
            throw new Unsigned(e);
        }
    }
}
