package io.cardtrail.report;

import io.cardtrail.report.caseuco.CaseExport;
import io.cardtrail.report.pages.ReportPages;
import io.cardtrail.report.seal.Bundle;
import io.cardtrail.report.seal.CannotSeal;
import io.cardtrail.report.seal.Issuer;
import io.cardtrail.report.seal.PdfSeal;
import io.cardtrail.report.seal.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes pages and seals by the issuer as it stands then. */
public final class ReportSealing {
    private final Issuers issuers;

    public ReportSealing(Issuers issuers) {
        this.issuers = issuers;
    }

    /** Who seals. */
    @FunctionalInterface
    public interface Issuers {
        /** {@return the issuer, opened anew: a new CRL or certificate counts at once} */
        Issuer open() throws CannotSeal;
    }

    /** {@return the pages, not signed yet, by the files of the bundle} */
    byte[] pages(SortedMap<String, byte[]> files) {
        List<ReportPages.Access> accesses = new ArrayList<>();
        for (int n = 1; n == 1 || files.containsKey(ReportBundle.of(n, ReportBundle.ENTRY)); n++) {
            accesses.add(new ReportPages.Access(
                    text(files, ReportBundle.of(n, ReportBundle.CHECKPOINT)),
                    text(files, ReportBundle.of(n, ReportBundle.ENTRY)),
                    text(files, ReportBundle.of(n, ReportBundle.RESULT))));
        }
        return ReportPages.of(file(files, ReportBundle.PATH), accesses);
    }

    /** {@return the bundle as a ZIP, with the pages signed and everything sealed} */
    byte[] seal(SortedMap<String, byte[]> files, byte[] pages, Instant at) {
        try {
            Issuer issuer = issuers.open();
            SortedMap<String, byte[]> all = new TreeMap<>(files);
            byte[] path = file(files, ReportBundle.PATH);
            all.put(ReportBundle.CASE, CaseExport.of(path));
            all.put(ReportBundle.SHAPES, ReportBundle.resource(ReportBundle.SHAPES));
            all.put(ReportBundle.PAGES, new PdfSeal(issuer).sign(pages, at));
            all.putAll(new Seal(issuer).over(all, at));
            return Bundle.write(all);
        } catch (CannotSeal e) {
            throw new SealRefused(e);
        } catch (IOException e) {
            throw new UncheckedIOException("a bundle can't be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sealing", e);
        }
    }

    private static byte[] file(SortedMap<String, byte[]> files, String name) {
        byte[] file = files.get(name);
        if (file == null) {
            throw new IllegalStateException("a bundle without " + name);
        }
        return file;
    }

    private static String text(SortedMap<String, byte[]> files, String name) {
        return new String(file(files, name), StandardCharsets.UTF_8);
    }
}
