package io.cardtrail.graph;

import java.time.Duration;
import java.util.function.Supplier;

/** Tries again what failed because the database was away, as long after the first failure as stated. */
record Persistence(Duration longest) {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    static Persistence of(Duration longest) {
        return new Persistence(longest);
    }

    /**
     * {@return what {@code work} gives in the end}
     *
     * @param work may be done although it failed: it must be the same however often it is done
     * @throws GraphUnavailable if the database stayed away
     */
    <T> T until(Supplier<T> work) {
        long firstFailure = 0;
        while (true) {
            try {
                return work.get();
            } catch (GraphUnavailable e) {
                long now = System.nanoTime();
                firstFailure = firstFailure == 0 ? now : firstFailure;
                if (now - firstFailure > longest.toNanos() || interrupted()) {
                    throw e;
                }
            }
        }
    }

    private static boolean interrupted() {
        try {
            Thread.sleep(PAUSE);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
