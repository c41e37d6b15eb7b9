package io.cardtrail.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the log's checkpoint stamped at intervals and at the end. An authority that fails is logged and shown, and stops nothing else.
 */
public final class StampSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StampSchedule.class);

    private final AuditLog log;
    private final Stamps stamps;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("audit-stamp").factory());
    private volatile @Nullable String failure;

    private final Future<?> turns;

    private StampSchedule(AuditLog log, Stamps stamps, Duration every) {
        this.log = log;
        this.stamps = stamps;
        this.turns =
                thread.scheduleWithFixedDelay(this::stamp, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** {@return a schedule that has begun; to be closed before the log is} */
    public static StampSchedule begin(AuditLog log, Stamps stamps, Duration every) {
        return new StampSchedule(log, stamps, every);
    }

    /** {@return why the last attempt failed, empty if it did not} */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Stamps the newest checkpoint, unless it has been already. */
    synchronized void stamp() {
        try {
            Checkpoint checkpoint = log.checkpoint();
            if (!stamps.has(checkpoint.size())) {
                stamps.stamp(checkpoint);
            }
            failure = null;
        } catch (StampFailed | AuditUnavailable e) {
            failure = e.getMessage();
            LOG.warn("no time-stamp of the audit log: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stamps once more. */
    @Override
    public void close() {
        turns.cancel(false);
        thread.shutdown();
        stamp();
    }
}
