package io.cardtrail.ingest.blur;

import io.cardtrail.model.BlurFinding;
import java.util.ArrayList;
import java.util.List;

/** A count of rows, and the lines of the first of them. */
final class Tally {
    private final List<Long> lines = new ArrayList<>(BlurFinding.LINES);
    private long count;

    void add(long line) {
        count++;
        if (lines.size() < BlurFinding.LINES) {
            lines.add(line);
        }
    }

    long count() {
        return count;
    }

    List<Long> lines() {
        return List.copyOf(lines);
    }
}
