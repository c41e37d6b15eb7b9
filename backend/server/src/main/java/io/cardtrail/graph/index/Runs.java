package io.cardtrail.graph.index;

import java.util.Arrays;

/**
 * Payments a walk has found, in the order of its layers: stretches of the arrays they were found in. Most payments of an account stand
 * beside one another, so it takes no step for each, and within a stretch they are in the order of time.
 */
final class Runs {
    private static final int FEW = 512;

    private Legs[] legs = new Legs[0];
    /** Of each stretch: which of the arrays, where it begins, where it ends. */
    private byte[] of = new byte[FEW];

    private int[] bounds = new int[2 * FEW];
    private int size;
    private int count;

    /** @param all the arrays that payments will be found in */
    void start(Legs[] all) {
        legs = all;
        size = 0;
        count = 0;
    }

    /** Adds [from, to) of an array, if there is anything in it. */
    void add(int which, int from, int to) {
        if (from >= to) {
            return;
        }
        if (size == of.length) {
            of = Arrays.copyOf(of, 2 * size);
            bounds = Arrays.copyOf(bounds, 4 * size);
        }
        of[size] = (byte) which;
        bounds[2 * size] = from;
        bounds[2 * size + 1] = to;
        size++;
        count = Math.addExact(count, to - from);
    }

    /** {@return how many payments there are} */
    int count() {
        return count;
    }

    /** {@return how many stretches there are} */
    int size() {
        return size;
    }

    Legs legs(int run) {
        return legs[of[run]];
    }

    int from(int run) {
        return bounds[2 * run];
    }

    int to(int run) {
        return bounds[2 * run + 1];
    }

    /** {@return how many payments the stretches in [from, to) have} */
    int count(int from, int to) {
        int sum = 0;
        for (int run = from; run < to; run++) {
            sum += to(run) - from(run);
        }
        return sum;
    }

    /** Forgets what was found. */
    void wipe() {
        start(new Legs[0]);
        if (bytes() > Slate.KEPT) {
            of = new byte[FEW];
            bounds = new int[2 * FEW];
        }
    }

    long bytes() {
        return of.length + 4L * bounds.length;
    }
}
