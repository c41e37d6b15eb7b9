package io.cardtrail.report.pages;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** What the signs and lines of a drawing mean. */
final class LaneLegend {
    private static final String INK = "#1b1b1b";
    private static final double LABEL = 7;

    private final Sheet sheet;

    LaneLegend(Sheet sheet) {
        this.sheet = sheet;
    }

    void write(Element part, Layout layout) {
        List<String> kinds = Pen.kinds().stream()
                .filter(kind ->
                        layout.marks().stream().anyMatch(mark -> mark.kind().equals(kind)))
                .toList();
        Pen pen = Pen.on(sheet, part, Strips.PAGE, 28, words(kinds));
        double x = 2;
        for (String kind : kinds) {
            pen.mark(x + 5, 7, kind, "A", false, INK);
            x = said(pen, "act." + kind, x + 12, 9.5) + 14;
        }
        pen.mark(x + 5, 7, "SALE", "A", true, INK);
        said(pen, "legend.folded", x + 13, 9.5);
        x = 2;
        for (String grade : List.of("A", "B", "C")) {
            pen.line(x, 21, x + 22, 21, INK, 0.9, Pen.dashes(grade));
            pen.mark(x + 11, 21, "SALE", grade, false, INK);
            x = said(pen, "legend." + grade, x + 26, 23.5) + 16;
        }
        pen.hatch(x, 16.5, 18, 9, INK);
        said(pen, "legend.gap", x + 22, 23.5);
    }

    private String words(List<String> kinds) {
        List<String> words = new ArrayList<>();
        words.add(sheet.first().text("legend"));
        kinds.forEach(kind -> words.add(sheet.first().code("act", kind)));
        List.of("legend.folded", "legend.A", "legend.B", "legend.C", "legend.gap")
                .forEach(key -> words.add(sheet.first().text(key)));
        return String.join("; ", words);
    }

    private double said(Pen pen, String key, double x, double y) {
        String text = String.join(
                " / ", sheet.tongues().stream().map(tongue -> tongue.text(key)).toList());
        pen.write(text, x, y, LABEL, INK);
        return x + sheet.face().width(text, LABEL);
    }
}
