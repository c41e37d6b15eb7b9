package io.cardtrail.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The append-only log of one server: segments of one leaf a line, in a folder of its own, beside them the salts of what the leaves
 * commit to, the Merkle tree over the leaves, and a signed checkpoint of it. When {@link #append} returns, the entry is on the disk;
 * within a second it is under a checkpoint. Thread-safe; appends that wait for each other share one write. Whoever has folder and key
 * can still rewrite it all: only a checkpoint kept elsewhere shows that.
 */
public final class AuditLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final long SEGMENT_BYTES = 16L << 20;

    private final LogFolder folder;
    private final Clock clock;
    private final LogFiles files;
    private final Sealer sealer;
    private final LogIndex index;
    private final SealSchedule schedule;
    private final LogView view;
    private final Accesses accesses;
    private final ReentrantLock writing = new ReentrantLock();
    private final Queue<List<Pending>> waiting = new ConcurrentLinkedQueue<>();

    // Guarded by `writing`.
    private final GrowingTree tree;
    private Instant last;

    // Never true again once it was false.
    private volatile boolean usable = true;

    private AuditLog(
            LogFolder folder,
            Clock clock,
            LogFiles files,
            LogKey key,
            Sink.Opener opener,
            Ending ending,
            Rebuild rebuilt) {
        this.folder = folder;
        this.clock = clock;
        this.files = files;
        this.last = ending.last();
        this.tree = rebuilt.tree();
        this.index = rebuilt.index();
        this.sealer = new Sealer(folder.path(), key, opener, rebuilt.signed());
        this.schedule = new SealSchedule(this::sealInTime);
        this.view = new LogView(folder.path(), key.verifier(), index::find, this::signed, this::checkpoint);
        this.accesses = new Accesses(view, index);
    }

    /**
     * {@return the log in {@code folder}, created if it isn't there} Reads the whole log, and compares it with its checkpoint.
     *
     * @param key signs it, always the same
     * @throws AuditUnavailable if another writer has it, or it can't be read or written, or is damaged or cut off
     */
    public static AuditLog open(Path folder, Clock clock, LogKey key) {
        return open(folder, clock, () -> key, SEGMENT_BYTES, Sink::ofFile);
    }

    /** {@return the log in {@code folder}, signed by a key that lies in the folder itself: for trials, where nobody relies on it} */
    public static AuditLog open(Path folder, Clock clock) {
        return open(folder, clock, SEGMENT_BYTES, Sink::ofFile);
    }

    static AuditLog open(Path folder, Clock clock, long segmentBytes, Sink.Opener opener) {
        return open(
                folder,
                clock,
                () -> LogKey.open("cardtrail.local/trial", folder.resolve("log.key")),
                segmentBytes,
                opener);
    }

    static AuditLog open(Path folder, Clock clock, Supplier<LogKey> keys, long segmentBytes, Sink.Opener opener) {
        try {
            LogFolder locked = LogFolder.open(folder);
            try {
                LogKey key = keys.get();
                Rebuild rebuilt = Rebuild.of(folder, key.verifier(), opener);
                Ending ending = Ending.of(locked, rebuilt);
                LogFiles files = LogFiles.open(locked, segmentBytes, opener, ending);
                AuditLog log = new AuditLog(locked, clock, files, key, opener, ending, rebuilt);
                return begun(log, ending);
            } catch (IOException | RuntimeException e) {
                locked.close();
                throw e;
            }
        } catch (IOException e) {
            throw new AuditUnavailable("the audit log in " + folder + " can't be opened: " + e, e);
        }
    }

    private static AuditLog begun(AuditLog log, Ending ending) {
        try {
            ending.recovered().forEach(log::append);
            log.checkpoint();
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
        return append(List.of(entry)).getFirst();
    }

    /**
     * Records entries that belong together, one after another and in one write.
     *
     * @return their receipts, when all of them are on the disk
     * @throws AuditUnavailable as for a single one; after a crash in the middle, the first of them may be there
     * @throws IllegalArgumentException if one of them can't be written; none is, and the log goes on
     */
    public List<Receipt> append(List<? extends Entry> entries) {
        List<Pending> pending =
                entries.stream().map(entry -> new Pending(new LeafText(entry))).toList();
        waiting.add(pending);
        writing.lock();
        try {
            if (pending.stream().anyMatch(each -> each.receipt == null && each.failure == null)) {
                writeWaiting();
            }
        } finally {
            writing.unlock();
        }
        return pending.stream().map(Pending::outcome).toList();
    }

    /** {@return whether the next append can work as far as is known} */
    public boolean healthy() {
        return usable;
    }

    /**
     * Refuses what could not be recorded anyway.
     *
     * @throws AuditUnavailable if the log is not {@link #healthy}
     */
    public void require() {
        if (!usable) {
            throw new AuditUnavailable("the audit log takes no entries");
        }
    }

    /** {@return what can be read and proved of this log, up to its newest entry} */
    public LogView view() {
        return view;
    }

    /** {@return who read what under an instrument, and the alarms} */
    public Accesses accesses() {
        return accesses;
    }

    /** {@return the newest checkpoint there is, which may be a second old} */
    private Checkpoint signed() {
        Checkpoint signed = sealer.last();
        return signed == null ? checkpoint() : signed;
    }

    /** {@return length and root of the log with every entry whose append has returned} */
    public TreeHead head() {
        writing.lock();
        try {
            return new TreeHead(tree.size(), HexFormat.of().formatHex(tree.root()));
        } finally {
            writing.unlock();
        }
    }

    LogIndex index() {
        return index;
    }

    /**
     * {@return a checkpoint over every entry whose append has returned}
     *
     * @throws AuditUnavailable if tree or checkpoint can't be written, after which the log takes nothing more
     */
    public Checkpoint checkpoint() {
        try {
            return sealer.seal(new Sealer.Tree() {
                @Override
                public Sealer.Edge edge() {
                    writing.lock();
                    try {
                        return new Sealer.Edge(
                                tree.size(), Base64.getEncoder().encodeToString(tree.root()), tree.unwritten());
                    } finally {
                        writing.unlock();
                    }
                }

                @Override
                public void written(Sealer.Edge edge) {
                    writing.lock();
                    try {
                        edge.tiles().keySet().forEach(tree::written);
                    } finally {
                        writing.unlock();
                    }
                }
            });
        } catch (IOException | UncheckedIOException e) {
            // Entries that nothing can be proved of must not pile up.
            usable = false;
            throw new AuditUnavailable("the audit log's tree can't be written", e);
        }
    }

    private void sealInTime() {
        try {
            checkpoint();
        } catch (AuditUnavailable e) {
            LOG.error("the audit log takes no more entries: {}", e.getMessage(), e);
        }
    }

    private void writeWaiting() {
        List<Pending> group = new ArrayList<>();
        for (List<Pending> each = waiting.poll(); each != null; each = waiting.poll()) {
            group.addAll(each);
        }
        Instant now = clock.instant();
        if (!usable || now.isBefore(last)) {
            String why = usable ? "the clock stands before the last audit entry" : "the audit log takes no entries";
            group.forEach(each -> each.failure = new AuditUnavailable(why));
            return;
        }
        boolean whole = false;
        try {
            write(group, now);
            whole = true;
            schedule.soon();
        } catch (IOException | UncheckedIOException e) {
            group.forEach(each -> each.failure = new AuditUnavailable("the audit log can't be written", e));
        } finally {
            // Whatever went wrong, nothing is ever written after half a leaf.
            if (!whole) {
                usable = false;
            }
        }
    }

    private void write(List<Pending> group, Instant now) throws IOException {
        long next = tree.size();
        List<Leaf> leaves = new ArrayList<>();
        StringBuilder secrets = new StringBuilder();
        for (Pending each : group) {
            leaves.add(each.text.leaf(next + leaves.size(), now));
            secrets.append(each.text.salts());
        }
        files.append(next, leaves, secrets.toString());
        last = now;
        for (int i = 0; i < group.size(); i++) {
            LeafText text = group.get(i).text;
            tree.add(leaves.get(i).bytes());
            index.add(next + i, text.fields());
            group.get(i).receipt = new Receipt(text.token(), now, leaves.get(i));
        }
    }

    /** Signs what is not under a checkpoint yet, closes the files and gives the folder free. */
    @Override
    public void close() {
        schedule.close();
        boolean whole = stop();
        try {
            if (whole) {
                sealInTime();
            }
        } finally {
            closeFiles();
        }
    }

    /** {@return whether the log took entries until now} */
    private boolean stop() {
        writing.lock();
        try {
            boolean before = usable;
            usable = false;
            return before;
        } finally {
            writing.unlock();
        }
    }

    private void closeFiles() {
        writing.lock();
        try {
            try {
                files.close();
            } finally {
                folder.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log can't be closed", e);
        } finally {
            writing.unlock();
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
