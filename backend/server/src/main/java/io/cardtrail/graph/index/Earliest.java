package io.cardtrail.graph.index;

import java.util.Arrays;

/**
 * The earliest payments out of many, in order. Only they are put in order, and by a copy of their times: to look for every payment's time
 * again and again, wherever it stands, took longer than the walk.
 */
final class Earliest {
    private static final int SHORT = 16;

    private int[] acts;
    private long[] at;
    private int size;
    private int[] spareActs = new int[0];
    private long[] spareAt = new long[0];

    private Earliest(int room) {
        this.acts = new int[room];
        this.at = new long[room];
    }

    /**
     * {@return the first {@code most} payments of the stretches in [from, to), by time}
     *
     * @param most at least 1
     * @param tied the order of payments of one time
     */
    static int[] of(Runs runs, int from, int to, int most, Order.Before tied) {
        int count = runs.count(from, to);
        long latest = count <= most ? Long.MAX_VALUE : latest(runs, from, to, most);
        Earliest earliest = new Earliest(Math.min(count, most));
        earliest.gather(runs, from, to, latest);
        earliest.sort();
        earliest.untie(tied);
        return Arrays.copyOf(earliest.acts, Math.min(most, earliest.size));
    }

    /** Takes those that may be among the first: these, and all of the last one's time. */
    private void gather(Runs runs, int from, int to, long latest) {
        for (int run = from; run < to; run++) {
            long[] times = runs.legs(run).at();
            int[] all = runs.legs(run).acts();
            for (int i = runs.from(run); i < runs.to(run) && times[i] <= latest; i++) {
                if (size == acts.length) {
                    acts = Arrays.copyOf(acts, Capacity.after(size));
                    at = Arrays.copyOf(at, acts.length);
                }
                acts[size] = all[i];
                at[size++] = times[i];
            }
        }
    }

    /** {@return the time of the last of the first {@code most}} A heap has the earliest so far, the latest of them on top. */
    private static long latest(Runs runs, int from, int to, int most) {
        long[] heap = new long[most];
        int filled = 0;
        for (int run = from; run < to; run++) {
            long[] times = runs.legs(run).at();
            int end = runs.to(run);
            int i = runs.from(run);
            while (filled < most && i < end) {
                heap[filled++] = times[i++];
                if (filled == most) {
                    for (int place = most / 2 - 1; place >= 0; place--) {
                        sink(heap, place);
                    }
                }
            }
            // The rest of the stretch is later still.
            while (i < end && times[i] < heap[0]) {
                heap[0] = times[i++];
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

    private void sort() {
        spareActs = new int[size];
        spareAt = new long[size];
        sort(0, size);
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
        for (int i = 1; i <= size; i++) {
            if (i == size || at[i] != at[from]) {
                if (i - from > 1) {
                    Order.sort(acts, from, i, spareActs, tied);
                }
                from = i;
            }
        }
    }
}
