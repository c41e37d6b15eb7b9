package io.cardtrail.report.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** The swim-lanes of an answer, on as many strips as it takes to read every number. */
final class LanePages {
    private static final String INK = "#1b1b1b";
    private static final String PALE = "#8a8a8a";
    private static final double LABEL = 7;
    private static final double GAP = 14;

    /** Corners of each kind of act's sign: angles in degrees, from the right, downwards; none is a circle. */
    private static final Map<String, List<Double>> SHAPES = shapes();

    private static Map<String, List<Double>> shapes() {
        Map<String, List<Double>> shapes = new LinkedHashMap<>();
        shapes.put("ISSUE", List.of(0.0, 60.0, 120.0, 180.0, 240.0, 300.0));
        shapes.put("SALE", List.of());
        shapes.put("PAYMENT", List.of(45.0, 135.0, 225.0, 315.0));
        shapes.put("VERIFICATION", List.of(0.0, 90.0, 180.0, 270.0));
        shapes.put("REDEMPTION", List.of(90.0, 210.0, 330.0));
        shapes.put("USAGE", List.of(30.0, 150.0, 270.0));
        shapes.put("ACCESS", List.of(0.0, 120.0, 240.0));
        shapes.put("REGISTRATION", List.of(60.0, 180.0, 300.0));
        return shapes;
    }

    /** Of an alternative text: somebody listens to it. */
    private static final int LONGEST = 1500;

    private final Sheet sheet;
    private final Layout layout;
    private final Strips strips;
    private final Map<String, Layout.Mark> byClaim = new HashMap<>();
    private final String zone;
    private boolean shortened;

    LanePages(Sheet sheet, Layout layout, String zone) {
        this.zone = zone;
        this.sheet = sheet;
        this.layout = layout;
        this.strips = new Strips(layout, sheet.face());
        layout.marks().forEach(mark -> mark.claims().forEach(claim -> byClaim.put(claim, mark)));
    }

    void write() {
        Element part = sheet.part("head.drawing");
        if (layout.marks().isEmpty() && layout.gaps().isEmpty()) {
            sheet.paragraphs(part, tongue -> tongue.text("drawing.empty"));
            return;
        }
        part.setAttribute("class", "drawing");
        sheet.paragraphs(part, tongue -> tongue.text("drawing.lead"));
        legend(part);
        List<int[]> bands = strips.bands();
        int all = strips.strips() * bands.size();
        int n = 0;
        for (int strip = 0; strip < strips.strips(); strip++) {
            for (int[] band : bands) {
                n++;
                Element figure = sheet.add(part, "div", "figure");
                if (all > 1) {
                    Map<String, String> places = Map.of("n", Integer.toString(n), "of", Integer.toString(all));
                    Element caption = sheet.add(figure, "p", "caption");
                    sheet.said(caption, tongue -> tongue.say("drawing.part", places));
                }
                draw(figure, strip, band[0], band[1], n);
            }
        }
        if (shortened) {
            Element list = sheet.add(part, "p");
            sheet.label(list, "drawing.lanes");
            sheet.between(list, ": ");
            sheet.text(list, String.join("; ", layout.lanes()));
        }
    }

    private void legend(Element part) {
        Pen pen = Pen.on(sheet, part, Strips.PAGE, 28, legend());
        double x = 2;
        for (String kind : kinds()) {
            mark(pen, x + 5, 7, kind, "A", false);
            x = said(pen, "act." + kind, x + 12, 9.5) + 14;
        }
        mark(pen, x + 5, 7, "SALE", "A", true);
        said(pen, "legend.folded", x + 13, 9.5);
        x = 2;
        for (String grade : List.of("A", "B", "C")) {
            pen.line(x, 21, x + 22, 21, INK, 0.9, dashes(grade));
            mark(pen, x + 11, 21, "SALE", grade, false);
            x = said(pen, "legend." + grade, x + 26, 23.5) + 16;
        }
        pen.hatch(x, 16, 18, 10, INK);
        said(pen, "legend.gap", x + 22, 23.5);
    }

    /** {@return the kinds of act that are drawn and have a shape} */
    private List<String> kinds() {
        return SHAPES.keySet().stream()
                .filter(kind -> layout.marks().stream().anyMatch(mark -> mark.kind().equals(kind)))
                .toList();
    }

    private String legend() {
        return String.join(
                "; ",
                List.of("legend.A", "legend.B", "legend.C", "legend.gap").stream()
                        .map(sheet.first()::text)
                        .toList());
    }

    private double said(Pen pen, String key, double x, double y) {
        String text = String.join(
                " / ", sheet.tongues().stream().map(tongue -> tongue.text(key)).toList());
        pen.write(text, x, y, LABEL, INK);
        return x + sheet.face().width(text, LABEL);
    }

    private void draw(Element figure, int strip, int from, int to, int n) {
        double high = (to - from) * strips.laneHeight();
        Pen pen = Pen.on(sheet, figure, Strips.PAGE, Strips.AXIS + high, alternative(strip, from, to));
        for (int lane = from; lane < to; lane++) {
            double top = Strips.AXIS + (lane - from) * strips.laneHeight();
            pen.box(0, top, Strips.PAGE, strips.laneHeight(), ground(lane));
            laneLabel(pen, lane, top);
        }
        axis(pen, strip, high);
        pen.line(Strips.LABELS, Strips.AXIS, Strips.LABELS, Strips.AXIS + high, PALE, 0.6, "");
        Pen plot = pen.within("strip" + n, Strips.LABELS, Strips.AXIS, Strips.plot(), high);
        double up = from * strips.laneHeight();
        links(plot, strip, up);
        gaps(plot, strip, up);
        for (Layout.Mark mark : layout.marks()) {
            int lane = mark.lane();
            if (strips.strip(mark.x()) == strip && lane >= from && lane < to) {
                double y = strips.y(lane) - up;
                Strips.Place place = strips.place(mark);
                mark(plot, strips.x(mark.x(), strip), y, mark.kind(), mark.grade(), mark.claims().size() > 1);
                String label = sheet.face().printable(mark.label());
                double base = y - strips.numberTop(place);
                plot.clear(place.left(), base, sheet.face().width(label, Strips.TEXT), Strips.TEXT, ground(lane));
                plot.write(label, place.left(), base, Strips.TEXT, INK);
            }
        }
    }

    private static String ground(int lane) {
        return lane % 2 == 0 ? "#f3f4f6" : "#ffffff";
    }

    private void axis(Pen pen, int strip, double high) {
        double end = 0;
        for (Layout.Tick tick : layout.ticks()) {
            double x = strips.x(tick.x(), strip);
            if (x >= 0 && x <= Strips.plot()) {
                String text = sheet.face().printable(Told.minute(tick.at(), zone));
                double width = sheet.face().width(text, Strips.TEXT);
                double left = Math.clamp(
                        Strips.LABELS + x - width / 2, Strips.LABELS, Math.max(Strips.LABELS, Strips.PAGE - width));
                pen.line(Strips.LABELS + x, Strips.AXIS - 3, Strips.LABELS + x, Strips.AXIS + high, "#c9ccd1", 0.5, "");
                if (left >= end) {
                    pen.write(text, left, Strips.AXIS - 6, Strips.TEXT, INK);
                    end = left + width + 6;
                }
            }
        }
    }

    private void links(Pen plot, int strip, double up) {
        for (Layout.Link link : layout.links()) {
            Layout.Mark from = byClaim.get(link.from());
            Layout.Mark to = byClaim.get(link.to());
            if (from != null && to != null) {
                plot.curve(
                        strips.x(from.x(), strip),
                        strips.y(from.lane()) - up,
                        strips.x(to.x(), strip),
                        strips.y(to.lane()) - up,
                        "#5c6470",
                        0.8 + Math.min(1.6, Math.log(Math.max(1, link.cards())) * 0.45),
                        style(link.style()));
            }
        }
    }

    private void gaps(Pen plot, int strip, double up) {
        Map<Integer, Double> ends = new TreeMap<>();
        for (Layout.Gap gap : layout.gaps()) {
            double width = wide(gap);
            double x = strips.x(gap.x(), strip);
            double y = strips.y(gap.lane()) - up;
            plot.hatch(x - width / 2, y - 5, width, 10, INK);
            String text = sheet.face().printable(sheet.first().say("drawing.gap", Map.of("n", String.join(", ", gap.numbers()))));
            double wide = sheet.face().width(text, Strips.TEXT);
            double left = Math.clamp(x - wide / 2, 1, Math.max(1, Strips.plot() - wide - 1));
            if (strips.strip(gap.x()) == strip && ends.merge((int) y, left + wide, (old, now) -> left > old ? now : old) == left + wide) {
                plot.box(left - 1, y + 5.5, wide + 2, 8, "#ffffff");
                plot.write(text, left, y + 12, Strips.TEXT, INK);
            }
        }
    }

    private static void mark(Pen pen, double x, double y, String kind, String grade, boolean folded) {
        List<Double> corners = SHAPES.getOrDefault(kind, List.of());
        if (folded) {
            pen.shape(x, y, 5.4, corners, "#ffffff", INK, "");
        }
        pen.shape(x, y, 3.3, corners, grade.equals("A") ? INK : "#ffffff", INK, dashes(grade));
    }

    /** Recorded, derived, hypothesis. */
    private static String dashes(String grade) {
        return switch (grade) {
            case "B" -> "3.5,2";
            case "C" -> "0.2,2";
            default -> "";
        };
    }

    private static String style(String style) {
        return switch (style) {
            case "DASHED" -> dashes("B");
            case "DOTTED", "HATCHED" -> dashes("C");
            default -> "";
        };
    }

    /** Half of the way between its two sides, where it has two. */
    private double wide(Layout.Gap gap) {
        Layout.Mark from = byClaim.get(gap.from());
        Layout.Mark to = byClaim.get(gap.to());
        if (from == null || to == null) {
            return GAP;
        }
        double between = Math.abs(strips.x(to.x(), 0) - strips.x(from.x(), 0));
        return Math.clamp(between / 2, GAP, 60);
    }

    private void laneLabel(Pen pen, int lane, double top) {
        String text = sheet.face().printable(layout.lanes().get(lane));
        List<String> lines = lines(text, Math.max(1, (int) ((strips.laneHeight() - 3) / 8.5)));
        double y = top + (strips.laneHeight() - 8.5 * lines.size()) / 2 + 6.5;
        for (String line : lines) {
            pen.write(line, 3, y, LABEL, INK);
            y += 8.5;
        }
    }

    /** Cuts a label into lines; what does not fit is said in full below the drawing. */
    private List<String> lines(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            String more = Character.toString(point);
            if (sheet.face().width(line + more + "…", LABEL) > Strips.LABELS - 6) {
                if (lines.size() + 1 == most) {
                    shortened = true;
                    lines.add(line + "…");
                    return lines;
                }
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(more);
        }
        lines.add(line.toString());
        return lines;
    }

    private String alternative(int strip, int from, int to) {
        Tongue tongue = sheet.first();
        List<Layout.Mark> marks = layout.marks().stream()
                .filter(mark -> strips.strip(mark.x()) == strip)
                .filter(mark -> mark.lane() >= from && mark.lane() < to)
                .toList();
        List<Layout.Gap> gaps = layout.gaps().stream()
                .filter(gap -> strips.strip(gap.x()) == strip)
                .toList();
        List<String> parts = new ArrayList<>();
        parts.add(tongue.say(
                "drawing.alt",
                Map.of(
                        "lanes", Integer.toString(to - from),
                        "marks", Integer.toString(marks.size()),
                        "gaps", Integer.toString(gaps.size()))));
        for (int lane = from; lane < to; lane++) {
            int here = lane;
            List<String> claims = marks.stream()
                    .filter(mark -> mark.lane() == here)
                    .map(Layout.Mark::label)
                    .toList();
            if (!claims.isEmpty()) {
                parts.add(tongue.say(
                        "drawing.altLane",
                        Map.of("lane", layout.lanes().get(lane), "claims", String.join(", ", claims))));
            }
        }
        gaps.forEach(gap -> parts.add(tongue.say("drawing.altGap", Map.of("n", String.join(", ", gap.numbers())))));
        String whole = String.join(" ", parts);
        return sheet.face().printable(
                whole.length() <= LONGEST ? whole : whole.substring(0, whole.offsetByCodePoints(0, whole.codePointCount(0, LONGEST))) + " " + tongue.text("drawing.altMore"));
    }
}
