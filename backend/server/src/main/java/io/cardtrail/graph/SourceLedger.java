package io.cardtrail.graph;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.AuditUnavailable;
import io.cardtrail.audit.Entry;
import io.cardtrail.audit.LogKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Outside Neo4j, what has been stored there: a log like that of the audit, with a leaf for each source row, and for what was taken back
 * or has lapsed. It holds commitments only. A batch is noted after its transaction and before anybody is told that it is stored; what a
 * crash left between the two is noted at the next start ({@link LedgerRecovery}). Thread-safe.
 */
public final class SourceLedger implements AutoCloseable {
    private static final String ACTOR = "ledger";

    private final Path all;
    private final AuditLog log;
    /** Batch keys, and batch keys with a mark of who brought them. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

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
            batch.by().forEach(by -> known.add(batch.key() + by));
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

    /** @throws AuditUnavailable if it is not {@link #healthy} */
    void require() {
        log.require();
    }

    boolean knows(String batch) {
        return known.contains(batch);
    }

    /** Notes a batch that is stored; one that is known only gets another who brought it. */
    void stored(String batch, long seq, String file, String by, List<Row> rows) {
        if (known.contains(batch)) {
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
    }

    /** Notes, before it is done, that a batch is taken back by one who brought it. */
    void withdrawn(String actor, String batch, String by, boolean last, long epoch) {
        log.append(new Entry.BatchWithdrawn(actor, batch, by, epoch));
        known.remove(batch + by);
        if (last) {
            known.remove(batch);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
