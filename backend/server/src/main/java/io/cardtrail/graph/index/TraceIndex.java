package io.cardtrail.graph.index;

import io.cardtrail.graph.GraphUnavailable;
import io.cardtrail.graph.IndexFeed;
import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.warrant.Scope;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index as far as the graph has come, in a thread of its own. A question that knows more than the index waits for it a short
 * while; if it is not there by then, or there is none, the frontier answers. Thread-safe.
 */
public final class TraceIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TraceIndex.class);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(2);
    private static final Duration WAITS = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration AFTER_MANY = Duration.ofMinutes(10);

    private final IndexFeed feed;
    private final long mostBytes;
    private final @Nullable Thread thread;
    private final @Nullable IndexReader reader;
    /** What walks write on: as many as can walk at once, in what the index leaves of its bytes. */
    private final Slates slates = new Slates(Runtime.getRuntime().availableProcessors(), 0);

    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong passed = new AtomicLong();

    private final ScopedIndex.Owner owner = new ScopedIndex.Owner() {
        @Override
        public void disagrees(Snapshot wrong) {
            wrong(wrong);
        }

        @Override
        public void answered() {
            answered.incrementAndGet();
        }
    };

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition asked = lock.newCondition();

    private volatile @Nullable Snapshot snapshot;
    private volatile IndexState state;
    private volatile boolean resting;
    // Guarded by the lock.
    private boolean anew;
    private boolean wanted;
    private boolean closed;

    /**
     * An index that begins to be made at once.
     *
     * @param mostBytes what it may hold; while it is made or its parts are put together it needs up to as much again. 0 for none
     */
    public TraceIndex(IndexFeed feed, long mostBytes) {
        this.feed = feed;
        this.mostBytes = mostBytes;
        this.reader = mostBytes > 0 ? new IndexReader(feed, mostBytes) : null;
        this.state = mostBytes > 0 ? IndexState.BUILDING : IndexState.OFF;
        this.thread =
                mostBytes > 0 ? Thread.ofPlatform().daemon().name("trace-index").start(this::keep) : null;
    }

    /** {@return how it stands now} */
    public IndexStatus status() {
        return IndexStatus.of(
                state,
                snapshot,
                slates.bytes(),
                mostBytes,
                answered.get(),
                passed.get(),
                reader == null ? 0 : reader.made());
    }

    /**
     * {@return the index under a scope, for a reading as of a batch and a deletion; null where it is not as far in a quarter of a second}
     */
    public @Nullable ScopedIndex under(Scope scope, long asOf, long epoch) {
        Snapshot now = caughtUp(asOf, epoch);
        if (now == null) {
            if (state != IndexState.OFF) {
                passed.incrementAndGet();
            }
            return null;
        }
        return new ScopedIndex(owner, now, slates, scope, asOf);
    }

    private @Nullable Snapshot caughtUp(long asOf, long epoch) {
        Snapshot now = snapshot;
        if (state == IndexState.OFF || now == null || resting) {
            return null;
        }
        if (reaches(now, asOf, epoch)) {
            return now;
        }
        lock.lock();
        try {
            wanted = true;
            asked.signal();
            long left = WAITS.toNanos();
            while (left > 0) {
                now = snapshot;
                if (now == null || closed) {
                    return null;
                }
                if (reaches(now, asOf, epoch)) {
                    return now;
                }
                left = changed.awaitNanos(left);
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private static boolean reaches(Snapshot index, long asOf, long epoch) {
        return index.seq() >= asOf && index.epoch() == epoch;
    }

    /** Something that this snapshot said is not so. */
    private void wrong(Snapshot wrong) {
        LOG.warn("the trace index said what the record does not; the frontier answered, and the index is made anew");
        passed.incrementAndGet();
        lock.lock();
        try {
            Snapshot now = snapshot;
            // Made anew already, it may be right by now.
            if (now != null && now.made() == wrong.made()) {
                drop();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Has it made from the beginning; until then the frontier answers. */
    public void makeAnew() {
        lock.lock();
        try {
            drop();
        } finally {
            lock.unlock();
        }
    }

    private void drop() {
        snapshot = null;
        slates.room(0);
        anew = true;
        wanted = true;
        state = state == IndexState.OFF ? IndexState.OFF : IndexState.BUILDING;
        asked.signal();
    }

    /** Lets the frontier answer for a while, so that the two can be compared. */
    public void rest(boolean rests) {
        resting = rests;
    }

    /** {@return whether it is ready, and as far as the graph was when this was called, within a time} */
    public boolean await(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        IndexFeed.Come goal = state == IndexState.OFF ? null : feed.come();
        while (goal != null && System.nanoTime() < end) {
            Snapshot now = snapshot;
            if (now != null && reaches(now, goal.seq(), goal.epoch())) {
                return true;
            }
            lock.lock();
            try {
                wanted = true;
                asked.signal();
                changed.awaitNanos(TimeUnit.MILLISECONDS.toNanos(20));
            } finally {
                lock.unlock();
            }
        }
        return false;
    }

    /**
     * {@return how long to wait after so many failures in a row} What does not fit into the memory that is left hardly does so half a second
     * later, and each try takes it from everybody who asks.
     */
    static Duration after(int failures) {
        Duration wait = AFTER_FAILURE.multipliedBy(1L << Math.clamp(failures - 1L, 0, 20));
        return wait.compareTo(AFTER_MANY) < 0 ? wait : AFTER_MANY;
    }

    private void keep() {
        int failures = 0;
        while (true) {
            boolean fromTheBeginning;
            lock.lock();
            try {
                if (!wanted && !closed) {
                    asked.awaitNanos(LOOKS_EVERY.toNanos());
                }
                if (closed) {
                    return;
                }
                wanted = false;
                fromTheBeginning = anew;
                anew = false;
                if (state == IndexState.TOO_LARGE && !fromTheBeginning) {
                    continue;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                lock.unlock();
            }
            try {
                catchUp(fromTheBeginning);
                failures = 0;
            } catch (DoesNotFit e) {
                abandon(IndexState.TOO_LARGE);
                LOG.warn(
                        "the trace index holds nothing: {}; the frontier answers until the next start", e.getMessage());
            } catch (GraphUnavailable | TooMuchWork e) {
                // What was read stays, and so does what was published.
                LOG.info("the trace index could not be caught up ({}); tried again", e.getMessage());
                pause(AFTER_FAILURE);
            } catch (Inconsistent e) {
                abandon(IndexState.BUILDING);
                LOG.info("the trace index could not be made ({}); tried again", e.getMessage());
                pause(AFTER_FAILURE);
            } catch (RuntimeException | OutOfMemoryError e) {
                abandon(IndexState.FAILED);
                Duration wait = after(++failures);
                LOG.warn("the trace index could not be made; tried again in {} s", wait.toMillis() / 1e3, e);
                pause(wait);
            }
        }
    }

    /** Questions that wait meanwhile are answered by the frontier. */
    private void pause(Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (left > 0 && !closed && !anew) {
                left = asked.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void catchUp(boolean fromTheBeginning) {
        IndexReader source = Objects.requireNonNull(reader);
        if (fromTheBeginning) {
            source.drop();
        }
        long began = System.nanoTime();
        long before = source.made();
        Snapshot next = source.next();
        if (next != null) {
            publish(next, IndexState.READY);
        }
        if (source.made() > before) {
            IndexStatus now = status();
            LOG.info(
                    "the trace index has {} acts in {} bytes, made in {} ms",
                    now.acts(),
                    now.bytes(),
                    (System.nanoTime() - began) / 1_000_000);
        }
    }

    private void abandon(IndexState why) {
        Objects.requireNonNull(reader).drop();
        publish(null, why);
    }

    private void publish(@Nullable Snapshot next, IndexState now) {
        lock.lock();
        try {
            if (next == null || !anew) {
                snapshot = next;
                state = now;
                slates.room(next == null ? 0 : mostBytes - next.bytes());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            snapshot = null;
            asked.signalAll();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
