package io.cardtrail.graph.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the entries of each key begin in columns sorted by key: by the key itself where nearly every key occurs, else by the keys that
 * do.
 *
 * @param occurring null where {@code first} is by the key itself
 * @param slots of those that occur, place + 1 by a mix of the key: a walk looks for every account it reached, and to halve a sorted
 *     column again and again took longer than all the rest of it
 * @param first one more than there are keys: where each begins, and the end of the last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Keys(int @Nullable [] occurring, int[] slots, int[] first) {
    static final Keys NONE = new Keys(new int[0], new int[2], new int[1]);

    /** Places in order, and where each key's begin. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sorted(int[] places, Keys keys) {}

    /** {@return the entries that have a key, less than 0 for one without, by the keys that occur; {@code within} is the order of those with one key} */
    static Sorted occurring(int[] keys, int count, Order.Before within) {
        int with = 0;
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            if (keys[i] >= 0) {
                places[with++] = i;
            }
        }
        places = Arrays.copyOf(places, with);
        Order.sort(
                places,
                0,
                with,
                new int[with],
                (one, other) -> keys[one] != keys[other] ? keys[one] < keys[other] : within.before(one, other));
        int[] occurring = new int[with];
        int[] first = new int[with + 1];
        int distinct = 0;
        for (int i = 0; i < with; i++) {
            if (i == 0 || keys[places[i]] != keys[places[i - 1]]) {
                first[distinct] = i;
                occurring[distinct++] = keys[places[i]];
            }
        }
        first[distinct] = with;
        int[] distinctKeys = Arrays.copyOf(occurring, distinct);
        return new Sorted(places, new Keys(distinctKeys, slots(distinctKeys), Arrays.copyOf(first, distinct + 1)));
    }

    /** {@return the entries that have a key, by the key itself, those of one key as they stand; {@code most} is one more than the largest key} */
    static Sorted dense(int[] keys, int count, int most) {
        int[] next = begins(keys, count, most);
        int[] places = new int[next[most]];
        for (int i = 0; i < count; i++) {
            if (keys[i] >= 0) {
                places[next[keys[i]]++] = i;
            }
        }
        return new Sorted(places, filled(next));
    }

    /** {@return where the entries of each key will begin, and the end of the last} Whoever puts one there moves the begin of its key on by one. */
    static int[] begins(int[] keys, int count, int most) {
        int[] first = new int[most + 1];
        for (int i = 0; i < count; i++) {
            if (keys[i] >= 0) {
                first[keys[i] + 1]++;
            }
        }
        for (int key = 0; key < most; key++) {
            first[key + 1] += first[key];
        }
        return first;
    }

    /** {@return the keys after all entries were put: each begin was moved on to its end, which is the begin of the next} */
    static Keys filled(int[] next) {
        System.arraycopy(next, 0, next, 1, next.length - 1);
        next[0] = 0;
        return new Keys(null, new int[0], next);
    }

    private static int[] slots(int[] occurring) {
        int[] slots = new int[Mixed.table(occurring.length)];
        for (int place = 0; place < occurring.length; place++) {
            int slot = Mixed.slot(occurring[place], slots.length);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = place + 1;
        }
        return slots;
    }

    /** {@return the place of a key among the keys, or one that is empty: give it to {@link #from} and {@link #to}} */
    int find(int key) {
        if (occurring == null) {
            return key < first.length - 1 ? key : -1;
        }
        int slot = Mixed.slot(key, slots.length);
        while (slots[slot] != 0 && occurring[slots[slot] - 1] != key) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slots[slot] - 1;
    }

    /** {@return where the entries of the key at a place begin} */
    int from(int place) {
        return place < 0 ? 0 : first[place];
    }

    /** {@return where the entries of the key at a place end} */
    int to(int place) {
        return place < 0 ? 0 : first[place + 1];
    }

    /** {@return the key at a place} */
    int key(int place) {
        return occurring == null ? place : occurring[place];
    }

    /** {@return how many places there are} */
    int size() {
        return first.length - 1;
    }

    long bytes() {
        return 4L * first.length + 4L * slots.length + (occurring == null ? 0 : 4L * occurring.length);
    }
}
