package io.cardtrail.graph.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EarliestTest {
    @Test
    void are_the_first_by_time_and_all_of_the_last_ones_time_in_their_order() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 2_000; run++) {
            int count = 1 + random.nextInt(200);
            int spread = 1 + random.nextInt(300);
            long[] times = random.longs(count, -spread, spread).toArray();
            int[] acts = random.ints(count, 0, count).toArray();
            int from = random.nextInt(count);
            int to = from + random.nextInt(count - from) + 1;
            int most = 1 + random.nextInt(count);

            long[] sorted = Arrays.stream(acts, from, to)
                    .mapToLong(act -> times[act])
                    .sorted()
                    .toArray();
            long latest = sorted[Math.min(most, sorted.length) - 1];
            int[] expected = most >= sorted.length
                    ? Arrays.copyOfRange(acts, from, to)
                    : Arrays.stream(acts, from, to)
                            .filter(act -> times[act] <= latest)
                            .toArray();
            assertThat(Earliest.of(acts, from, to, most, times))
                    .as("seed %d, run %d", seed, run)
                    .isEqualTo(expected);
        }
    }
}
