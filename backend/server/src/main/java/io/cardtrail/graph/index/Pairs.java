package io.cardtrail.graph.index;

import java.util.Arrays;

/** What belongs to a number, such as the payments of a sale: sorted by it. Immutable. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pairs(int[] keys, int[] values) {
    static final Pairs NONE = new Pairs(new int[0], new int[0]);

    /** A use of one value. */
    @FunctionalInterface
    interface Use {
        void value(int value);
    }

    static Pairs of(int[] keys, int[] values, int from, int to) {
        int[] places = Order.places(to - from);
        Order.sort(
                places,
                0,
                places.length,
                new int[places.length],
                (one, other) -> keys[from + one] < keys[from + other]);
        int[] sortedKeys = new int[places.length];
        int[] sortedValues = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            sortedKeys[i] = keys[from + places[i]];
            sortedValues[i] = values[from + places[i]];
        }
        return new Pairs(sortedKeys, sortedValues);
    }

    void each(int key, Use use) {
        int at = Arrays.binarySearch(keys, key);
        if (at < 0) {
            return;
        }
        while (at > 0 && keys[at - 1] == key) {
            at--;
        }
        for (; at < keys.length && keys[at] == key; at++) {
            use.value(values[at]);
        }
    }

    int size() {
        return keys.length;
    }

    long bytes() {
        return 8L * keys.length;
    }
}
