package io.cardtrail.graph.index;

import java.util.Arrays;

/** A growing column of shorts, written by one thread. What is in it stays as it is; to grow it moves to a longer array. */
final class ShortColumn {
    private short[] values = new short[16];
    private int size;

    void add(short value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Capacity.after(size));
        }
        values[size++] = value;
    }

    short get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }

    /** {@return the array of the moment: whoever keeps it may read it up to the size of the moment, whatever is added later} */
    short[] values() {
        return values;
    }

    long bytes() {
        return 2L * values.length;
    }
}
