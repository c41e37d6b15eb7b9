package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * How long something takes, in milliseconds.
 *
 * @param p50 the median of the runs that count
 * @param p95 what 95 of a hundred of them stay under
 */
record Times(double p50, double p95) {
    /**
     * {@return the times of a run}
     *
     * @param warmUp how often it is made before it counts
     * @param runs how often it counts
     */
    static Times of(int warmUp, int runs, Callable<Integer> run) throws Exception {
        double[] taken = new double[runs];
        long sum = 0;
        for (int i = -warmUp; i < runs; i++) {
            long begun = System.nanoTime();
            sum += run.call();
            if (i >= 0) {
                taken[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        // What nobody uses, a compiler may leave out.
        assertThat(sum).isPositive();
        Arrays.sort(taken);
        return new Times(taken[runs / 2], taken[runs * 95 / 100]);
    }
}
