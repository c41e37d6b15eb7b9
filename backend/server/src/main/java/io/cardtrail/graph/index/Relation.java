package io.cardtrail.graph.index;

import java.util.Arrays;

/** Pairs of numbers that are added now and then. Written by one thread. */
final class Relation {
    private static final int SHARE = 4;

    private final int little;
    private Pairs sorted = Pairs.NONE;
    private IntColumn keys = new IntColumn();
    private IntColumn values = new IntColumn();

    /** @param little so many stay beside what is sorted */
    Relation(int little) {
        this.little = little;
    }

    /** A use of one pair. */
    @FunctionalInterface
    interface Use {
        void pair(int key, int value);
    }

    void add(int key, int value) {
        keys.add(key);
        values.add(value);
    }

    void each(Use use) {
        for (int i = 0; i < sorted.size(); i++) {
            use.pair(sorted.keys()[i], sorted.values()[i]);
        }
        for (int i = 0; i < keys.size(); i++) {
            use.pair(keys.get(i), values.get(i));
        }
    }

    /** {@return all, in two parts} */
    Pairs[] publish() {
        if (keys.size() > Math.max(little, sorted.size() / SHARE)) {
            int before = sorted.size();
            int[] allKeys = Arrays.copyOf(sorted.keys(), before + keys.size());
            int[] allValues = Arrays.copyOf(sorted.values(), before + keys.size());
            System.arraycopy(keys.values(), 0, allKeys, before, keys.size());
            System.arraycopy(values.values(), 0, allValues, before, keys.size());
            sorted = Pairs.of(allKeys, allValues, 0, allKeys.length);
            keys = new IntColumn();
            values = new IntColumn();
        }
        return new Pairs[] {sorted, Pairs.of(keys.values(), values.values(), 0, keys.size())};
    }

    int size() {
        return sorted.size() + keys.size();
    }

    long bytes() {
        return sorted.bytes() + keys.bytes() + values.bytes();
    }
}
