package io.cardtrail.audit;

import java.util.Arrays;

/**
 * From one number to another, in about 30 bytes an entry: a log has too many leaves for objects. Not thread-safe.
 */
final class LongTable {
    /** For a key that isn't there; no value is negative. */
    static final long NONE = -1;

    private long[] keys = new long[64];
    private long[] values = filled(64);
    private int size;

    private static long[] filled(int length) {
        long[] values = new long[length];
        Arrays.fill(values, NONE);
        return values;
    }

    long get(long key) {
        return values[place(key)];
    }

    /** Puts a value that is not negative in place of whatever the key had. */
    void put(long key, long value) {
        if (size >= keys.length / 4 * 3) {
            grow();
        }
        int place = place(key);
        size += values[place] == NONE ? 1 : 0;
        keys[place] = key;
        values[place] = value;
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int place = (int) (mix(key) & mask);
        while (values[place] != NONE && keys[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private static long mix(long key) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        return mixed ^ (mixed >>> 32);
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = filled(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                values[place] = oldValues[i];
            }
        }
    }
}
