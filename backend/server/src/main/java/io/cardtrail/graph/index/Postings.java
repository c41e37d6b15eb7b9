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
     * @param most one more than the largest thing, to have them by the thing itself; 0 to have only those that occur
     */
    static Postings of(int[] things, int[] acts, short[] roles, int count, int most) {
        Keys.Sorted sorted =
                most > 0 ? Keys.dense(things, count, most) : Keys.occurring(things, count, (one, other) -> false);
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
