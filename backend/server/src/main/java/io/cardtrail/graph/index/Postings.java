package io.cardtrail.graph.index;

/**
 * The acts that name each thing, and in which role; payments of accounts are among the {@link Legs}. Immutable.
 *
 * @param acts in the order of the things, each thing's in the order they came
 * @param roles beside them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Postings(Keys things, int[] acts, short[] roles) {
    static final Postings NONE = new Postings(Keys.NONE, new int[0], new short[0]);

    /**
     * {@return the postings of columns}
     *
     * @param most as in {@link Keys#sorted}
     */
    static Postings of(int[] things, int[] acts, short[] roles, int count, int most) {
        Keys.Sorted sorted = Keys.sorted(things, count, most, (one, other) -> false);
        int[] ordered = new int[sorted.places().length];
        short[] beside = new short[ordered.length];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = acts[sorted.places()[i]];
            beside[i] = roles[sorted.places()[i]];
        }
        return new Postings(sorted.keys(), ordered, beside);
    }

    int size() {
        return acts.length;
    }

    long bytes() {
        return things.bytes() + 6L * acts.length;
    }
}
