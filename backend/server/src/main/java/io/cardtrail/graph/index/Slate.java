package io.cardtrail.graph.index;

/**
 * What a money walk writes on. For one walk at a time.
 *
 * @param places how many accounts have a place on it; 0 where it has a table that grows with those written down
 */
record Slate(int places, Accounts accounts, Runs runs) {
    /** What grew beyond so many bytes for one walk is not kept for the next one, which hardly needs it. */
    static final long KEPT = 1 << 20;

    /** {@return a slate for one walk} */
    static Slate small() {
        return new Slate(0, new Accounts(), new Runs());
    }

    static Slate of(int places) {
        return new Slate(places, new Accounts(places), new Runs());
    }

    /** Takes off what was written. */
    void wipe() {
        accounts.wipe();
        runs.wipe();
    }

    /** {@return what one with so many places holds between two walks, at most} */
    static long bytes(int places) {
        return 4L * places + 2 * KEPT;
    }
}
