package io.cardtrail.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The append-only log of one server: segments of one leaf a line, in a folder of its own, and beside them the salts of what the
 * leaves commit to. When {@link #append} returns, the entry is on the disk. Thread-safe; appends that wait for each other share
 * one write. Whoever can write the folder can still rewrite it: only a checkpoint kept elsewhere shows that (later issue).
 */
public final class AuditLog implements AutoCloseable {
    private static final long SEGMENT_BYTES = 16L << 20;

    private final LogFolder folder;
    private final Clock clock;
    private final long segmentBytes;
    private final Sink.Opener opener;
    private final ReentrantLock writing = new ReentrantLock();
    private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();

    // All of these are guarded by `writing`; `usable` is read without it too.
    private Sink segment;
    private Sink salts;
    private long size;
    private long next;
    private Instant last;
    private volatile boolean usable = true;

    private AuditLog(LogFolder folder, Clock clock, long segmentBytes, Sink.Opener opener, Ending ending)
            throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.segmentBytes = segmentBytes;
        this.opener = opener;
        this.next = ending.next();
        this.last = ending.last();
        this.size = ending.size();
        this.salts = opener.open(folder.salts(ending.first()));
        try {
            this.segment = opener.open(folder.segment(ending.first()));
        } catch (IOException e) {
            salts.close();
            throw e;
        }
    }

    /**
     * {@return the log in {@code folder}, created if it isn't there}
     *
     * @throws AuditUnavailable if another writer has it, or it can't be read or written, or is damaged
     */
    public static AuditLog open(Path folder, Clock clock) {
        return open(folder, clock, SEGMENT_BYTES, Sink::ofFile);
    }

    static AuditLog open(Path folder, Clock clock, long segmentBytes, Sink.Opener opener) {
        try {
            LogFolder locked = LogFolder.open(folder);
            try {
                Ending ending = Ending.of(locked);
                return recorded(new AuditLog(locked, clock, segmentBytes, opener, ending), ending);
            } catch (IOException | RuntimeException e) {
                locked.close();
                throw e;
            }
        } catch (IOException e) {
            throw new AuditUnavailable("the audit log in " + folder + " can't be opened: " + e, e);
        }
    }

    private static AuditLog recorded(AuditLog log, Ending ending) {
        try {
            ending.recovered().forEach(log::append);
            return log;
        } catch (AuditUnavailable e) {
            log.close();
            throw e;
        }
    }

    /**
     * Records an entry.
     *
     * @return its receipt, when it is on the disk
     * @throws AuditUnavailable if it could not be written, after which the log takes nothing more until it is opened again; or if
     *     the clock stands before the last leaf
     * @throws IllegalArgumentException if the entry itself can't be written; the log goes on
     */
    public Receipt append(Entry entry) {
        Pending pending = new Pending(new LeafText(entry));
        waiting.add(pending);
        writing.lock();
        try {
            if (pending.receipt == null && pending.failure == null) {
                writeWaiting();
            }
        } finally {
            writing.unlock();
        }
        return pending.outcome();
    }

    /** {@return whether the next append can work as far as is known} */
    public boolean healthy() {
        return usable;
    }

    private void writeWaiting() {
        List<Pending> group = new ArrayList<>();
        for (Pending each = waiting.poll(); each != null; each = waiting.poll()) {
            group.add(each);
        }
        Instant now = clock.instant();
        if (!usable || now.isBefore(last)) {
            String why = usable ? "the clock stands before the last audit entry" : "the audit log takes no entries";
            group.forEach(each -> each.failure = new AuditUnavailable(why));
            return;
        }
        // Down until it has worked: whatever goes wrong in between, nothing is ever written after half a leaf.
        usable = false;
        try {
            write(group, now);
            usable = true;
        } catch (IOException | UncheckedIOException e) {
            group.forEach(each -> each.failure = new AuditUnavailable("the audit log can't be written", e));
        }
    }

    private void write(List<Pending> group, Instant now) throws IOException {
        if (size >= segmentBytes) {
            roll();
        }
        StringBuilder secrets = new StringBuilder();
        StringBuilder lines = new StringBuilder();
        List<Receipt> receipts = new ArrayList<>();
        for (Pending each : group) {
            Leaf leaf = each.text.leaf(next + receipts.size(), now);
            receipts.add(new Receipt(each.text.token(), now, leaf));
            lines.append(leaf.text()).append('\n');
            secrets.append(each.text.salts());
        }
        // Salts first: a commitment without its salt would be a leaf that says nothing.
        if (!secrets.isEmpty()) {
            salts.append(secrets.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        segment.append(bytes);
        size += bytes.length;
        next += group.size();
        last = now;
        for (int i = 0; i < group.size(); i++) {
            group.get(i).receipt = receipts.get(i);
        }
    }

    private void roll() throws IOException {
        segment.close();
        salts.close();
        salts = opener.open(folder.salts(next));
        segment = opener.open(folder.segment(next));
        size = 0;
    }

    /** Closes the files and gives the folder free. What was appended is on the disk already. */
    @Override
    public void close() {
        writing.lock();
        try {
            usable = false;
            closeFiles();
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log can't be closed", e);
        } finally {
            writing.unlock();
        }
    }

    private void closeFiles() throws IOException {
        try {
            segment.close();
        } finally {
            try {
                salts.close();
            } finally {
                folder.close();
            }
        }
    }

    private static final class Pending {
        private final LeafText text;
        private @Nullable Receipt receipt;
        private @Nullable AuditUnavailable failure;

        Pending(LeafText text) {
            this.text = text;
        }

        Receipt outcome() {
            Receipt done = receipt;
            if (done != null) {
                return done;
            }
            throw failure == null ? new AuditUnavailable("the audit log takes no entries") : failure;
        }
    }
}
