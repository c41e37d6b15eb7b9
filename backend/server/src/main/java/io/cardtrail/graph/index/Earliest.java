package io.cardtrail.graph.index;

import java.util.Arrays;

/**
 * The earliest acts out of many, in order. Only they are put in order, and by a copy of their times: to look for every act's time again
 * and again, wherever it stands, took longer than the walk.
 */
final class Earliest {
    private static final int SHORT = 16;

    private final int[] acts;
    private final long[] at;
    private final int[] spareActs;
    private final long[] spareAt;

    private Earliest(int[] acts, long[] times) {
        this.acts = acts;
        this.at = new long[acts.length];
        for (int i = 0; i < acts.length; i++) {
            at[i] = times[acts[i]];
        }
        this.spareActs = new int[acts.length];
        this.spareAt = new long[acts.length];
    }

    /**
     * {@return the first {@code most} of {@code acts} in [from, to), by time}
     *
     * @param most at least 1
     * @param times of all acts
     * @param tied the order of acts of one time
     */
    static int[] of(int[] acts, int from, int to, int most, long[] times, Order.Before tied) {
        Earliest earliest = new Earliest(among(acts, from, to, most, times), times);
        earliest.sort(0, earliest.acts.length);
        earliest.untie(tied);
        return Arrays.copyOf(earliest.acts, Math.min(most, earliest.acts.length));
    }

    /** {@return those that may be among the first: these, and all of the last one's time} */
    private static int[] among(int[] acts, int from, int to, int most, long[] times) {
        if (to - from <= most) {
            return Arrays.copyOfRange(acts, from, to);
        }
        long latest = latest(acts, from, to, most, times);
        int[] among = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (times[acts[i]] <= latest) {
                among[count++] = acts[i];
            }
        }
        return Arrays.copyOf(among, count);
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
            long time = times[acts[i]];
            if (time < heap[0]) {
                heap[0] = time;
                sink(heap, 0);
            }
        }
        return heap[0];
    }

    private static void sink(long[] heap, int begin) {
        long sinking = heap[begin];
        int place = begin;
        for (int below = 2 * place + 1; below < heap.length; below = 2 * place + 1) {
            if (below + 1 < heap.length && heap[below + 1] > heap[below]) {
                below++;
            }
            if (heap[below] <= sinking) {
                break;
            }
            heap[place] = heap[below];
            place = below;
        }
        heap[place] = sinking;
    }

    private void sort(int from, int to) {
        if (to - from <= SHORT) {
            insert(from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(from, middle);
        sort(middle, to);
        // The payments of one account stand in order already.
        if (at[middle - 1] <= at[middle]) {
            return;
        }
        System.arraycopy(acts, from, spareActs, from, middle - from);
        System.arraycopy(at, from, spareAt, from, middle - from);
        int left = from;
        int right = middle;
        for (int next = from; left < middle; next++) {
            if (right < to && at[right] < spareAt[left]) {
                at[next] = at[right];
                acts[next] = acts[right++];
            } else {
                at[next] = spareAt[left];
                acts[next] = spareActs[left++];
            }
        }
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long time = at[i];
            int act = acts[i];
            int place = i;
            for (; place > from && time < at[place - 1]; place--) {
                at[place] = at[place - 1];
                acts[place] = acts[place - 1];
            }
            at[place] = time;
            acts[place] = act;
        }
    }

    private void untie(Order.Before tied) {
        int from = 0;
        for (int i = 1; i <= acts.length; i++) {
            if (i == acts.length || at[i] != at[from]) {
                if (i - from > 1) {
                    Order.sort(acts, from, i, spareActs, tied);
                }
                from = i;
            }
        }
    }
}
