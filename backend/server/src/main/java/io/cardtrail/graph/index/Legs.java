package io.cardtrail.graph.index;

import java.util.BitSet;

/**
 * The payments of each account, in one direction: by account, then time. A payment from or to several accounts stands here once for every
 * two. Immutable.
 *
 * @param at event times, nanoseconds
 * @param acts the payments
 * @param far the accounts on the other side, -1 where none is recorded
 * @param origins whose records the payments are ({@link Origins}); with {@link #SEVERAL} where the payment stands here more than once
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Legs(Keys accounts, long[] at, int[] acts, int[] far, short[] origins) {
    static final short SEVERAL = Short.MIN_VALUE;
    static final Legs NONE = new Legs(Keys.NONE, new long[0], new int[0], new int[0], new short[0]);

    /** What is sorted: one entry for every account from which and every account to which. */
    record Log(IntColumn acts, IntColumn from, IntColumn to) {
        Log() {
            this(new IntColumn(), new IntColumn(), new IntColumn());
        }

        void add(int act, int left, int reached) {
            acts.add(act);
            from.add(left);
            to.add(reached);
        }

        int size() {
            return acts.size();
        }

        long bytes() {
            return acts.bytes() + from.bytes() + to.bytes();
        }
    }

    /**
     * {@return the legs of a log, by the accounts that occur}
     *
     * @param leaving whether by the accounts the payments left
     * @param times of all acts
     * @param origins of all acts
     * @param several acts that have more than one entry
     */
    static Legs few(Log log, boolean leaving, long[] times, short[] origins, BitSet several) {
        int[] acts = log.acts().values();
        int[] near = (leaving ? log.from() : log.to()).values();
        int[] far = (leaving ? log.to() : log.from()).values();
        Keys.Sorted sorted = Keys.occurring(near, log.size(), (one, other) -> times[acts[one]] < times[acts[other]]);
        int[] places = sorted.places();
        Legs legs = empty(sorted.keys(), places.length);
        for (int i = 0; i < places.length; i++) {
            int act = acts[places[i]];
            legs.put(i, times[act], act, far[places[i]], origins, several);
        }
        return legs;
    }

    /**
     * {@return the legs of a log, by the account itself} They are put where they belong as they come, by time.
     *
     * @param order of the log's entries
     * @param most one more than the largest account
     */
    static Legs many(Log log, boolean leaving, InTime order, short[] origins, BitSet several, int most) {
        int[] acts = log.acts().values();
        int[] near = (leaving ? log.from() : log.to()).values();
        int[] far = (leaving ? log.to() : log.from()).values();
        int[] next = Keys.begins(near, log.size(), most);
        Legs legs = empty(Keys.NONE, next[most]);
        for (int i = 0; i < order.places().length; i++) {
            int place = order.places()[i];
            if (near[place] >= 0) {
                legs.put(next[near[place]]++, order.at()[i], acts[place], far[place], origins, several);
            }
        }
        return new Legs(Keys.filled(next), legs.at, legs.acts, legs.far, legs.origins);
    }

    private static Legs empty(Keys accounts, int size) {
        return new Legs(accounts, new long[size], new int[size], new int[size], new short[size]);
    }

    private void put(int place, long time, int act, int other, short[] all, BitSet several) {
        at[place] = time;
        acts[place] = act;
        far[place] = other;
        origins[place] = several.get(act) ? (short) (all[act] | SEVERAL) : all[act];
    }

    /** {@return where in [from, to) the first payment at or after a time stands} */
    int since(long time, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Gives back what it was made of. */
    void into(Log log, boolean leaving) {
        for (int place = 0; place < accounts.size(); place++) {
            for (int i = accounts.from(place); i < accounts.to(place); i++) {
                if (leaving) {
                    log.add(acts[i], accounts.key(place), far[i]);
                } else if (far[i] < 0) {
                    log.add(acts[i], -1, accounts.key(place));
                }
            }
        }
    }

    int size() {
        return acts.length;
    }

    long bytes() {
        return accounts.bytes() + 18L * acts.length;
    }
}
