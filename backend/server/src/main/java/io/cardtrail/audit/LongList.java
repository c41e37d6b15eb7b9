package io.cardtrail.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Places in the log, 8 bytes each. Not thread-safe. */
final class LongList {
    private long[] values = new long[4];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1) + 1);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    /** {@return up to {@code count} values below {@code before}, greatest first; the list must be ascending} */
    List<Long> newest(long before, int count) {
        int found = Arrays.binarySearch(values, 0, size, before);
        int end = found < 0 ? -found - 1 : found;
        List<Long> page = new ArrayList<>();
        for (int i = end - 1; i >= 0 && page.size() < count; i--) {
            page.add(values[i]);
        }
        return page;
    }
}
