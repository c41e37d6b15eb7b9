package io.cardtrail.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Spans of time, half-open and in nanoseconds, that were asked for already. */
final class Spans {
    /** One of them. */
    record Span(long from, long until) {}

    private final TreeMap<Long, Long> known = new TreeMap<>();

    /** {@return all that is known, in order; spans that touch stand as one} */
    List<Span> known() {
        List<Span> joined = new ArrayList<>();
        known.forEach((from, until) -> {
            if (!joined.isEmpty() && joined.getLast().until() == from) {
                joined.set(joined.size() - 1, new Span(joined.getLast().from(), until));
            } else {
                joined.add(new Span(from, until));
            }
        });
        return joined;
    }

    /** {@return what of this span was not known yet; from now on it is} */
    List<Span> fresh(long from, long until) {
        List<Span> fresh = new ArrayList<>();
        Long first = known.floorKey(from);
        long at = from;
        for (Map.Entry<Long, Long> span :
                known.tailMap(first == null ? from : first, true).entrySet()) {
            if (span.getKey() >= until) {
                break;
            }
            if (span.getKey() > at) {
                fresh.add(new Span(at, span.getKey()));
            }
            at = Math.max(at, span.getValue());
        }
        if (at < until) {
            fresh.add(new Span(at, until));
        }
        fresh.forEach(span -> known.put(span.from(), span.until()));
        return fresh;
    }
}
