package io.cardtrail.bench.rivals;

import io.cardtrail.bench.rivals.Question.Reached;
import io.cardtrail.bench.traffic.Transfers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The limit: one plain loop over primitive arrays in one thread, and nothing else: no scope, no record to read back. Payments are sorted by
 * account and time. Backward it is the same loop on reversed payments with negated times. Not thread-safe.
 */
public final class RawLoop implements Question.Answering {
    private static final int ORIGINS = 40;
    private static final byte SEEN = 3;

    private final Side forward;
    private final Side backward;

    /**
     * A loop over these payments.
     *
     * @param scoped whether each payment has an origin (kind, channel and holder of an act) that it is asked by whether it may be seen, as the index asks;
     *     what that costs is the cost of a scope, all else being the same. All may be seen.
     */
    public RawLoop(Transfers transfers, boolean scoped) {
        this.forward = new Side(transfers, true, scoped);
        this.backward = new Side(transfers, false, scoped);
    }

    @Override
    public List<Reached> answer(Question question) {
        return question.forward()
                ? forward.walk(question.account(), question.after(), question.before(), question.hops(), 1)
                : backward.walk(question.account(), -question.before(), -question.after(), question.hops(), -1);
    }

    /** {@return payments looked at by the last walk} */
    public long examined() {
        return forward.examined + backward.examined;
    }

    private static final class Side {
        private final int[] first;
        private final int[] target;
        private final long[] time;
        private final short @Nullable [] origins;
        private final byte[] seen = new byte[ORIGINS];
        private final long[] best;
        private final int[] hops;
        private final int[] next;
        private int[] layer = new int[1024];
        private long[] arrived = new long[1024];
        private int[] touched = new int[1024];
        private long examined;

        Side(Transfers transfers, boolean forward, boolean scoped) {
            int accounts = transfers.accounts();
            int size = transfers.size();
            first = new int[accounts + 1];
            for (int i = 0; i < size; i++) {
                first[(forward ? transfers.from(i) : transfers.to(i)) + 1]++;
            }
            for (int v = 0; v < accounts; v++) {
                first[v + 1] += first[v];
            }
            int[] fill = first.clone();
            long[] keys = new long[size];
            int[] of = new int[size];
            for (int i = 0; i < size; i++) {
                int v = forward ? transfers.from(i) : transfers.to(i);
                int at = fill[v]++;
                keys[at] = forward ? transfers.at(i) : -transfers.at(i);
                of[at] = forward ? transfers.to(i) : transfers.from(i);
            }
            target = new int[size];
            time = new long[size];
            for (int v = 0; v < accounts; v++) {
                sort(keys, of, first[v], first[v + 1]);
            }
            origins = scoped ? origins(size) : null;
            Arrays.fill(seen, SEEN);
            best = new long[accounts];
            hops = new int[accounts];
            next = new int[accounts];
            Arrays.fill(best, Long.MAX_VALUE);
        }

        private static short[] origins(int size) {
            short[] origins = new short[size];
            for (int i = 0; i < size; i++) {
                origins[i] = (short) (i % ORIGINS);
            }
            return origins;
        }

        private void sort(long[] keys, int[] of, int from, int to) {
            int[] order = IntStream.range(from, to)
                    .boxed()
                    .sorted((a, b) -> Long.compare(keys[a], keys[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int i = 0; i < order.length; i++) {
                time[from + i] = keys[order[i]];
                target[from + i] = of[order[i]];
            }
        }

        List<Reached> walk(int start, long after, long before, int most, int sign) {
            examined = 0;
            short @Nullable [] granted = origins;
            int size = 1;
            int reached = 0;
            layer[0] = start;
            arrived[0] = after;
            for (int hop = 1; hop <= most && size > 0; hop++) {
                int found = 0;
                for (int i = 0; i < size; i++) {
                    int v = layer[i];
                    int end = first[v + 1];
                    for (int e = later(first[v], end, arrived[i]); e < end && time[e] < before; e++) {
                        examined++;
                        if (granted != null && seen[granted[e]] != SEEN) {
                            continue;
                        }
                        int w = target[e];
                        if (time[e] < best[w]) {
                            if (best[w] == Long.MAX_VALUE) {
                                hops[w] = hop;
                                if (reached == touched.length) {
                                    touched = Arrays.copyOf(touched, reached * 2);
                                }
                                touched[reached++] = w;
                            }
                            best[w] = time[e];
                            if (next[w] != hop) {
                                next[w] = hop;
                                if (found + size >= layer.length) {
                                    layer = Arrays.copyOf(layer, layer.length * 2);
                                    arrived = Arrays.copyOf(arrived, layer.length);
                                }
                                layer[size + found++] = w;
                            }
                        }
                    }
                }
                System.arraycopy(layer, size, layer, 0, found);
                size = found;
                for (int i = 0; i < size; i++) {
                    arrived[i] = best[layer[i]];
                }
            }
            List<Reached> rows = new ArrayList<>(reached);
            for (int i = 0; i < reached; i++) {
                int w = touched[i];
                if (w != start) {
                    rows.add(new Reached(w, hops[w], sign * best[w]));
                }
                best[w] = Long.MAX_VALUE;
                next[w] = 0;
            }
            return rows;
        }

        private int later(int from, int to, long after) {
            int low = from;
            int high = to;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (time[middle] <= after) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
