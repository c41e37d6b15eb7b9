package io.cardtrail.graph.index;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;

/** Who is named by which acts, sorted: what has been put together, and what came since. Written by one thread. */
final class Parts {
    private static final int SHARE = 4;

    private final int little;
    private final BitSet several = new BitSet();
    private Legs.Log legs = new Legs.Log();
    private PostingLog posted = new PostingLog();
    private Postings postings = Postings.NONE;
    private Legs leaving = Legs.NONE;
    private Legs arriving = Legs.NONE;

    /** What is sorted into {@link Postings}. */
    private record PostingLog(IntColumn things, IntColumn acts, ShortColumn roles) {
        PostingLog() {
            this(new IntColumn(), new IntColumn(), new ShortColumn());
        }

        Postings sorted(int most) {
            return Postings.of(things.values(), acts.values(), roles.values(), acts.size(), most);
        }

        long bytes() {
            return things.bytes() + acts.bytes() + roles.bytes();
        }
    }

    /** Both parts of each, at one moment. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sorted(Postings[] postings, Legs[] leaving, Legs[] arriving) {
        /** {@return what of it is held by nobody else} */
        long bytes() {
            return postings[1].bytes() + leaving[1].bytes() + arriving[1].bytes();
        }

        long size() {
            long size = 0;
            for (int i = 0; i < 2; i++) {
                size += postings[i].size() + (long) leaving[i].size() + arriving[i].size();
            }
            return size;
        }
    }

    /** @param little so much stays beside what is put together */
    Parts(int little) {
        this.little = little;
    }

    void named(int act, short role, int thing) {
        posted.things().add(thing);
        posted.acts().add(act);
        posted.roles().add(role);
    }

    /** Adds a payment: one entry for every account from which and every account to which. */
    void payment(int act, IntColumn from, IntColumn to) {
        int lefts = Math.max(1, from.size());
        int rights = Math.max(1, to.size());
        if (lefts * rights > 1) {
            several.set(act);
        }
        for (int i = 0; i < lefts; i++) {
            for (int j = 0; j < rights; j++) {
                legs.add(act, from.size() == 0 ? -1 : from.get(i), to.size() == 0 ? -1 : to.get(j));
            }
        }
    }

    /**
     * {@return all, sorted}
     *
     * @param times of all acts
     * @param origins of all acts
     * @param things how many there are
     */
    Sorted sorted(long[] times, short[] origins, int things) {
        int apart = legs.size() + posted.acts().size();
        int together = leaving.size() + postings.size();
        // What is little in all takes no longer than what is apart, which is sorted each time.
        if (apart > Math.max(little, together / SHARE) || (apart > 0 && apart <= little - together)) {
            putTogether(times, origins, things);
        }
        return new Sorted(
                new Postings[] {postings, posted.sorted(0)},
                new Legs[] {leaving, Legs.few(legs, true, times, origins, several)},
                new Legs[] {arriving, Legs.few(legs, false, times, origins, several)});
    }

    private void putTogether(long[] times, short[] origins, int things) {
        for (int place = 0; place < postings.things().size(); place++) {
            for (int i = postings.things().from(place); i < postings.things().to(place); i++) {
                named(postings.acts()[i], postings.roles()[i], postings.things().key(place));
            }
        }
        // One after the other: what has been sorted anew need not be held twice.
        postings = Postings.NONE;
        postings = posted.sorted(things);
        posted = new PostingLog();
        leaving.into(legs, true);
        arriving.into(legs, false);
        leaving = Legs.NONE;
        arriving = Legs.NONE;
        InTime order = InTime.of(legs.acts().values(), legs.size(), times);
        Legs.Log all = legs;
        CompletableFuture<Legs> beside =
                CompletableFuture.supplyAsync(() -> Legs.many(all, true, order, origins, several, things));
        try {
            arriving = Legs.many(all, false, order, origins, several, things);
        } finally {
            leaving = beside.join();
        }
        legs = new Legs.Log();
    }

    long bytes() {
        return legs.bytes() + posted.bytes() + postings.bytes() + leaving.bytes() + arriving.bytes();
    }
}
