package io.cardtrail.graph.index;

import io.cardtrail.graph.IndexFeed;
import io.cardtrail.graph.Row;
import io.cardtrail.graph.TooMuchWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads what the index still lacks, and goes on where it was when the database failed in between. For one thread. */
final class IndexReader {
    /** Batches that are read at once, to begin with. */
    private static final long BATCHES = 8;

    private static final long MANY_BATCHES = 1 << 20;
    private static final int FEW_ROWS = 5_000;
    private static final int MANY_ROWS = 20_000;
    private static final int IDS = 5_000;

    private final IndexFeed feed;
    private final long mostBytes;
    private long batchesAtOnce = BATCHES;
    private @Nullable IndexBuild build;
    /** How often it was made from the beginning. */
    private final AtomicLong made = new AtomicLong();
    /** As far as the build has come. */
    private long seq;

    private long epoch;
    private boolean published;

    IndexReader(IndexFeed feed, long mostBytes) {
        this.feed = feed;
        this.mostBytes = mostBytes;
    }

    long made() {
        return made.get();
    }

    /** Forgets all that was read. */
    void drop() {
        build = null;
    }

    /**
     * {@return the index as far as the graph is now; null if the last one is, or the graph was changing}
     *
     * @throws Inconsistent if what was read is of no use
     * @throws DoesNotFit if it is too much
     */
    @Nullable
    Snapshot next() {
        IndexFeed.Come come = feed.come();
        IndexBuild old = build;
        if (old != null && published && come.seq() == seq && come.epoch() == epoch) {
            return null;
        }
        if (old == null || come.seq() < seq || come.epoch() < epoch || !followed(old, come)) {
            old = anew(come);
        } else {
            read(old, come.seq());
        }
        published = false;
        Snapshot next = old.publish(come.seq(), come.epoch(), made.get());
        if (next.bytes() > mostBytes) {
            throw new DoesNotFit(
                    "it needs " + next.bytes() + " bytes; cardtrail.trace.index.max-bytes is " + mostBytes);
        }
        // While records were being deleted, one half may have been read before and the other after: what was touched is
        // read again.
        published = feed.come().epoch() == come.epoch();
        return published ? next : null;
    }

    private IndexBuild anew(IndexFeed.Come come) {
        build = null;
        // While a deletion is under way, rows move from batch to batch.
        if (feed.deleting(come.epoch())) {
            throw new Inconsistent("records are being deleted");
        }
        IndexBuild fresh = new IndexBuild(mostBytes);
        seq = 0;
        epoch = come.epoch();
        read(fresh, come.seq());
        if (feed.deleting(come.epoch())) {
            throw new Inconsistent("records were deleted meanwhile");
        }
        build = fresh;
        made.incrementAndGet();
        return fresh;
    }

    /** {@return whether deletions since could be followed} */
    private boolean followed(IndexBuild old, IndexFeed.Come come) {
        if (come.epoch() == epoch) {
            return true;
        }
        Optional<Set<String>> touched = feed.touchedSince(epoch);
        if (touched.isEmpty() || old.mostlyDead()) {
            return false;
        }
        List<String> ids = List.copyOf(old.saidBy(touched.get()));
        List<IndexedRow> left = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += IDS) {
            for (Row row : feed.recordedAgain(ids.subList(i, Math.min(ids.size(), i + IDS)), seq)) {
                left.add(IndexedRow.of(row));
            }
        }
        old.forget(ids);
        old.add(left);
        epoch = come.epoch();
        return true;
    }

    private void read(IndexBuild into, long until) {
        while (seq < until) {
            long next = Math.min(until, seq + batchesAtOnce);
            List<Row> rows;
            try {
                rows = feed.recorded(seq, next);
            } catch (TooMuchWork e) {
                batchesAtOnce = Math.max(1, batchesAtOnce / 4);
                throw e;
            }
            // As they stand in their files: a column of rows takes little room then.
            into.add(rows.stream()
                    .map(IndexedRow::of)
                    .sorted(IndexedRow.IN_FILES)
                    .toList());
            seq = next;
            if (rows.size() < FEW_ROWS) {
                batchesAtOnce = Math.min(MANY_BATCHES, batchesAtOnce * 2);
            } else if (rows.size() > MANY_ROWS) {
                batchesAtOnce = Math.max(1, batchesAtOnce / 2);
            }
        }
    }
}
