package io.cardtrail.registry;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The answers of this replica that have begun their last check and whose last byte has not left. A release begins before the
 * check, so a change that was committed before the check is seen by it, and one committed after it finds the release here and
 * waits for it: once {@link #drain} returns, nothing that was worked out under the old instrument leaves any more. Thread-safe.
 */
public final class Releases {
    private final Map<String, Set<Release>> under = new ConcurrentHashMap<>();

    /** One answer on its way out. */
    public final class Release implements AutoCloseable {
        private final List<String> instruments;
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        private Release(List<String> instruments) {
            this.instruments = instruments;
        }

        /** The last byte has left, or none will. */
        @Override
        public void close() {
            for (String instrument : instruments) {
                under.computeIfPresent(instrument, (id, releases) -> {
                    releases.remove(this);
                    return releases.isEmpty() ? null : releases;
                });
            }
            done.complete(null);
        }
    }

    /** {@return a release of an answer that rests on {@code instruments}; begin it before the last check} */
    public Release begin(Collection<String> instruments) {
        Release release = new Release(List.copyOf(instruments));
        for (String instrument : release.instruments) {
            under.compute(instrument, (id, releases) -> {
                Set<Release> all = releases == null ? ConcurrentHashMap.newKeySet() : releases;
                all.add(release);
                return all;
            });
        }
        return release;
    }

    /**
     * Waits until what was on its way out under {@code instrument} has left.
     *
     * @return false if that took longer than {@code atMost}
     */
    boolean drain(String instrument, Duration atMost) {
        Set<Release> releases = under.get(instrument);
        if (releases == null) {
            return true;
        }
        CompletableFuture<?>[] leaving =
                releases.stream().map(release -> release.done).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(leaving).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException slow) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a release ends in no other way", impossible);
        }
    }
}
