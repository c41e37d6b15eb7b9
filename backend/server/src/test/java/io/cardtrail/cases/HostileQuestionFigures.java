package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How much longer 64 readers wait beside one who asks the largest questions over and over. Blocks without and with him take turns, so that
 * whatever else the machine does is in both. {@code ./mvnw -Pfull -Dfull=load verify}; {@code -Dload.blocks=8} of each kind,
 * {@code -Dload.seconds=15} each, {@code -Dload.pause=0} milliseconds between an answer and the next question on the average.
 */
class HostileQuestionFigures {
    private static final int READERS = 64;
    private static final int BLOCKS = Integer.getInteger("load.blocks", 8);
    private static final int SECONDS = Integer.getInteger("load.seconds", 15);
    private static final Duration PAUSE = Duration.ofMillis(Long.getLong("load.pause", 0));

    @Test
    void the_slowest_hundredth_of_the_others_waits_no_more_than_twice_as_long() throws Exception {
        try (HostileQuestions world = HostileQuestions.over(System.getProperty("load.dataset", "hub"), READERS)) {
            block(world, List.of());
            List<String> missed = new ArrayList<>();
            for (Crowd.Request one : world.hostile()) {
                block(world, List.of(one));
                double ratio = compared(world, one);
                if (ratio > 2) {
                    missed.add(one.name() + " " + ratio);
                }
            }
            assertThat(missed).isEmpty();
        }
    }

    private static double compared(HostileQuestions world, Crowd.Request one) throws Exception {
        List<Long> alone = new ArrayList<>();
        List<Long> beside = new ArrayList<>();
        int answers = 0;
        for (int i = 0; i < BLOCKS; i++) {
            // Begins with the one as often as with the other.
            for (boolean with : i % 2 == 0 ? new boolean[] {false, true} : new boolean[] {true, false}) {
                Crowd.Outcome outcome = block(world, with ? List.of(one) : List.of());
                (with ? beside : alone).addAll(outcome.nanos());
                answers += outcome.beside().size();
            }
        }
        double ratio = percentile(beside, 99) / percentile(alone, 99);
        System.out.printf(
                Locale.ROOT,
                "load: %s, %d answers beside; %d readers alone p50 %.1f p95 %.1f p99 %.1f ms (%d answers); beside p50 %.1f p95 %.1f p99 %.1f ms"
                        + " (%d answers); p99 ratio %.2f; load average %.1f%n",
                one.name(),
                answers,
                READERS,
                percentile(alone, 50),
                percentile(alone, 95),
                percentile(alone, 99),
                alone.size(),
                percentile(beside, 50),
                percentile(beside, 95),
                percentile(beside, 99),
                beside.size(),
                ratio,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return ratio;
    }

    private static Crowd.Outcome block(HostileQuestions world, List<Crowd.Request> beside) throws Exception {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        Crowd.Outcome outcome = world.crowd().asks(world.readers(), () -> System.nanoTime() > end, PAUSE, beside);
        assertThat(outcome.wrong()).isEmpty();
        return outcome;
    }

    /** {@return milliseconds} */
    private static double percentile(List<Long> nanos, int percent) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }
}
