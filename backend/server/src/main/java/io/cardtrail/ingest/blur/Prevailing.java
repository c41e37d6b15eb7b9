package io.cardtrail.ingest.blur;

import io.cardtrail.model.BlurFinding;
import io.cardtrail.model.BlurMeasure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The value that most rows share, by Misra and Gries' counters: exact up to a fixed count of different values; past it a count may be
 * too low by at most one in {@code counters + 1} rows, and never too high.
 */
final class Prevailing {
    static final int COUNTERS = 1024;

    /** Fewer rows than this say nothing. */
    static final int LEAST = 20;

    /** Least share of the rows with one value that is reported. */
    static final double SHARE = 0.3;

    private final int counters;
    private final Map<Long, Held> held = new HashMap<>();
    private long measured;

    private static final class Held {
        private final Tally tally = new Tally();
        /** What was taken off again. */
        private long lost;
    }

    Prevailing() {
        this(COUNTERS);
    }

    Prevailing(int counters) {
        this.counters = counters;
    }

    void add(long line, long value) {
        measured++;
        Held known = held.get(value);
        if (known == null && held.size() == counters) {
            held.values().forEach(each -> each.lost++);
            held.values().removeIf(each -> each.tally.count() == each.lost);
            return;
        }
        held.computeIfAbsent(value, none -> new Held()).tally.add(line);
    }

    Optional<BlurFinding> finding(String column) {
        Held most = null;
        for (Held each : held.values()) {
            if (most == null
                    || count(each) > count(most)
                    || (count(each) == count(most) && first(each) < first(most))) {
                most = each;
            }
        }
        return most == null || measured < LEAST || count(most) < SHARE * measured
                ? Optional.empty()
                : Optional.of(new BlurFinding(
                        BlurMeasure.ONE_FOR_MANY, column, null, count(most), measured, 1, most.tally.lines()));
    }

    private static long count(Held held) {
        return held.tally.count() - held.lost;
    }

    private static long first(Held held) {
        return held.tally.lines().getFirst();
    }
}
