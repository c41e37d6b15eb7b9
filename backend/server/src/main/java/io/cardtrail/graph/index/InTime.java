package io.cardtrail.graph.index;

/**
 * Entries in the order of their times; those of one time stay as they stood. Both directions of payments are put together from one of these.
 *
 * @param places of the entries, in that order
 * @param at beside them, nanoseconds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record InTime(int[] places, long[] at) {
    private static final int BITS = 11;
    private static final int MASK = (1 << BITS) - 1;

    /**
     * {@return the entries by time} They are gone through once for each eleven bits in which their times differ, so it takes as long for an entry
     * whether there are a million or fifty.
     *
     * @param acts of the entries
     * @param count how many entries there are
     * @param times of all acts
     */
    static InTime of(int[] acts, int count, long[] times) {
        int[] places = Order.places(count);
        long[] at = new long[count];
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        boolean ordered = true;
        for (int i = 0; i < count; i++) {
            at[i] = times[acts[i]];
            least = Math.min(least, at[i]);
            most = Math.max(most, at[i]);
            ordered &= i == 0 || at[i - 1] <= at[i];
        }
        if (ordered) {
            return new InTime(places, at);
        }
        int[] sparePlaces = new int[count];
        long[] spare = new long[count];
        // A difference without a sign: it is right also where it is more than a long holds.
        int differ = Long.SIZE - Long.numberOfLeadingZeros(most - least);
        for (int shift = 0; shift < differ; shift += BITS) {
            int[] next = new int[MASK + 2];
            for (int i = 0; i < count; i++) {
                next[((int) ((at[i] - least) >>> shift) & MASK) + 1]++;
            }
            for (int digit = 0; digit <= MASK; digit++) {
                next[digit + 1] += next[digit];
            }
            for (int i = 0; i < count; i++) {
                int to = next[(int) ((at[i] - least) >>> shift) & MASK]++;
                spare[to] = at[i];
                sparePlaces[to] = places[i];
            }
            int[] wasPlaces = places;
            places = sparePlaces;
            sparePlaces = wasPlaces;
            long[] was = at;
            at = spare;
            spare = was;
        }
        return new InTime(places, at);
    }
}
