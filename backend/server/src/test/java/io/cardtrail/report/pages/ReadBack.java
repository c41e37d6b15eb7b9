package io.cardtrail.report.pages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Reads a made file with tools that are not ours. */
public final class ReadBack {
    private ReadBack() {}

    /** {@return what veraPDF has against a file} A rule that was never tried is one complaint. */
    public static List<String> complaints(byte[] pdf, PDFAFlavour... flavours) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavours[0]);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(List.of(flavours), 50, false, false, false)) {
            List<ValidationResult> results = validator.validateAll(parser);
            List<String> complaints = new ArrayList<>();
            if (!results.stream().map(ValidationResult::getPDFAFlavour).toList().equals(List.of(flavours))) {
                complaints.add("not tried: all of " + List.of(flavours));
            }
            results.forEach(result -> complain(result, complaints));
            return complaints;
        }
    }

    private static void complain(ValidationResult result, List<String> complaints) {
        int before = complaints.size();
        if (result.getTotalAssertions() < 100) {
            complaints.add("not tried: " + result.getTotalAssertions() + " of " + result.getPDFAFlavour());
        }
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                complaints.add(assertion.getRuleId().getClause() + ": " + assertion.getMessage() + " at "
                        + assertion.getLocation().getContext());
            }
        }
        if (complaints.size() == before && !result.isCompliant()) {
            complaints.add("not compliant: " + result.getPDFAFlavour());
        }
    }

    /** {@return how many signs stand outside what may be printed on} */
    static long beyondTheMargins(byte[] pdf) throws IOException {
        AtomicLong beyond = new AtomicLong();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition sign) {
                    double right = sign.getXDirAdj() + sign.getWidthDirAdj();
                    if (sign.getXDirAdj() < 42
                            || right > 595 - 42
                            || sign.getYDirAdj() > 842 - 17
                            || sign.getYDirAdj() < 20) {
                        beyond.incrementAndGet();
                    }
                }
            }.getText(document);
        }
        return beyond.get();
    }

    /** {@return what pdftotext reads} */
    public static String text(byte[] pdf) throws Exception {
        return new String(run(pdf, "pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-"), StandardCharsets.UTF_8);
    }

    /** {@return a text without what wrapping puts in or swallows} */
    public static String run(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** {@return the first attachment, as pdfdetach saves it} */
    static byte[] attached(byte[] pdf) throws Exception {
        Path into = Files.createTempFile("attached", ".json");
        try {
            run(pdf, "pdfdetach", "-save", "1", "-o", into.toString(), "FILE");
            return Files.readAllBytes(into);
        } finally {
            Files.delete(into);
        }
    }

    private static byte[] run(byte[] pdf, String... command) throws IOException, InterruptedException {
        Path file = Files.createTempFile("report", ".pdf");
        Path out = Files.createTempFile("report", ".out");
        try {
            Files.write(file, pdf);
            List<String> named = new ArrayList<>();
            for (String word : command) {
                named.add(word.equals("FILE") ? file.toString() : word);
            }
            Process process = new ProcessBuilder(named)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            int ended = process.waitFor();
            if (ended != 0) {
                throw new IOException(named + " ended with " + ended + ": " + Files.readString(out));
            }
            return Files.readAllBytes(out);
        } finally {
            Files.delete(file);
            Files.delete(out);
        }
    }
}
