package io.cardtrail.report.pages;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.logging.Level;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import tools.jackson.databind.JsonNode;

/** Makes the file of a written sheet: renders it, attaches {@code path.json}, and takes out all that would differ from one run to the next. */
final class PdfDocument {
    private static final String NAME = "path.json";

    static {
        // What matters of it is asked for with every document; the rest would fill the server's log.
        XRLog.setLoggerImpl(new Quiet());
    }

    private PdfDocument() {}

    private static final class Quiet implements XRLogger {
        @Override
        public void log(String where, Level level, String message) {}

        @Override
        public void log(String where, Level level, String message, Throwable cause) {}

        @Override
        public void setLevel(String logger, Level level) {}

        @Override
        public boolean isLogLevelEnabled(Diagnostic diagnostic) {
            return false;
        }
    }

    /** {@return the style of the pages} */
    static String style() {
        try (InputStream in = PdfDocument.class.getResourceAsStream("/report/page.css")) {
            if (in == null) {
                throw new IllegalStateException("report/page.css is not in the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] make(Sheet sheet, JsonNode report, byte[] canonical, String number) {
        Calendar made = made(report);
        try (PDDocument document = new PDDocument()) {
            render(sheet, report, document);
            date(document, made);
            attach(document, canonical, made);
            document.getDocumentCatalog().setLanguage(sheet.first().lang());
            return saved(document, sheet.face(), number);
        } catch (IOException e) {
            throw new PagesFailed(e);
        }
    }

    private static void render(Sheet sheet, JsonNode report, PDDocument document) throws IOException {
        List<String> complaints = new ArrayList<>();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePDDocument(document)
                .withW3cDocument(sheet.document(), "")
                .useFont(new PDFontSupplier(sheet.face().in(document)), Typeface.FAMILY, 400, FontStyle.NORMAL, true)
                .usePdfAConformance(PdfAConformance.PDFA_3_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .useSVGDrawer(new BatikSVGDrawer())
                .useExternalResourceAccessControl(
                        (uri, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .withProducer("Cardtrail " + sheet.face().printable(Told.text(report, "software")))
                .withDiagnosticConsumer(diagnostic -> note(diagnostic, complaints));
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
        }
        if (!complaints.isEmpty()) {
            throw new PagesFailed("the renderer complained: " + complaints);
        }
    }

    /** The renderer only logs what it could not draw; a report with something missing must not be made. */
    private static void note(Diagnostic diagnostic, List<String> complaints) {
        if (diagnostic.getLevel().intValue() >= Level.WARNING.intValue()) {
            complaints.add(diagnostic.getFormattedMessage());
        }
    }

    private static Calendar made(JsonNode report) {
        String at = Told.text(report, "madeAt");
        try {
            Calendar made = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
            made.setTimeInMillis(Instant.parse(at).getEpochSecond() * 1000);
            return made;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "report.madeAt is \"" + at + "\"; write a time like 2026-11-29T10:00:00Z", e);
        }
    }

    /** The file says when the report was made, not when this ran: in both places, or archives refuse it. */
    private static void date(PDDocument document, Calendar made) throws IOException {
        PDDocumentInformation about = document.getDocumentInformation();
        about.setCreationDate(made);
        about.setModificationDate(made);
        String stamp = made.toInstant().toString();
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        String dated = xmp.replaceAll(
                "(<xmp:CreateDate>)[^<]*(</xmp:CreateDate>)",
                "$1" + stamp + "$2<xmp:ModifyDate>" + stamp + "</xmp:ModifyDate>");
        if (dated.equals(xmp)) {
            throw new PagesFailed("the file's metadata has no time to set");
        }
        metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
    }

    private static void attach(PDDocument document, byte[] canonical, Calendar made) throws IOException {
        PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(canonical), COSName.FLATE_DECODE);
        file.setSubtype("application/json");
        file.setSize(canonical.length);
        file.setCreationDate(made);
        file.setModDate(made);
        PDComplexFileSpecification attached = new PDComplexFileSpecification();
        attached.setFile(NAME);
        attached.setFileUnicode(NAME);
        attached.setFileDescription("The report as data; these pages are set from it");
        attached.setEmbeddedFile(file);
        attached.setEmbeddedFileUnicode(file);
        attached.getCOSObject().setName("AFRelationship", "Data");
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(java.util.Map.of(NAME, attached));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
        COSArray associated = new COSArray();
        associated.add(attached);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }

    /** Saved twice, since the subset of the font exists only after a saving, and its glyphs have to be named. */
    private static byte[] saved(PDDocument document, Typeface face, String number) throws IOException {
        document.setDocumentId(Long.parseUnsignedLong(number, 0, 16, 16));
        document.save(OutputStream.nullOutputStream());
        GlyphNames.set(document, face);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
