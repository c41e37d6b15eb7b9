package io.cardtrail.report.pages;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Draws into an SVG element. Letters are the outlines of the report's font: they look the same wherever the report is made, and no other font
 * can get in.
 */
final class Pen {
    private static final String SVG = "http://www.w3.org/2000/svg";

    /** Corners of each kind of act's sign: angles in degrees, from the right, downwards; none is a circle. */
    private static final Map<String, List<Double>> SIGNS = signs();

    private final Document document;
    private final Typeface face;
    private final Element into;

    private Pen(Document document, Typeface face, Element into) {
        this.document = document;
        this.face = face;
        this.into = into;
    }

    private static Map<String, List<Double>> signs() {
        Map<String, List<Double>> signs = new LinkedHashMap<>();
        signs.put("ISSUE", List.of(0.0, 60.0, 120.0, 180.0, 240.0, 300.0));
        signs.put("SALE", List.of());
        signs.put("PAYMENT", List.of(45.0, 135.0, 225.0, 315.0));
        signs.put("VERIFICATION", List.of(0.0, 90.0, 180.0, 270.0));
        signs.put("REDEMPTION", List.of(90.0, 210.0, 330.0));
        signs.put("USAGE", List.of(30.0, 150.0, 270.0));
        signs.put("ACCESS", List.of(0.0, 120.0, 240.0));
        signs.put("REGISTRATION", List.of(60.0, 180.0, 300.0));
        return signs;
    }

    /** Begins a drawing of a size in points. */
    static Pen on(Sheet sheet, Element parent, double width, double height, String alternative) {
        Element svg = sheet.document().createElementNS(SVG, "svg");
        svg.setAttribute("width", number(width) + "pt");
        svg.setAttribute("height", number(height) + "pt");
        svg.setAttribute("viewBox", "0 0 " + number(width) + " " + number(height));
        svg.setAttribute("alt", alternative);
        parent.appendChild(svg);
        return new Pen(sheet.document(), sheet.face(), svg);
    }

    /** {@return a pen for a part of the drawing, with its own origin, that draws nothing outside a rectangle} */
    Pen within(String id, double x, double y, double width, double height) {
        Element clip = add("clipPath");
        clip.setAttribute("id", id);
        Pen frame = new Pen(document, face, clip);
        frame.box(0, 0, width, height, "#000000");
        Element group = add("g");
        group.setAttribute("transform", "translate(" + number(x) + "," + number(y) + ")");
        Element clipped = document.createElementNS(SVG, "g");
        clipped.setAttribute("clip-path", "url(#" + id + ")");
        group.appendChild(clipped);
        return new Pen(document, face, clipped);
    }

    void box(double x, double y, double width, double height, String fill) {
        Element box = add("rect");
        box.setAttribute("x", number(x));
        box.setAttribute("y", number(y));
        box.setAttribute("width", number(width));
        box.setAttribute("height", number(height));
        box.setAttribute("fill", fill);
    }

    void frame(double x, double y, double width, double height, String ink) {
        path(
                "M" + number(x) + " " + number(y) + "h" + number(width) + "v" + number(height) + "h" + number(-width)
                        + "z",
                ink,
                0.7,
                "");
    }

    void line(double x1, double y1, double x2, double y2, String ink, double thick, String dashes) {
        path("M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2), ink, thick, dashes);
    }

    /** A line that leaves and arrives level. */
    void curve(double x1, double y1, double x2, double y2, String ink, double thick, String dashes) {
        double middle = (x1 + x2) / 2;
        path(
                "M" + number(x1) + " " + number(y1) + "C" + number(middle) + " " + number(y1) + " " + number(middle)
                        + " " + number(y2) + " " + number(x2) + " " + number(y2),
                ink,
                thick,
                dashes);
    }

    /** {@return the kinds of act that have a sign of their own} */
    static Set<String> kinds() {
        return SIGNS.keySet();
    }

    /** Recorded, derived, hypothesis or gap: by a grade or by a style. */
    static String dashes(String certainty) {
        return switch (certainty) {
            case "B", "DASHED" -> "3.5,2";
            case "C", "DOTTED", "HATCHED" -> "0.2,2";
            default -> "";
        };
    }

    /** Draws the sign of an act; several in one have a ring. */
    void mark(double x, double y, String kind, String grade, boolean folded, String ink) {
        List<Double> corners = SIGNS.getOrDefault(kind, List.of());
        if (folded) {
            shape(x, y, 5.4, corners, "#ffffff", ink, "");
        }
        shape(x, y, 3.3, corners, grade.equals("A") ? ink : "#ffffff", ink, dashes(grade));
    }

    /** Draws a sign by the angles of its corners; a circle where it has none. */
    private void shape(
            double x, double y, double radius, List<Double> corners, String fill, String ink, String dashes) {
        Element shape = add(corners.isEmpty() ? "circle" : "path");
        if (corners.isEmpty()) {
            shape.setAttribute("cx", number(x));
            shape.setAttribute("cy", number(y));
            shape.setAttribute("r", number(radius));
        } else {
            StringBuilder d = new StringBuilder();
            for (double corner : corners) {
                double angle = Math.toRadians(corner);
                d.append(d.isEmpty() ? 'M' : 'L')
                        .append(number(x + radius * 1.2 * Math.cos(angle)))
                        .append(' ')
                        .append(number(y + radius * 1.2 * Math.sin(angle)));
            }
            shape.setAttribute("d", d.append('z').toString());
        }
        shape.setAttribute("fill", fill);
        stroke(shape, ink, 1, dashes);
    }

    /** Fills a rectangle with slanted lines. */
    void hatch(double x, double y, double width, double height, String ink) {
        box(x, y, width, height, "#ffffff");
        for (double at = 3 - height; at < width; at += 3) {
            double from = Math.max(at, 0);
            double to = Math.min(at + height, width);
            line(x + from, y + height - (from - at), x + to, y + height - (to - at), ink, 0.6, "");
        }
        frame(x, y, width, height, ink);
    }

    /** Writes a text that is printable, its base line from a point. */
    void write(String text, double x, double y, double size, String ink) {
        StringBuilder outlines = new StringBuilder();
        for (GeneralPath shape : face.shapes(text, size, x, y)) {
            outline(shape, outlines);
        }
        if (!outlines.isEmpty()) {
            Element path = add("path");
            path.setAttribute("d", outlines.toString());
            path.setAttribute("fill", ink);
        }
    }

    /** Takes out what lies under a text that is written next. */
    void clear(double x, double y, double width, double size, String ground) {
        box(x - 0.5, y - size * 0.85, width + 1, size, ground);
    }

    private static void outline(GeneralPath shape, StringBuilder outlines) {
        double[] p = new double[6];
        for (PathIterator at = shape.getPathIterator(null); !at.isDone(); at.next()) {
            int kind = at.currentSegment(p);
            List<String> letters = List.of("M", "L", "Q", "C", "Z");
            outlines.append(letters.get(kind));
            int numbers = kind == PathIterator.SEG_CLOSE ? 0 : 2 * Math.max(1, kind);
            for (int i = 0; i < numbers; i++) {
                outlines.append(number(p[i])).append(' ');
            }
        }
    }

    private void path(String d, String ink, double thick, String dashes) {
        Element path = add("path");
        path.setAttribute("d", d);
        path.setAttribute("fill", "none");
        stroke(path, ink, thick, dashes);
    }

    private static void stroke(Element element, String ink, double thick, String dashes) {
        element.setAttribute("stroke", ink);
        element.setAttribute("stroke-width", number(thick));
        if (!dashes.isEmpty()) {
            element.setAttribute("stroke-dasharray", dashes);
            element.setAttribute("stroke-linecap", "round");
        }
    }

    private Element add(String name) {
        Element element = document.createElementNS(SVG, name);
        into.appendChild(element);
        return element;
    }

    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        long rest = Math.abs(hundredths % 100);
        return (hundredths < 0 ? "-" : "") + Math.abs(hundredths / 100) + (rest < 10 ? ".0" : ".") + rest;
    }
}
