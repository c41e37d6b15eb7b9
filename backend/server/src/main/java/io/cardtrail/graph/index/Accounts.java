package io.cardtrail.graph.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The accounts a money walk has reached, each with its best time so far, and the frontier of the layer. Times are turned round where money
 * is followed backward, so that the smaller is always the better.
 */
final class Accounts {
    private static final long NEVER = Long.MAX_VALUE;
    private static final int FEW = 512;

    /** By account, place + 1 or 0; null where it has none of its own, and looks its few up in the table. */
    private final int @Nullable [] places;
    /** By a mix of the account: account + 1 in the upper half, place in the lower, so that one look is enough. */
    private long[] table;

    private int[] account = new int[FEW];
    /** Of each place the best time as of this layer, and as of the last one: they differ where it is touched. */
    private long[] times = new long[2 * FEW];

    private int size;
    private int[] touched = new int[FEW];
    private int touchedCount;
    private long turn;

    private int[] frontier = new int[FEW];
    /** Of each account of the frontier: since when, until when its payments are unknown. */
    private long[] windows = new long[2 * FEW];

    private int frontierSize;
    private boolean begun;

    /** Accounts with a table of as many places as are reached, so that it stays small whatever the graph. */
    Accounts() {
        this.places = null;
        this.table = new long[Mixed.table(FEW)];
    }

    /** Accounts with a place for each there is: a look is one step, and costs 4 bytes for every account. */
    Accounts(int accounts) {
        this.places = new int[accounts];
        this.table = new long[0];
    }

    void start(int start, boolean forward) {
        turn = forward ? 0 : -1;
        begun = false;
        // The start is never improved on: all its payments are asked for at once.
        add(start, Long.MIN_VALUE);
        times[1] = Long.MIN_VALUE;
        touchedCount = 0;
        frontier[0] = start;
        windows[0] = Long.MIN_VALUE;
        windows[1] = Long.MAX_VALUE;
        frontierSize = 1;
    }

    /** Notes a time at which an account was reached. */
    void reach(int reached, long at) {
        long time = at ^ turn;
        int place = places != null ? places[reached] - 1 : find(reached);
        if (place < 0) {
            add(reached, time);
        } else if (time < times[2 * place]) {
            if (times[2 * place] == times[2 * place + 1]) {
                touch(place);
            }
            times[2 * place] = time;
        }
    }

    private void add(int reached, long time) {
        if (size == account.length) {
            grow();
        }
        account[size] = reached;
        times[2 * size] = time;
        times[2 * size + 1] = NEVER;
        touch(size);
        if (places != null) {
            places[reached] = size + 1;
        } else {
            enter(reached, size);
        }
        size++;
    }

    private void touch(int place) {
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, 2 * touchedCount);
        }
        touched[touchedCount++] = place;
    }

    /** {@return whether there is a frontier: at first the start, later those that got a better time} */
    boolean next() {
        if (!begun) {
            begun = true;
            return true;
        }
        if (touchedCount > frontier.length) {
            frontier = new int[touched.length];
            windows = new long[2 * touched.length];
        }
        frontierSize = touchedCount;
        for (int i = 0; i < touchedCount; i++) {
            int place = touched[i];
            long now = times[2 * place];
            long before = times[2 * place + 1];
            frontier[i] = account[place];
            // After now and, where it was reached before, not after that: those are known.
            windows[2 * i] = turn == 0 ? now + 1 : before == NEVER ? Long.MIN_VALUE : ~before;
            windows[2 * i + 1] = turn != 0 ? ~now : before == NEVER ? Long.MAX_VALUE : before + 1;
            times[2 * place + 1] = now;
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
        return windows[2 * state];
    }

    long until(int state) {
        return windows[2 * state + 1];
    }

    /** Forgets what was reached, where each account has a place; the next walk may start. */
    void wipe() {
        if (places != null) {
            for (int i = 0; i < size; i++) {
                places[account[i]] = 0;
            }
            size = 0;
            touchedCount = 0;
            frontierSize = 0;
        }
        if (bytes() > Slate.KEPT) {
            account = new int[FEW];
            times = new long[2 * FEW];
            touched = new int[FEW];
            frontier = new int[FEW];
            windows = new long[2 * FEW];
        }
    }

    /** {@return what grew with the walks} */
    long bytes() {
        return 4L * (account.length + touched.length + frontier.length) + 8L * (times.length + windows.length);
    }

    private int find(int reached) {
        int slot = Mixed.slot(reached, table.length);
        for (long there = table[slot]; there != 0; there = table[slot]) {
            if ((int) (there >>> 32) == reached + 1) {
                return (int) there;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return -1;
    }

    private void enter(int reached, int place) {
        int slot = Mixed.slot(reached, table.length);
        while (table[slot] != 0) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = (reached + 1L) << 32 | place;
    }

    private void grow() {
        account = Arrays.copyOf(account, 2 * size);
        times = Arrays.copyOf(times, 4 * size);
        if (places == null) {
            table = new long[2 * table.length];
            for (int i = 0; i < size; i++) {
                enter(account[i], i);
            }
        }
    }
}
