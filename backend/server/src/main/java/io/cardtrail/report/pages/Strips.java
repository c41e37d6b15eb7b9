package io.cardtrail.report.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a drawing is laid on A4: in how many strips of time, so that no two numbers overlap and none is smaller than {@link #TEXT}. A strip has the
 * lanes where something is in its time; where they are too many for a page, it has several bands of them. All measures are points.
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

    /** A part of the drawing that goes onto one page: a strip, and its lanes from the top with the height of each. */
    record Band(int strip, List<Integer> lanes, List<Double> heights) {
        double height() {
            return heights.stream().mapToDouble(Double::doubleValue).sum();
        }

        /** {@return the top of a lane, from the top of the first; of a lane that is not here, where it would be} */
        double top(int lane) {
            double top = 0;
            for (int i = 0; i < lanes.size() && lanes.get(i) < lane; i++) {
                top += heights.get(i);
            }
            return top;
        }

        private double room(int lane) {
            int here = lanes.indexOf(lane);
            return here < 0 ? 0 : heights.get(here);
        }

        /** {@return where marks of a lane lie} Below its middle, since their numbers stand above. A half lies between two lanes. */
        double y(double lane) {
            int upper = (int) Math.floor(lane);
            if (upper < lane) {
                return top(upper + 1) - 1.2;
            }
            return top(upper) + (room(upper) == 0 ? 0 : room(upper) - BELOW);
        }
    }

    private static final double BELOW = 8.5;
    private static final double ABOVE = 6;

    private record Cell(int strip, int lane) {}

    private final Layout layout;
    private final Typeface face;
    private final int strips;
    private final Map<Layout.Mark, Place> places = new HashMap<>();
    private final Map<Cell, Integer> levels = new HashMap<>();

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
        place(best);
        this.strips = best;
    }

    /** {@return the parts in the order of time and lanes} */
    List<Band> bands() {
        List<Band> bands = new ArrayList<>();
        for (int strip = 0; strip < strips; strip++) {
            Map<Integer, Double> heights = new TreeMap<>();
            for (Layout.Mark mark : layout.marks()) {
                if (strip(mark.x()) == strip) {
                    int level = levels.getOrDefault(new Cell(strip, mark.lane()), 1);
                    heights.put(mark.lane(), BELOW + ABOVE + ROW * level);
                }
            }
            for (Layout.Gap gap : layout.gaps()) {
                if (strip(gap.x()) == strip) {
                    heights.putIfAbsent((int) Math.floor(gap.lane()), BELOW + ABOVE + ROW);
                    heights.putIfAbsent((int) Math.ceil(gap.lane()), BELOW + ABOVE + ROW);
                }
            }
            split(strip, heights, bands);
        }
        return bands;
    }

    private static void split(int strip, Map<Integer, Double> heights, List<Band> bands) {
        List<Integer> lanes = new ArrayList<>();
        List<Double> tall = new ArrayList<>();
        double used = 0;
        for (Map.Entry<Integer, Double> lane : heights.entrySet()) {
            if (!lanes.isEmpty() && used + lane.getValue() > TALL) {
                bands.add(new Band(strip, List.copyOf(lanes), List.copyOf(tall)));
                lanes.clear();
                tall.clear();
                used = 0;
            }
            lanes.add(lane.getKey());
            tall.add(lane.getValue());
            used += lane.getValue();
        }
        if (!lanes.isEmpty()) {
            bands.add(new Band(strip, List.copyOf(lanes), List.copyOf(tall)));
        }
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

    Place place(Layout.Mark mark) {
        return places.getOrDefault(mark, new Place(0, 0));
    }

    /** {@return how far above its mark the base line of a number is} */
    static double above(Place place) {
        return 5.5 + ROW * place.level();
    }

    /** {@return how many levels of numbers a lane needs in so many strips} */
    private int place(int of) {
        places.clear();
        levels.clear();
        record Row(int lane, int strip, int level) {}
        Map<Row, Double> ends = new HashMap<>();
        int most = 1;
        List<Layout.Mark> inOrder = layout.marks().stream()
                .sorted(Comparator.comparingDouble(Layout.Mark::x))
                .toList();
        for (Layout.Mark mark : inOrder) {
            int strip = strip(mark.x(), of);
            double width = face.width(face.printable(mark.label()), TEXT);
            double left = Math.clamp(x(mark.x(), strip, of) - width / 2, 1, Math.max(1, plot() - width - 1));
            int level = 0;
            while (ends.getOrDefault(new Row(mark.lane(), strip, level), -1.0) > left) {
                level++;
            }
            ends.put(new Row(mark.lane(), strip, level), left + width + 2);
            places.put(mark, new Place(left, level));
            levels.merge(new Cell(strip, mark.lane()), level + 1, Math::max);
            most = Math.max(most, level + 1);
        }
        return most;
    }
}
