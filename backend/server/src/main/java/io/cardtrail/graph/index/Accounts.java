package io.cardtrail.graph.index;

import java.util.Arrays;

/**
 * The accounts a money walk has reached, each with its best time so far, and the frontier of the layer. A table of as many places as were
 * reached, not of as many as there are accounts, so that small walks stay small whatever the graph.
 */
final class Accounts {
    /** By account: account + 1 in the upper half, place in the arrays in the lower, so that one look is enough. */
    private long[] table = new long[2048];

    private int[] account = new int[512];
    /** Best time as of the last layer. */
    private long[] known = new long[512];
    /** Best time as of this layer. */
    private long[] best = new long[512];

    private boolean[] touched = new boolean[512];
    private boolean[] fresh = new boolean[512];
    private int size;
    private int[] touchedPlaces = new int[512];
    private int touchedCount;
    private boolean forward;

    private int[] frontier = new int[512];
    private long[] from = new long[512];
    private long[] until = new long[512];
    private int frontierSize;
    private boolean begun;

    void start(int start, boolean ascending) {
        forward = ascending;
        int place = place(start);
        // The start is never improved on: all its payments are asked for at once.
        known[place] = forward ? Long.MIN_VALUE : Long.MAX_VALUE;
        best[place] = known[place];
        fresh[place] = false;
        frontier[0] = start;
        from[0] = Long.MIN_VALUE;
        until[0] = Long.MAX_VALUE;
        frontierSize = 1;
    }

    /** Notes a time at which an account was reached. */
    void reach(int reached, long at) {
        int place = place(reached);
        if (fresh[place] || (forward ? at < best[place] : at > best[place])) {
            fresh[place] = false;
            best[place] = at;
            if (!touched[place]) {
                touched[place] = true;
                if (touchedCount == touchedPlaces.length) {
                    touchedPlaces = Arrays.copyOf(touchedPlaces, 2 * touchedCount);
                }
                touchedPlaces[touchedCount++] = place;
            }
        }
    }

    /** {@return whether there is a frontier: at first the start, later those that got a better time} */
    boolean next() {
        if (!begun) {
            begun = true;
            return true;
        }
        if (touchedCount > frontier.length) {
            frontier = new int[touchedPlaces.length];
            from = new long[touchedPlaces.length];
            until = new long[touchedPlaces.length];
        }
        frontierSize = touchedCount;
        for (int i = 0; i < touchedCount; i++) {
            int place = touchedPlaces[i];
            touched[place] = false;
            long before = known[place];
            long now = best[place];
            boolean first = before == (forward ? Long.MAX_VALUE : Long.MIN_VALUE);
            frontier[i] = account[place];
            from[i] = forward ? now + 1 : before;
            until[i] = forward ? (first ? Long.MAX_VALUE : before + 1) : now;
            known[place] = now;
        }
        touchedCount = 0;
        return frontierSize > 0;
    }

    int frontier() {
        return frontierSize;
    }

    int account(int state) {
        return frontier[state];
    }

    long from(int state) {
        return from[state];
    }

    long until(int state) {
        return until[state];
    }

    private int place(int of) {
        int mask = table.length - 1;
        int slot = Mixed.slot(of, table.length);
        for (long there = table[slot]; there != 0; there = table[slot]) {
            if ((int) (there >>> 32) == of + 1) {
                return (int) there;
            }
            slot = (slot + 1) & mask;
        }
        if (size == account.length) {
            grow();
            return place(of);
        }
        account[size] = of;
        known[size] = forward ? Long.MAX_VALUE : Long.MIN_VALUE;
        fresh[size] = true;
        table[slot] = entry(of, size);
        return size++;
    }

    private static long entry(int of, int place) {
        return (of + 1L) << 32 | place;
    }

    private void grow() {
        int length = 2 * size;
        account = Arrays.copyOf(account, length);
        known = Arrays.copyOf(known, length);
        best = Arrays.copyOf(best, length);
        touched = Arrays.copyOf(touched, length);
        fresh = Arrays.copyOf(fresh, length);
        table = new long[4 * length];
        for (int i = 0; i < size; i++) {
            int slot = Mixed.slot(account[i], table.length);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = entry(account[i], i);
        }
    }
}
