package io.cardtrail.graph;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.AuditUnavailable;
import io.cardtrail.audit.Entry;
import io.cardtrail.audit.LogKey;
import io.cardtrail.audit.LogView;
import io.cardtrail.audit.TreeHead;
import io.cardtrail.model.Category;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Outside Neo4j, what has been stored there: a log like that of the audit, with a leaf for each source row, and for what was taken back
 * or has lapsed. It holds commitments only. A batch is noted after its transaction and before anybody is told that it is stored; what a
 * crash left between the two is noted at the next start ({@link LedgerRecovery}). Thread-safe.
 */
public final class SourceLedger implements AutoCloseable {
    private static final String ACTOR = "ledger";
    private static final int LINES_AN_ENTRY = 1_000;
    private static final int NAMES_AN_ENTRY = 100;

    private final Path all;
    private final AuditLog log;
    /** Batch keys, and batch keys with a mark of who brought them. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    /** By batch, its number as it was noted last. */
    private final Map<String, Long> numbers = new ConcurrentHashMap<>();
    /** Batches that something is deleted of. */
    private final Set<String> lapsed = ConcurrentHashMap.newKeySet();

    /**
     * One row's leaf.
     *
     * @param leaf hash of the commitments to its cells, hex
     * @param said hash of the commitments to what it was understood to say, hex
     */
    public record Row(long line, String leaf, String said) {}

    private SourceLedger(Path all, AuditLog log) {
        this.all = all;
        this.log = log;
        LedgerBook.read(all).batches().values().forEach(batch -> {
            known.add(batch.key());
            numbers.put(batch.key(), batch.seq());
            batch.by().forEach(by -> known.add(batch.key() + by));
            if (!batch.lapsed().isEmpty()) {
                lapsed.add(batch.key());
            }
        });
    }

    /**
     * Opens or makes the ledger of one server.
     *
     * @param all folder of all ledgers of this installation
     * @param name of this one among them
     * @throws AuditUnavailable if another writer has it, or it is damaged
     */
    public static SourceLedger open(Path all, String name, Clock clock, LogKey key) {
        AuditLog log = AuditLog.open(all.resolve(name), clock, key);
        try {
            return new SourceLedger(all, log);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /** {@return the folder all ledgers of the installation lie in} */
    Path all() {
        return all;
    }

    /** {@return whether the next entry can be taken as far as is known} */
    public boolean healthy() {
        return log.healthy();
    }

    /** {@return length and root of it, with all that is noted by now} */
    public TreeHead head() {
        return log.head();
    }

    /**
     * {@return the root over its first leaves, worked out from the tree as it is now, hex; null if there are not so many}
     *
     * @param size how many
     */
    public @Nullable String rootAt(long size) {
        return size > head().size() ? null : HexFormat.of().formatHex(log.view().root(size));
    }

    /** {@return what can be read and proved of it, as of an audit log} */
    public LogView view() {
        return log.view();
    }

    /** @throws AuditUnavailable if it is not {@link #healthy} */
    void require() {
        log.require();
    }

    boolean knows(String batch) {
        return known.contains(batch);
    }

    boolean lapsed(String batch) {
        return lapsed.contains(batch);
    }

    /** Notes a batch that is stored; one that is known only gets another who brought it. */
    void stored(String batch, long seq, String file, String by, List<Row> rows) {
        // Under another number: a restored backup had lost it, and it is brought again.
        if (known.contains(batch) && Long.valueOf(seq).equals(numbers.get(batch))) {
            if (!known.contains(batch + by)) {
                log.append(new Entry.BatchShared(ACTOR, batch, by));
                known.add(batch + by);
            }
            return;
        }
        List<Entry> entries = new ArrayList<>(rows.size() + 1);
        entries.add(new Entry.BatchStored(ACTOR, batch, seq, file, by, rows.size()));
        rows.forEach(row -> entries.add(new Entry.RowStored(ACTOR, batch, row.line(), row.leaf(), row.said())));
        log.append(entries);
        known.add(batch);
        known.add(batch + by);
        numbers.put(batch, seq);
        lapsed.remove(batch);
    }

    /** Notes, before it is done, that one who brought them takes batches back. */
    void withdrawn(String actor, List<LedgerBook.Noted> batches, String by, long epoch) {
        log.append(batches.stream()
                .map(batch -> new Entry.BatchWithdrawn(actor, batch.key(), by, epoch))
                .toList());
        for (LedgerBook.Noted batch : batches) {
            known.remove(batch.key() + by);
            if (batch.by().equals(Set.of(by))) {
                known.remove(batch.key());
            }
        }
    }

    /** Notes, before it is done, that rows are deleted, or what they say of one category. */
    void lapsed(SortedMap<String, ? extends Collection<Long>> lines, Category category, String basis, long epoch) {
        List<Entry> entries = new ArrayList<>();
        lines.forEach((batch, all) -> {
            List<Long> sorted = all.stream().sorted().toList();
            for (int i = 0; i < sorted.size(); i += LINES_AN_ENTRY) {
                entries.add(new Entry.RowsLapsed(
                        ACTOR,
                        batch,
                        sorted.subList(i, Math.min(sorted.size(), i + LINES_AN_ENTRY)),
                        category.name(),
                        basis,
                        epoch));
            }
        });
        lapsed.addAll(lines.keySet());
        log.append(entries);
    }

    /** Notes, before it is done, that keys are deleted. */
    void keysDeleted(List<String> names, long epoch) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < names.size(); i += NAMES_AN_ENTRY) {
            entries.add(
                    new Entry.KeysDeleted(ACTOR, names.subList(i, Math.min(names.size(), i + NAMES_AN_ENTRY)), epoch));
        }
        log.append(entries);
    }

    @Override
    public void close() {
        log.close();
    }
}
