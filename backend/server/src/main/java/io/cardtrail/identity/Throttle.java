package io.cardtrail.identity;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Slows guessing down: per address, per account, and per both. Nobody is locked out for good, and an address an account has signed in
 * from is not held up by what others try on that account. What is kept is bounded; the least used goes first. Thread-safe.
 */
public final class Throttle {
    private static final int MOST = 20_000;

    private final TimeMeter time;
    private final Map<String, Bucket> addresses = bounded();
    private final Map<String, Bucket> accounts = bounded();
    private final Map<String, Bucket> pairs = bounded();
    private final Map<String, Boolean> known = bounded();

    public Throttle(Clock clock) {
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return clock.millis() * 1_000_000;
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /**
     * Counts an attempt with a code, which names no account.
     *
     * @throws Throttled if there were too many
     */
    public synchronized void attempt(String address) {
        take(addresses, address, () -> bucket(30, 30, Duration.ofMinutes(1)));
    }

    /**
     * Counts an attempt on an account, which need not exist.
     *
     * @throws Throttled if there were too many
     */
    synchronized void attempt(String address, String account) {
        attempt(address);
        String pair = pair(address, account);
        take(pairs, pair, () -> bucket(5, 5, Duration.ofMinutes(5)));
        if (!known.containsKey(pair)) {
            // 100 an hour on one account, wherever they come from (ASVS 6.3.1).
            take(accounts, Secrets.digest(account), () -> bucket(20, 100, Duration.ofHours(1)));
        }
    }

    /** Notes that the last attempt was right. */
    synchronized void succeeded(String address, String account) {
        String pair = pair(address, account);
        pairs.remove(pair);
        known.put(pair, true);
    }

    private static String pair(String address, String account) {
        return Secrets.digest(address + "\n" + account);
    }

    private static void take(Map<String, Bucket> buckets, String key, Supplier<Bucket> fresh) {
        ConsumptionProbe probe =
                buckets.computeIfAbsent(key, missing -> fresh.get()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Throttled(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket(long capacity, long refill, Duration per) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, per))
                .withCustomTimePrecision(time)
                .build();
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
