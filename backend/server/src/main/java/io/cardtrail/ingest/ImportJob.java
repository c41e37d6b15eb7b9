package io.cardtrail.ingest;

import io.cardtrail.model.BlurFinding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file's import, as its sender follows it. Thread-safe. */
public final class ImportJob {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);

    private final String id;
    private final String by;
    private final String file;
    private final Mapping mapping;
    private final boolean dryRun;
    private final Map<RowOutcome, BitSet> lines = new EnumMap<>(RowOutcome.class);
    private final List<Consumer<ImportProgress>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean cancelled;

    private ImportState state = ImportState.QUEUED;
    private @Nullable String charset;
    private @Nullable String duplicateOf;
    private @Nullable ImportEnding ending;
    private @Nullable Path rejectsFile;
    private @Nullable RejectList rejects;
    private List<BlurFinding> blur = List.of();
    private long total;
    private long startedNanos;
    private long endedNanos;

    ImportJob(String id, String by, String file, Mapping mapping, boolean dryRun) {
        this.id = id;
        this.by = by;
        this.file = file;
        this.mapping = mapping;
        this.dryRun = dryRun;
        for (RowOutcome outcome : RowOutcome.values()) {
            lines.put(outcome, new BitSet());
        }
    }

    /** {@return a random token} */
    public String id() {
        return id;
    }

    /** {@return who sent the file} */
    public String by() {
        return by;
    }

    /** {@return the file's name} */
    public String file() {
        return file;
    }

    /** {@return how its rows are read} */
    public Mapping mapping() {
        return mapping;
    }

    /** {@return whether all of the file is only tried out: every row that could be imported counts as accepted, and none is stored} */
    public boolean dryRun() {
        return dryRun;
    }

    /** {@return how it stands now} */
    public synchronized ImportProgress progress() {
        long accepted = count(RowOutcome.ACCEPTED);
        long duplicates = count(RowOutcome.DUPLICATE);
        long rejected = count(RowOutcome.REJECTED);
        long rows = accepted + duplicates + rejected;
        long until = state.ended() ? endedNanos : System.nanoTime();
        double seconds = Math.max(1, until - startedNanos) / 1e9;
        Double rate = rows == 0 ? null : rows / seconds;
        Double left = rate == null || state.ended() ? null : Math.max(0, total - rows) / rate;
        return new ImportProgress(
                id,
                state,
                file,
                charset,
                duplicateOf,
                rows,
                accepted,
                duplicates,
                rejected,
                rate,
                left,
                ending == null ? null : ending.message(),
                ending == null ? null : ending.complaint());
    }

    /** {@return how many rows had that outcome so far} */
    public synchronized long count(RowOutcome outcome) {
        return bits(outcome).cardinality();
    }

    /** {@return lines of that outcome after line {@code after}, ascending, at most {@code most}} */
    public synchronized List<Long> lines(RowOutcome outcome, long after, int most) {
        BitSet bits = bits(outcome);
        List<Long> found = new ArrayList<>();
        int line = after >= Integer.MAX_VALUE ? -1 : bits.nextSetBit((int) Math.max(0, after + 1));
        while (line >= 0 && found.size() < most) {
            found.add((long) line);
            line = line == Integer.MAX_VALUE ? -1 : bits.nextSetBit(line + 1);
        }
        return found;
    }

    /** {@return rejects after line {@code after}, ascending, at most {@code most}} */
    public synchronized List<Reject> rejects(long after, int most) {
        return rejects == null ? List.of() : rejects.page(after, most);
    }

    /** {@return how its file is blurred; empty until it has ended, and where nothing was found} */
    public synchronized List<BlurFinding> blur() {
        return blur;
    }

    synchronized void measured(List<BlurFinding> findings) {
        blur = findings;
    }

    /**
     * Writes the rejected rows as CSV (UTF-8): line, column, code, reason and the row's cells without its PINs.
     *
     * @throws IllegalStateException while the import still runs
     */
    public void rejectsCsv(OutputStream out) throws IOException {
        Path path;
        synchronized (this) {
            if (!state.ended()) {
                throw new IllegalStateException("the import still runs");
            }
            path = rejectsFile;
        }
        if (path != null) {
            Files.copy(path, out);
        }
    }

    /** Asks the import to stop after the batch under way; what was stored stays. Does nothing once it has ended. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Tells {@code listener} how the import stands, now and after every batch until it ends, on the importing thread. One that
     * throws is told no more.
     *
     * @return closing it ends the telling
     */
    public Subscription onProgress(Consumer<ImportProgress> listener) {
        listeners.add(listener);
        ImportProgress now = progress();
        if (!told(listener, now) || now.state().ended()) {
            listeners.remove(listener);
        }
        return () -> listeners.remove(listener);
    }

    /** Ends what {@link #onProgress} began. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** {@return whether the import ended within {@code longest}} */
    public boolean await(Duration longest) throws InterruptedException {
        return end.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean cancelRequested() {
        return cancelled;
    }

    synchronized void begin() {
        state = ImportState.RUNNING;
        startedNanos = System.nanoTime();
    }

    synchronized void found(String inCharset, long rows, @Nullable String sameAs) {
        charset = inCharset;
        total = rows;
        duplicateOf = sameAs;
    }

    /**
     * Says where what is rejected goes.
     *
     * @param path of the table of rejected rows
     * @param list of what is said of them
     */
    synchronized void rejectsGo(Path path, RejectList list) {
        rejectsFile = path;
        rejects = list;
    }

    /** Takes over what became of a batch's rows, in line order and all at once. */
    void settled(Collection<Long> accepted, Collection<Long> duplicates, List<Reject> rejected) {
        synchronized (this) {
            accepted.forEach(line -> bits(RowOutcome.ACCEPTED).set(Math.toIntExact(line)));
            duplicates.forEach(line -> bits(RowOutcome.DUPLICATE).set(Math.toIntExact(line)));
            rejected.forEach(reject -> bits(RowOutcome.REJECTED).set(Math.toIntExact(reject.line())));
            if (rejects != null && !rejected.isEmpty()) {
                rejects.add(rejected);
            }
        }
        tell();
    }

    void end(ImportEnding last) {
        synchronized (this) {
            state = last.state();
            ending = last;
            endedNanos = System.nanoTime();
        }
        tell();
        listeners.clear();
        end.countDown();
    }

    /** Removes the rejected rows' text; the job itself can no longer be asked for. */
    void discard() throws IOException {
        Path path;
        RejectList list;
        synchronized (this) {
            path = rejectsFile;
            list = rejects;
            rejectsFile = null;
            rejects = null;
        }
        if (path != null) {
            Files.deleteIfExists(path);
        }
        if (list != null) {
            list.discard();
        }
    }

    private void tell() {
        ImportProgress now = progress();
        // A copy: whoever is told of the end may leave while being told.
        for (Consumer<ImportProgress> listener : List.copyOf(listeners)) {
            if (!told(listener, now)) {
                listeners.remove(listener);
            }
        }
    }

    /** A reader that went away must not stop an import: it is told no more, and may ask again. */
    private boolean told(Consumer<ImportProgress> listener, ImportProgress now) {
        try {
            listener.accept(now);
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "import {}: somebody who followed it failed with {}",
                    id,
                    e.getClass().getName());
            return false;
        }
    }

    private BitSet bits(RowOutcome outcome) {
        return lines.computeIfAbsent(outcome, none -> new BitSet());
    }
}
