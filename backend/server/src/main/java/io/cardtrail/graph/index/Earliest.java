package io.cardtrail.graph.index;

import java.util.Arrays;

/** Picks the earliest acts out of many, so that only they need be put in order. Time grows with the logarithm of how many are picked. */
final class Earliest {
    private Earliest() {}

    /**
     * {@return those of {@code acts} in [from, to) that may be among the first {@code most} by time: these, and all of the last one's time}
     *
     * @param most at least 1
     * @param times of all acts
     */
    static int[] of(int[] acts, int from, int to, int most, long[] times) {
        if (to - from <= most) {
            return Arrays.copyOfRange(acts, from, to);
        }
        long latest = latest(acts, from, to, most, times);
        int[] earliest = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (times[acts[i]] <= latest) {
                earliest[count++] = acts[i];
            }
        }
        return Arrays.copyOf(earliest, count);
    }

    /** {@return the time of the last of the first {@code most}} A heap has the earliest so far, the latest of them on top. */
    private static long latest(int[] acts, int from, int to, int most, long[] times) {
        long[] heap = new long[most];
        for (int i = 0; i < most; i++) {
            heap[i] = times[acts[from + i]];
        }
        for (int i = most / 2 - 1; i >= 0; i--) {
            sink(heap, i);
        }
        for (int i = from + most; i < to; i++) {
            long at = times[acts[i]];
            if (at < heap[0]) {
                heap[0] = at;
                sink(heap, 0);
            }
        }
        return heap[0];
    }

    private static void sink(long[] heap, int begin) {
        long sinking = heap[begin];
        int at = begin;
        for (int below = 2 * at + 1; below < heap.length; below = 2 * at + 1) {
            if (below + 1 < heap.length && heap[below + 1] > heap[below]) {
                below++;
            }
            if (heap[below] <= sinking) {
                break;
            }
            heap[at] = heap[below];
            at = below;
        }
        heap[at] = sinking;
    }
}
