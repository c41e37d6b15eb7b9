package io.cardtrail.report.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** The swim-lanes of an answer, on as many strips as it takes to read every number. */
final class LanePages {
    private static final String INK = "#1b1b1b";
    private static final String PALE = "#8a8a8a";
    private static final double LABEL = 7;
    private static final double GAP_HEIGHT = 7.6;

    private final Sheet sheet;
    private final Layout layout;
    private final String id;
    private final Strips strips;
    private final String zone;
    private final Map<String, Layout.Mark> byClaim = new HashMap<>();
    private final List<String> lanes = new ArrayList<>();
    private boolean shortened;

    /** @param id of the question, so that no two drawings have a part of one name */
    LanePages(Sheet sheet, Layout layout, String id, String zone) {
        this.sheet = sheet;
        this.id = id;
        this.layout = layout;
        this.zone = zone;
        this.strips = new Strips(layout, sheet.face());
        layout.marks().forEach(mark -> mark.claims().forEach(claim -> byClaim.put(claim, mark)));
        for (int lane = 0; lane < layout.lanes().size(); lane++) {
            lanes.add(sheet.face().printable(name(lane)));
        }
    }

    void write(Element part) {
        List<Strips.Band> bands = strips.bands();
        if (bands.isEmpty()) {
            sheet.paragraphs(part, tongue -> tongue.text("drawing.empty"));
            return;
        }
        sheet.paragraphs(part, tongue -> tongue.text("drawing.lead"));
        new LaneLegend(sheet).write(part, layout);
        LaneWords words = new LaneWords(sheet.first(), sheet.face(), layout, strips, lanes);
        int n = 0;
        for (Strips.Band band : bands) {
            n++;
            Element figure = sheet.add(part, "div", "figure");
            if (bands.size() > 1) {
                Map<String, String> places = Map.of("n", Integer.toString(n), "of", Integer.toString(bands.size()));
                sheet.said(sheet.add(figure, "p", "caption"), tongue -> tongue.say("drawing.part", places));
            }
            draw(figure, band, n, words.of(band));
        }
        if (shortened) {
            Element list = sheet.add(part, "p");
            sheet.label(list, "drawing.lanes");
            sheet.between(list, ": ");
            sheet.text(list, String.join("; ", layout.lanes()));
        }
    }

    /** {@return what a lane is called} Where several have one title, what happens on each is said, too. */
    private String name(int lane) {
        String title = layout.lanes().get(lane);
        if (layout.lanes().stream().filter(title::equals).count() < 2) {
            return title;
        }
        Set<String> kinds = new TreeSet<>();
        layout.marks().stream().filter(mark -> mark.lane() == lane).forEach(mark -> kinds.add(mark.kind()));
        return title + " · "
                + String.join(
                        " ",
                        kinds.stream()
                                .map(kind -> sheet.first().code("act", kind))
                                .toList());
    }

    private void draw(Element figure, Strips.Band band, int n, String alternative) {
        double high = band.height();
        Pen pen = Pen.on(sheet, figure, Strips.PAGE, Strips.AXIS + high, alternative);
        for (int i = 0; i < band.lanes().size(); i++) {
            int lane = band.lanes().get(i);
            double top = Strips.AXIS + band.top(lane);
            pen.box(0, top, Strips.PAGE, band.heights().get(i), ground(lane));
            label(pen, lane, top, band.heights().get(i));
        }
        axis(pen, band.strip(), high);
        pen.line(Strips.LABELS, Strips.AXIS, Strips.LABELS, Strips.AXIS + high, PALE, 0.6, "");
        Pen plot = pen.within("strip" + id + "-" + n, Strips.LABELS, Strips.AXIS, Strips.plot(), high);
        links(plot, band);
        gaps(plot, band);
        for (Layout.Mark mark : layout.marks()) {
            if (strips.strip(mark.x()) == band.strip() && band.lanes().contains(mark.lane())) {
                double y = band.y(mark.lane());
                Strips.Place place = strips.place(mark);
                boolean folded = mark.claims().size() > 1;
                plot.mark(strips.x(mark.x(), band.strip()), y, mark.kind(), mark.grade(), folded, INK);
                String label = sheet.face().printable(mark.label());
                double base = y - Strips.above(place);
                plot.clear(
                        place.left(), base, sheet.face().width(label, Strips.TEXT), Strips.TEXT, ground(mark.lane()));
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

    private void links(Pen plot, Strips.Band band) {
        for (Layout.Link link : layout.links()) {
            Layout.Mark from = byClaim.get(link.from());
            Layout.Mark to = byClaim.get(link.to());
            if (from != null && to != null) {
                plot.curve(
                        strips.x(from.x(), band.strip()),
                        band.y(from.lane()),
                        strips.x(to.x(), band.strip()),
                        band.y(to.lane()),
                        "#5c6470",
                        0.8 + Math.min(1.6, Math.log((double) Math.max(1, link.cards())) * 0.45),
                        Pen.dashes(link.style()));
            }
        }
    }

    private void gaps(Pen plot, Strips.Band band) {
        List<double[]> taken = new ArrayList<>();
        for (Layout.Gap gap : layout.gaps()) {
            if (strips.strip(gap.x()) == band.strip() && band.lanes().contains((int) Math.floor(gap.lane()))) {
                String text = sheet.face()
                        .printable(sheet.first().say("drawing.gap", Map.of("n", String.join(", ", gap.numbers()))));
                double width = sheet.face().width(text, Strips.TEXT) + 14;
                double y = band.y(gap.lane());
                double left = free(gap, band, width, y, taken);
                taken.add(new double[] {left, y, width});
                plot.hatch(left, y - GAP_HEIGHT / 2, width, GAP_HEIGHT, INK);
                plot.clear(left + 7, y + 2.3, width - 14, Strips.TEXT, "#ffffff");
                plot.write(text, left + 7, y + 2.3, Strips.TEXT, INK);
            }
        }
    }

    /** {@return the left end of a place for a gap, as near as can be: beside the marks of its lane, and beside other gaps} */
    private double free(Layout.Gap gap, Strips.Band band, double width, double y, List<double[]> taken) {
        double wanted = strips.x(gap.x(), band.strip()) - width / 2;
        double last = Math.max(1, Strips.plot() - width - 1);
        for (double away = 0; away < Strips.plot(); away += 2) {
            for (double left : new double[] {wanted - away, wanted + away}) {
                double at = Math.clamp(left, 1, last);
                boolean free = layout.marks().stream()
                                .filter(mark -> mark.lane() == gap.lane() && strips.strip(mark.x()) == band.strip())
                                .mapToDouble(mark -> strips.x(mark.x(), band.strip()))
                                .noneMatch(x -> x > at - 8 && x < at + width + 8)
                        && taken.stream()
                                .noneMatch(other -> Math.abs(other[1] - y) < GAP_HEIGHT
                                        && at < other[0] + other[2] + 2
                                        && other[0] < at + width + 2);
                if (free) {
                    return at;
                }
            }
        }
        return Math.clamp(wanted, 1, last);
    }

    private void label(Pen pen, int lane, double top, double height) {
        List<String> lines = lines(lanes.get(lane), Math.max(1, (int) ((height - 3) / 8.5)));
        double y = top + (height - 8.5 * lines.size()) / 2 + 6.5;
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
}
