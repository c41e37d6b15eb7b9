package io.cardtrail.report.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** A small bundle, sealed. */
final class Sealed {
    /** The machine's: openssl and pdfsig have no other. */
    static final Clock CLOCK = Clock.systemUTC();

    private Sealed() {}

    static byte[] pdf() {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.addRect(100, 100, 200, 300);
                content.fill();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("path.json", "{\"claims\":[{\"n\":1}]}".getBytes(StandardCharsets.UTF_8));
        files.put("sources/b1/41.json", "{\"line\":41}".getBytes(StandardCharsets.UTF_8));
        files.put("VERIFY.md", "说明\n".getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** {@return the files with a signed PDF among them, sealed} */
    static SortedMap<String, byte[]> by(Issuer issuer) throws CannotSeal, InterruptedException {
        SortedMap<String, byte[]> files = files();
        Instant now = CLOCK.instant();
        files.put("report.pdf", new PdfSeal(issuer).sign(pdf(), now));
        files.putAll(new Seal(issuer).over(files, now));
        return files;
    }

    static byte[] file(Map<String, byte[]> bundle, String name) {
        return Objects.requireNonNull(bundle.get(name), name);
    }

    static Issuer demo(Path folder) throws CannotSeal {
        return Issuer.open(SealSettings.ofDemo(), folder, CLOCK);
    }
}
