package io.cardtrail.graph;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Large readings take turns: so many at a time, few waiting, the rest refused. Small ones never wait for them, and what all responses
 * under way hold in memory is bounded whatever is asked. Only what a grant permits counts. Thread-safe.
 */
public final class Turns {
    /** Rows that a reading is small with: a page of acts with everything around it. */
    static final int SMALL = 2_000;
    /** Acts that one response tells: as many as the largest answer. */
    static final int MOST_TOLD = 20_000;

    private static final int WAITING = 8;
    /** Less than a transaction may last: the one who waits has one open. */
    private static final Duration WAITS = Duration.ofSeconds(4);

    private final Semaphore free;
    private final int mostWaiting;
    private final Duration waits;
    private final AtomicInteger waiting = new AtomicInteger();

    /** As many at a time as leave half of the processors to the others, and two at least. */
    public Turns() {
        this(Math.max(2, Runtime.getRuntime().availableProcessors() / 2), WAITING, WAITS);
    }

    Turns(int atOnce, int mostWaiting, Duration waits) {
        this.free = new Semaphore(atOnce, true);
        this.mostWaiting = mostWaiting;
        this.waits = waits;
    }

    /** What one response has read and tells. Several readings may follow one another under it. */
    public final class Turn implements AutoCloseable {
        // Guarded by this.
        private boolean taken;
        private boolean closed;
        private long told;

        private Turn() {}

        /**
         * Called before so many rows are read.
         *
         * @param rows in all of this reading
         * @throws TooMuchWork if it is large and none of the others ends in time
         */
        synchronized void rows(long rows) {
            if (rows > SMALL && !taken) {
                if (closed) {
                    throw new IllegalStateException("the response has left");
                }
                take();
                taken = true;
            }
        }

        /**
         * Called before so many acts are told.
         *
         * @throws TooMuchWork if the response tells too many by then
         */
        public synchronized void told(long acts) {
            told += acts;
            if (told > MOST_TOLD) {
                throw new TooMuchWork("the response would tell more than " + MOST_TOLD
                        + " acts; ask in several requests, or set smaller limits");
            }
        }

        /** The last byte of the response has left, or none will. */
        @Override
        public synchronized void close() {
            closed = true;
            if (taken) {
                taken = false;
                free.release();
            }
        }
    }

    /** {@return the turn of a response that has read nothing yet} */
    public Turn turn() {
        return new Turn();
    }

    private void take() {
        if (free.tryAcquire()) {
            return;
        }
        try {
            if (waiting.incrementAndGet() > mostWaiting || !free.tryAcquire(waits.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooMuchWork(
                        "the server works on as many large questions as it can at once; ask again in a while,"
                                + " or narrow the window, the hops or the categories");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooMuchWork("the question was given up while it waited for others; ask again");
        } finally {
            waiting.decrementAndGet();
        }
    }
}
