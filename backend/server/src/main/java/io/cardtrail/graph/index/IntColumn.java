package io.cardtrail.graph.index;

import java.util.Arrays;

/** A growing column of ints, written by one thread. What is in it stays as it is; to grow it moves to a longer array. */
final class IntColumn {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Capacity.after(size));
        }
        values[size++] = value;
    }

    int get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }

    /** {@return the array of the moment: whoever keeps it may read it up to the size of the moment, whatever is added later} */
    int[] values() {
        return values;
    }

    long bytes() {
        return 4L * values.length;
    }
}
