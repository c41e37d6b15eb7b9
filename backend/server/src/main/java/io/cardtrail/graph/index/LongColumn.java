package io.cardtrail.graph.index;

import java.util.Arrays;

/** A growing column of longs, written by one thread. What is in it stays as it is; to grow it moves to a longer array. */
final class LongColumn {
    private long[] values = new long[16];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Capacity.after(size));
        }
        values[size++] = value;
    }

    long get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }

    /** {@return the array of the moment: whoever keeps it may read it up to the size of the moment, whatever is added later} */
    long[] values() {
        return values;
    }

    long bytes() {
        return 8L * values.length;
    }
}
