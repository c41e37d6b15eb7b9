package io.cardtrail.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;

/** Checks that the pages hold the very {@code path.json} that lies beside them. */
final class PagesCheck {
    private PagesCheck() {}

    static void attached(Map<String, byte[]> files, List<ReportFault> faults) {
        byte[] pages = files.getOrDefault(ReportBundle.PAGES, new byte[0]);
        try (PDDocument document = Loader.loadPDF(pages)) {
            PDEmbeddedFilesNameTreeNode tree = document.getDocumentCatalog().getNames() == null
                    ? null
                    : document.getDocumentCatalog().getNames().getEmbeddedFiles();
            Map<String, PDComplexFileSpecification> names = tree == null ? null : tree.getNames();
            PDComplexFileSpecification file = names == null ? null : names.get(ReportBundle.PATH);
            if (file == null
                    || file.getEmbeddedFile() == null
                    || !Arrays.equals(file.getEmbeddedFile().toByteArray(), files.get(ReportBundle.PATH))) {
                found(faults, "the pages hold another path.json than the one beside them");
            }
        } catch (IOException | RuntimeException e) {
            found(faults, "the pages are no PDF that can be read");
        }
    }

    private static void found(List<ReportFault> faults, String meaning) {
        faults.add(new ReportFault(
                "PAGES_DIFFER",
                ReportBundle.PAGES,
                meaning,
                "pdfdetach -save 1 -o x.json report.pdf && cmp x.json path.json"));
    }
}
