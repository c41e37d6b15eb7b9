package io.cardtrail.graph;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * How long the calling thread waits for a database that may have fallen silent. The driver knows no such limit: it takes a broken
 * connection for a slow statement. At the end the thread is interrupted, on which the driver gives the connection up.
 */
final class Patience implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Thread waiting = Thread.currentThread();
    private final ScheduledFuture<?> end;

    // Guarded by this.
    private boolean over;
    private boolean ranOut;

    private Patience(Duration longest) {
        end = CLOCK.schedule(this::interrupt, longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("graph-patience").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** {@return the patience of this thread from now on, until closed by it} */
    static Patience of(Duration longest) {
        return new Patience(longest);
    }

    private synchronized void interrupt() {
        if (!over) {
            ranOut = true;
            waiting.interrupt();
        }
    }

    synchronized boolean ranOut() {
        return ranOut;
    }

    /** The interruption was ours: nobody after this is to see it. */
    @Override
    public synchronized void close() {
        end.cancel(false);
        over = true;
        if (ranOut) {
            Thread.interrupted();
        }
    }
}
