package io.cardtrail.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what a crash has left out of the ledger: a batch whose transaction was committed, and nobody was told so yet. It is noted only
 * if its rows' texts are there, made with this installation's keys, and the graph says what they say; somebody who has the database
 * alone can't make such a batch.
 */
public final class LedgerRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerRecovery.class);

    private final Graph graph;
    private final RowStore store;
    private final SourceLedger ledger;
    private final ActCheck acts;

    private LedgerRecovery(Graph graph, RowStore store, SourceLedger ledger, ActCheck acts) {
        this.graph = graph;
        this.store = store;
        this.ledger = ledger;
        this.acts = acts;
    }

    /** {@return how many batches were noted} */
    public static int run(Graph graph, RowStore store, SourceLedger ledger) {
        LedgerRecovery recovery = new LedgerRecovery(graph, store, ledger, new ActCheck(store));
        int noted = 0;
        int left = 0;
        // What was taken back is not in the ledger either; where an old backup has brought it back, it is no crash's.
        Set<String> removed = LedgerBook.read(ledger.all()).touchedSince(RemovalDoor.done(graph));
        for (Row row : graph.read(tx -> tx.rows(LedgerCondition.BATCHES, Map.of()))) {
            String key = String.valueOf(row.map("batch").get("key"));
            if (!ledger.knows(key) && !removed.contains(key)) {
                boolean sound = recovery.note(key, row);
                noted += sound ? 1 : 0;
                left += sound ? 0 : 1;
            }
        }
        if (noted > 0) {
            LOG.info("{} batches that a crash had left out of the source ledger were noted", noted);
        }
        if (left > 0) {
            LOG.warn("{} batches are in the graph and not in the source ledger: run `ledger sweep`", left);
        }
        return noted;
    }

    private boolean note(String key, Row row) {
        List<Row> files = row.rows("files");
        if (!key.matches("[0-9a-f]{64}")
                || files.size() != 1
                || !(row.map("batch").get("seq") instanceof Long seq)
                || !(files.getFirst().map("file").get("seq") instanceof Long first)) {
            return false;
        }
        SortedMap<Long, RowStore.StoredRow> rows = store.rows(key);
        return !rows.isEmpty()
                && SourceFile.found(files.getFirst().map("file"), first)
                        .filter(file -> sound(
                                new LedgerBook.Noted(
                                        key, seq, store.mark(file), rows.size(), new TreeSet<>(), new TreeMap<>()),
                                file,
                                rows))
                        .isPresent();
    }

    private boolean sound(LedgerBook.Noted batch, SourceFile file, SortedMap<Long, RowStore.StoredRow> rows) {
        Set<String> ids = new TreeSet<>();
        rows.values().forEach(row -> ids.add(row.id()));
        Map<String, Row> there = BatchCheck.whole(graph, ids);
        Set<String> by = new TreeSet<>();
        for (RowStore.StoredRow text : rows.values()) {
            BatchCheck.Place place = new BatchCheck.Place(batch, file, text.line());
            Row found = there.get(text.id());
            if (found == null || !acts.statement(place, text, found)) {
                return false;
            }
            ActCheck.source(place, found)
                    .map(source -> source.get("by"))
                    .ifPresent(marks -> ((Collection<?>) marks).forEach(mark -> by.add(String.valueOf(mark))));
        }
        if (by.isEmpty()) {
            return false;
        }
        List<SourceLedger.Row> leaves = new ArrayList<>();
        rows.values()
                .forEach(
                        text -> leaves.add(new SourceLedger.Row(text.line(), text.leaf(), CellSeal.said(text.said()))));
        by.forEach(mark -> ledger.stored(batch.key(), batch.seq(), batch.file(), mark, leaves));
        return true;
    }
}
