package io.cardtrail.graph.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
            int most = 1 + random.nextInt(count);
            List<Legs> arrays = List.of(legs(acts, times), legs(shuffled(count, random), times));
            Runs runs = new Runs();
            runs.start(arrays.toArray(Legs[]::new));
            List<Integer> found = new ArrayList<>();
            int from = random.nextInt(3);
            for (int i = 0; i < 20 && found.size() < count; i++) {
                int which = random.nextInt(2);
                int begin = random.nextInt(count);
                int end = begin + random.nextInt(Math.min(30, count - begin) + 1);
                int sorted = inOrder(arrays.get(which), begin, end);
                int size = runs.size();
                runs.add(which, begin, sorted);
                if (size >= from) {
                    IntStream.range(begin, sorted)
                            .map(place -> arrays.get(which).acts()[place])
                            .forEach(found::add);
                }
            }
            if (runs.size() <= from) {
                continue;
            }
            assertThat(Earliest.of(runs, from, runs.size(), most, (one, other) -> ranks[one] < ranks[other]))
                    .as("seed %d, run %d", seed, run)
                    .isEqualTo(found.stream()
                            .sorted(Comparator.<Integer>comparingLong(act -> times[act])
                                    .thenComparingInt(act -> ranks[act]))
                            .limit(most)
                            .mapToInt(act -> act)
                            .toArray());
        }
    }

    /** Payments of accounts, each account's in order; which account's they are does not matter. */
    private static Legs legs(int[] acts, long[] times) {
        Integer[] ordered = Arrays.stream(acts).boxed().toArray(Integer[]::new);
        for (int from = 0; from < ordered.length; from += 17) {
            Arrays.sort(
                    ordered, from, Math.min(ordered.length, from + 17), Comparator.comparingLong(act -> times[act]));
        }
        int[] sorted = Arrays.stream(ordered).mapToInt(act -> act).toArray();
        return new Legs(
                Keys.NONE,
                Arrays.stream(sorted).mapToLong(act -> times[act]).toArray(),
                sorted,
                new int[acts.length],
                new short[acts.length]);
    }

    /** {@return as far as one account's go} */
    private static int inOrder(Legs legs, int begin, int end) {
        int i = begin;
        while (i < end && (i == begin || legs.at()[i - 1] <= legs.at()[i])) {
            i++;
        }
        return i;
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
