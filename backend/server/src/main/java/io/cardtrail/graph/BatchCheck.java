package io.cardtrail.graph;

import io.cardtrail.graph.LedgerFault.Kind;
import io.cardtrail.model.Category;
import io.cardtrail.model.EdgeKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares one batch after another with the graph, and counts what should be there in all. Not thread-safe. */
final class BatchCheck {
    static final Query WHOLE = Query.named("ledger/whole");

    private static final int PAGE = 1_000;

    private final Graph graph;
    private final RowStore store;
    private final LedgerBook book;
    private final ActCheck acts;
    private final Consumer<LedgerFault> faults;

    private long rowsSeen;
    private long actsSeen;
    private long keepingsSeen;
    private long tiesSeen;
    private long sourcesSeen;
    private long settlementsSeen;

    BatchCheck(Graph graph, RowStore store, LedgerBook book, EdgeKey edgeKey, Consumer<LedgerFault> faults) {
        this.graph = graph;
        this.store = store;
        this.book = book;
        this.acts = new ActCheck(store, edgeKey);
        this.faults = faults;
    }

    /** {@return by id, all the graph holds of these acts; page by page, since one reading may not take long} */
    static Map<String, Row> whole(Graph graph, Set<String> ids) {
        List<String> all = List.copyOf(ids);
        Map<String, Row> there = new HashMap<>();
        for (int i = 0; i < all.size(); i += PAGE) {
            List<String> page = all.subList(i, Math.min(all.size(), i + PAGE));
            graph.read(tx -> tx.rows(WHOLE, Map.of("ids", page))).forEach(row -> there.put(row.string("id"), row));
        }
        return there;
    }

    /** A batch that claims a line of a file, with its rows' texts. */
    private record Claimant(LedgerBook.Noted batch, SortedMap<Long, RowStore.StoredRow> rows) {}

    void batch(LedgerBook.Noted noted, SourceFile file, SortedMap<Long, SourceLedger.Row> ledger) {
        SortedMap<Long, RowStore.StoredRow> texts = texts(noted, ledger);
        Set<String> ids = new TreeSet<>();
        texts.values().forEach(row -> ids.add(row.id()));
        Map<String, Row> there = whole(graph, ids);
        List<Claimant> claimants = new ArrayList<>(List.of(new Claimant(noted, texts)));
        book.beside(noted.file(), texts)
                .filter(other -> !other.key().equals(noted.key()))
                .forEach(other -> claimants.add(new Claimant(other, store.rows(other.key()))));
        claimants.sort(Comparator.comparingLong(claimant -> claimant.batch().seq()));
        texts.forEach((line, row) -> row(new Place(noted, file, line), row, there.get(row.id()), claimants));
    }

    /** Where a row stands. */
    record Place(LedgerBook.Noted batch, SourceFile file, long line) {
        LedgerFault fault(Kind kind) {
            return new LedgerFault(kind, batch.key(), line);
        }

        Set<Category> lapsed() {
            return batch.lapsed().getOrDefault(line, Set.of());
        }
    }

    /** {@return the rows whose texts are what the ledger says} */
    private SortedMap<Long, RowStore.StoredRow> texts(
            LedgerBook.Noted noted, SortedMap<Long, SourceLedger.Row> ledger) {
        SortedMap<Long, RowStore.StoredRow> texts = new TreeMap<>(store.rows(noted.key()));
        ledger.forEach((line, leaf) -> {
            rowsSeen++;
            RowStore.StoredRow text = texts.get(line);
            if (text == null) {
                faults.accept(new LedgerFault(Kind.ROWS_MISSING, noted.key(), line));
            } else if (!text.leaf().equals(leaf.leaf())
                    || !CellSeal.said(text.said()).equals(leaf.said())) {
                faults.accept(new LedgerFault(Kind.ROW_CHANGED, noted.key(), line));
                texts.remove(line);
            }
        });
        texts.keySet().retainAll(ledger.keySet());
        return texts;
    }

    private void row(Place place, RowStore.StoredRow text, @Nullable Row found, List<Claimant> claimants) {
        if (place.lapsed().contains(text.category())) {
            // Its other rows, if any, say whether it may still be there.
            return;
        }
        if (found == null) {
            faults.accept(place.fault(Kind.ACT_MISSING));
            return;
        }
        List<Claimant> saying = claimants.stream()
                .filter(claimant -> Optional.ofNullable(claimant.rows().get(place.line()))
                        .filter(row -> row.id().equals(text.id()))
                        .isPresent())
                .toList();
        boolean owner = saying.getFirst().batch().key().equals(place.batch().key());
        if (owner) {
            Set<String> by = new HashSet<>();
            saying.forEach(claimant -> by.addAll(claimant.batch().by()));
            sourcesSeen++;
            if (!acts.source(place, text, found, by)) {
                faults.accept(place.fault(Kind.SOURCE_CHANGED));
            }
        }
        acts.faults(place, text, found).forEach(kind -> faults.accept(place.fault(kind)));
        if (owner && acts.first(place, found)) {
            count(found);
        }
    }

    /** Counted once an act, at its first row. */
    private void count(Row found) {
        if (found.strings("labels").contains("RecordKeeping")) {
            keepingsSeen++;
        } else {
            actsSeen++;
        }
        tiesSeen += found.rows("ties").size();
        settlementsSeen += Objects.requireNonNull(found.rows("settlements")).size();
    }

    long rowsSeen() {
        return rowsSeen;
    }

    long actsSeen() {
        return actsSeen;
    }

    long keepingsSeen() {
        return keepingsSeen;
    }

    long tiesSeen() {
        return tiesSeen;
    }

    long sourcesSeen() {
        return sourcesSeen;
    }

    long settlementsSeen() {
        return settlementsSeen;
    }
}
