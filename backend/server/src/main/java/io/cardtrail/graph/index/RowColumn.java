package io.cardtrail.graph.index;

import java.util.Arrays;

/**
 * The row that said each act first, by its batch and line. Acts are added as they stand in their files, so most are as many lines after the
 * one before as that was: they are one run, and take no room of their own. Written by one thread; what is in it stays as it is.
 */
final class RowColumn {
    /** Per run: act at which it begins, batch, line of that act, lines from one act to the next. */
    private static final int RUN_BYTES = 16;

    private int[] acts = new int[16];
    private int[] batches = new int[16];
    private int[] lines = new int[16];
    private int[] steps = new int[16];
    private int runs;
    private int size;
    private int last;

    void add(int batch, int line) {
        if (!continues(batch, line)) {
            if (runs == acts.length) {
                int more = Capacity.after(runs);
                acts = Arrays.copyOf(acts, more);
                batches = Arrays.copyOf(batches, more);
                lines = Arrays.copyOf(lines, more);
                steps = Arrays.copyOf(steps, more);
            }
            acts[runs] = size;
            batches[runs] = batch;
            lines[runs++] = line;
        }
        last = line;
        size++;
    }

    private boolean continues(int batch, int line) {
        int run = runs - 1;
        if (run < 0 || batches[run] != batch) {
            return false;
        }
        if (size - acts[run] == 1) {
            // Whoever reads it now has one act of this run, which no step leads to.
            steps[run] = line - last;
            return true;
        }
        return line - last == steps[run];
    }

    int size() {
        return size;
    }

    /** {@return what is in it at the moment, for whoever reads it while more is added} */
    Rows rows() {
        return new Rows(acts, batches, lines, steps, runs, size);
    }

    long bytes() {
        return (long) RUN_BYTES * acts.length;
    }

    /** The column at one moment. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Rows(int[] acts, int[] batches, int[] lines, int[] steps, int runs, int size) {
        /** {@return the number of an act's batch} */
        int batch(int act) {
            return batches[run(act)];
        }

        int line(int act) {
            int run = run(act);
            return lines[run] + steps[run] * (act - acts[run]);
        }

        /** {@return the act after the last of a run} */
        int end(int run) {
            return run + 1 < runs ? acts[run + 1] : size;
        }

        private int run(int act) {
            int place = Arrays.binarySearch(acts, 0, runs, act);
            return place >= 0 ? place : -place - 2;
        }
    }
}
