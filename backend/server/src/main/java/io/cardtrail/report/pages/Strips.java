package io.cardtrail.report.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a drawing is laid on A4: in how many strips of time, so that no two numbers overlap and none is smaller than {@link #TEXT}; and in how many
 * bands of lanes. All measures are points.
 */
final class Strips {
    /** Nothing in a drawing is smaller. */
    static final double TEXT = 6.5;

    /** What is printable across a page. */
    static final double PAGE = 510;

    /** What a drawing may take of a page's height. */
    private static final double TALL = 600;

    static final double LABELS = 98;
    static final double AXIS = 16;

    /** Marks stand off the ends of a strip. */
    static final double MARGIN = 10;

    private static final double ROW = 7.5;
    private static final int EASY = 3;
    private static final int MOST = 8;

    /**
     * Where a mark's number stands.
     *
     * @param left of the number, from the strip's left end
     * @param level how many numbers lie between it and its mark
     */
    record Place(double left, int level) {}

    private final Layout layout;
    private final Typeface face;
    private final int strips;
    private final Map<Layout.Mark, Place> places = new HashMap<>();
    private final int levels;

    Strips(Layout layout, Typeface face) {
        this.layout = layout;
        this.face = face;
        int best = 1;
        int fewest = Integer.MAX_VALUE;
        for (int n = 1; n <= MOST && fewest > EASY; n++) {
            int needed = place(n);
            if (needed < fewest) {
                fewest = needed;
                best = n;
            }
        }
        this.strips = best;
        this.levels = place(best);
    }

    int strips() {
        return strips;
    }

    /** {@return the lanes of each band, from and to} At least one band. */
    List<int[]> bands() {
        int most = Math.max(1, (int) ((TALL - AXIS) / laneHeight()));
        int lanes = layout.lanes().size();
        int bands = (lanes + most - 1) / most;
        int each = (lanes + bands - 1) / bands;
        List<int[]> all = new ArrayList<>();
        for (int from = 0; from < lanes; from += each) {
            all.add(new int[] {from, Math.min(lanes, from + each)});
        }
        return all;
    }

    double laneHeight() {
        return 18 + ROW * levels;
    }

    /** {@return the width of a strip's lanes} */
    static double plot() {
        return PAGE - LABELS;
    }

    private static double inner() {
        return plot() - 2 * MARGIN;
    }

    /** {@return which strip a place on the axis lies in} */
    int strip(double x) {
        return strip(x, strips);
    }

    private int strip(double x, int of) {
        return Math.clamp((long) Math.floor(x / layout.width() * of), 0, of - 1);
    }

    /** {@return where a place on the axis lies, from the left end of a strip} */
    double x(double x, int strip) {
        return x(x, strip, strips);
    }

    private double x(double x, int strip, int of) {
        return MARGIN + (x / layout.width() * of - strip) * inner();
    }

    /** {@return where the middle of a lane lies, from the top of the first} A little below it, since numbers stand above. */
    double y(double lane) {
        return (lane + 0.5) * laneHeight() + ROW * levels * 0.42;
    }

    Place place(Layout.Mark mark) {
        return places.getOrDefault(mark, new Place(0, 0));
    }

    double numberTop(Place place) {
        return 5.5 + ROW * place.level();
    }

    /** {@return how many levels of numbers a lane needs in so many strips} */
    private int place(int of) {
        places.clear();
        record Row(int lane, int strip, int level) {}
        Map<Row, Double> ends = new HashMap<>();
        int most = 1;
        List<Layout.Mark> inOrder = layout.marks().stream()
                .sorted(Comparator.comparingDouble(Layout.Mark::x))
                .toList();
        for (Layout.Mark mark : inOrder) {
            int strip = strip(mark.x(), of);
            int lane = mark.lane();
            double width = face.width(mark.label(), TEXT);
            double left = Math.clamp(x(mark.x(), strip, of) - width / 2, 1, Math.max(1, plot() - width - 1));
            int level = 0;
            while (ends.getOrDefault(new Row(lane, strip, level), -1.0) > left) {
                level++;
            }
            ends.put(new Row(lane, strip, level), left + width + 2);
            places.put(mark, new Place(left, level));
            most = Math.max(most, level + 1);
        }
        return most;
    }
}
