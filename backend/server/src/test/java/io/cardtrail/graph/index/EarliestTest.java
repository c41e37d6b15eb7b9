package io.cardtrail.graph.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarliestTest {
    @Test
    void are_the_first_of_all_in_order() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 3_000; run++) {
            int count = 1 + random.nextInt(300);
            // Few times, so that many are tied, or many.
            int spread = 1 + random.nextInt(random.nextBoolean() ? 10 : 1_000);
            long[] times = random.longs(count, -spread, spread).toArray();
            int[] ranks = shuffled(count, random);
            int[] acts = shuffled(count, random);
            int from = random.nextInt(count);
            int to = from + random.nextInt(count - from) + 1;
            int most = 1 + random.nextInt(count);

            assertThat(Earliest.of(acts, from, to, most, times, (one, other) -> ranks[one] < ranks[other]))
                    .as("seed %d, run %d", seed, run)
                    .isEqualTo(Arrays.stream(acts, from, to)
                            .boxed()
                            .sorted(Comparator.<Integer>comparingLong(act -> times[act])
                                    .thenComparingInt(act -> ranks[act]))
                            .limit(most)
                            .mapToInt(act -> act)
                            .toArray());
        }
    }

    private static int[] shuffled(int count, SplittableRandom random) {
        int[] all = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = all[i];
            all[i] = all[other];
            all[other] = moved;
        }
        return all;
    }
}
