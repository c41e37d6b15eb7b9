package io.cardtrail.audit;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Has the log sealed within a second of an append, and left alone while nothing is appended. Thread-safe. */
final class SealSchedule implements AutoCloseable {
    private static final long MILLIS = 1000;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("audit-seal").factory());
    private final AtomicBoolean due = new AtomicBoolean();
    private final Runnable seal;
    private volatile @Nullable Future<?> pending;

    SealSchedule(Runnable seal) {
        this.seal = seal;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void soon() {
        if (due.compareAndSet(false, true)) {
            try {
                pending = thread.schedule(this::seal, MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closing) {
                // The log is being closed, which seals it.
            }
        }
    }

    private void seal() {
        due.set(false);
        seal.run();
    }

    /** Begins no further sealing; one under way ends. */
    @Override
    public void close() {
        Future<?> next = pending;
        if (next != null) {
            next.cancel(false);
        }
        // Never interrupted: a file channel closes itself under an interrupted thread.
        thread.shutdown();
    }
}
