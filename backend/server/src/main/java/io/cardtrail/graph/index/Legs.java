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
     * {@return the legs of a log}
     *
     * @param leaving whether by the accounts the payments left
     * @param times of all acts
     * @param origins of all acts
     * @param several acts that have more than one entry
     * @param most as in {@link Keys#sorted}
     */
    static Legs of(Log log, boolean leaving, long[] times, short[] origins, BitSet several, int most) {
        int[] acts = log.acts().values();
        int[] near = (leaving ? log.from() : log.to()).values();
        int[] far = (leaving ? log.to() : log.from()).values();
        Keys.Sorted sorted = Keys.sorted(near, log.size(), most, (one, other) -> times[acts[one]] < times[acts[other]]);
        int[] places = sorted.places();
        Legs legs = new Legs(
                sorted.keys(),
                new long[places.length],
                new int[places.length],
                new int[places.length],
                new short[places.length]);
        for (int i = 0; i < places.length; i++) {
            int act = acts[places[i]];
            legs.at[i] = times[act];
            legs.acts[i] = act;
            legs.far[i] = far[places[i]];
            legs.origins[i] = several.get(act) ? (short) (origins[act] | SEVERAL) : origins[act];
        }
        return legs;
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
