package io.cardtrail.graph.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Entries come in the order of their times, whatever times there are, and those of one time as they stood. */
class InTimeTest {
    private static final long[] RANGES = {1, 3, 1 << 11, 1L << 22, 1L << 40, Long.MAX_VALUE};

    @RepeatedTest(40)
    void entries_are_in_the_order_a_stable_sort_puts_them_in() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        long range = RANGES[random.nextInt(RANGES.length)];
        long[] times = new long[1 + random.nextInt(3_000)];
        for (int act = 0; act < times.length; act++) {
            times[act] = random.nextInt(100) == 0 ? random.nextLong() : random.nextLong(range) - range / 2;
        }
        if (random.nextInt(5) == 0) {
            Arrays.sort(times);
        }
        // An act may stand there more than once, and arrays that grow are longer than what is in them.
        int count = random.nextInt(times.length + 1);
        int[] acts = random.ints(count + 5L, 0, times.length).toArray();

        InTime order = InTime.of(acts, count, times);

        int[] expected = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingLong(entry -> times[acts[entry]]))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(order.places()).as("seed %d", seed).isEqualTo(expected);
        assertThat(order.at())
                .as("seed %d", seed)
                .isEqualTo(Arrays.stream(expected)
                        .mapToLong(entry -> times[acts[entry]])
                        .toArray());
    }
}
