package io.cardtrail.trace;

import io.cardtrail.trace.LaneLayout.Tick;
import io.cardtrail.trace.LaneLayout.TimeBreak;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Time to x. Waits much longer than the usual one are drawn short, all alike, and reported. */
final class TimeScale {
    private static final double MARGIN = 24;
    private static final double INNER = 1440;
    private static final int USUAL = 3;
    private static final double BREAK = 48;
    private static final double BREAKS_AT_MOST = INNER * 0.4;
    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final double BETWEEN_TICKS = 120;

    /** Whole hours and days of a tick are those of this zone; all sources so far are kept in it. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(365));

    private final NavigableMap<Instant, Double> xs = new TreeMap<>();
    private final List<TimeBreak> breaks = new ArrayList<>();
    private double perSecond;

    private TimeScale() {}

    static TimeScale of(List<Instant> times) {
        TimeScale scale = new TimeScale();
        scale.lay(List.copyOf(new TreeSet<>(times)));
        return scale;
    }

    private void lay(List<Instant> times) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(seconds(times.get(i - 1), times.get(i)));
        }
        double longest = longestUsual(gaps);
        long compressed = gaps.stream().filter(gap -> gap > longest).count();
        double breakWidth = compressed == 0 ? 0 : Math.min(BREAK, BREAKS_AT_MOST / compressed);
        double usual = gaps.stream()
                .filter(gap -> gap <= longest)
                .mapToDouble(Double::doubleValue)
                .sum();
        perSecond = usual == 0 ? 0 : (INNER - compressed * breakWidth) / usual;
        double x = MARGIN;
        for (int i = 0; i < times.size(); i++) {
            if (i > 0) {
                double gap = gaps.get(i - 1);
                double width = gap > longest ? breakWidth : gap * perSecond;
                if (gap > longest) {
                    breaks.add(new TimeBreak(rounded(x + width / 2), times.get(i - 1), times.get(i)));
                }
                x += width;
            }
            xs.put(times.get(i), x);
        }
    }

    private static double longestUsual(List<Double> gaps) {
        // Waits of seconds, such as between a sale and its payment, say nothing of the usual pace.
        List<Double> paces = gaps.stream().filter(gap -> gap >= 60).sorted().toList();
        double median = paces.isEmpty() ? 0 : paces.get((paces.size() - 1) / 2);
        return Math.max((double) SHORT.toSeconds(), USUAL * median);
    }

    double width() {
        return INNER + 2 * MARGIN;
    }

    /** {@return where one of the times stands} */
    double x(Instant at) {
        Double x = xs.get(at);
        if (x == null) {
            throw new IllegalArgumentException("not one of the times of this scale");
        }
        return rounded(x);
    }

    List<TimeBreak> breaks() {
        return List.copyOf(breaks);
    }

    /** {@return whole hours or days in each uncompressed stretch, or its begin where it holds none} */
    List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        if (xs.isEmpty()) {
            return ticks;
        }
        Instant from = xs.firstKey();
        for (TimeBreak gap : breaks) {
            stretch(from, gap.from(), ticks);
            from = gap.to();
        }
        stretch(from, xs.lastKey(), ticks);
        return List.copyOf(ticks);
    }

    private void stretch(Instant from, Instant to, List<Tick> ticks) {
        double x0 = xs.getOrDefault(from, MARGIN);
        Duration step = STEPS.stream()
                .filter(s -> s.toSeconds() * perSecond >= BETWEEN_TICKS)
                .findFirst()
                .orElse(STEPS.getLast());
        long offset = ZONE.getRules().getOffset(from).getTotalSeconds();
        long unit = step.toSeconds();
        long next = Math.ceilDiv(from.getEpochSecond() + offset + (from.getNano() > 0 ? 1 : 0), unit) * unit - offset;
        boolean any = false;
        for (long at = next; at <= to.getEpochSecond(); at += unit) {
            Instant moment = Instant.ofEpochSecond(at);
            any |= tick(ticks, new Tick(rounded(x0 + seconds(from, moment) * perSecond), moment));
        }
        if (!any) {
            tick(ticks, new Tick(rounded(x0), from));
        }
    }

    private static boolean tick(List<Tick> ticks, Tick tick) {
        @Nullable Tick last = ticks.isEmpty() ? null : ticks.getLast();
        return (last == null || tick.x() - last.x() >= BETWEEN_TICKS) && ticks.add(tick);
    }

    /** Not by way of nanoseconds: a damaged row may be dated centuries from all others, and a long holds 292 years of them. */
    private static double seconds(Instant from, Instant to) {
        Duration wait = Duration.between(from, to);
        return wait.getSeconds() + wait.getNano() / 1e9;
    }

    private static double rounded(double x) {
        return Math.round(x * 100) / 100.0;
    }
}
