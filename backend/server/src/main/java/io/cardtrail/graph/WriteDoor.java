package io.cardtrail.graph;

import io.cardtrail.model.ActKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The only way to write acts and what became of records. It takes batches and gives back what became of each line; it has no way to
 * read a path.
 */
public final class WriteDoor {
    static final Query LOCK_SEQUENCE = Query.named("import/lock-sequence");
    static final Query TAKE_SEQUENCE = Query.named("import/take-sequence");
    static final Query IMPORTED_AS = Query.named("import/imported-as");
    static final Query BATCH_SEQUENCE = Query.named("import/batch-sequence");
    static final Query OPEN_BATCH = Query.named("import/open-batch");
    static final Query KNOWN_ACTS = Query.named("import/known-acts");
    static final Query ACTS = Query.named("import/acts");
    static final Query RECORD_KEEPING = Query.named("import/record-keeping");
    static final Query SOURCES = Query.named("import/sources");
    static final Query SOURCES_AGAIN = Query.named("import/sources-again");
    static final Query SETTLEMENTS_OF_SALES = Query.named("import/settlements-of-sales");
    static final Query SETTLEMENTS_BY_PAYMENTS = Query.named("import/settlements-by-payments");

    /** A database that is started again is there before that; an import need not be sent again for it. */
    private static final Duration LONGEST_AWAY = Duration.ofSeconds(30);

    private final Graph graph;
    private final RowStore rows;
    private final @Nullable SourceLedger ledger;

    /** @param ledger what is stored is noted there */
    public WriteDoor(Graph graph, RowStore rows, SourceLedger ledger) {
        this.graph = graph;
        this.rows = rows;
        this.ledger = ledger;
    }

    /** A door whose batches are noted nowhere: for trials, where nobody relies on it. */
    public WriteDoor(Graph graph, RowStore rows) {
        this.graph = graph;
        this.rows = rows;
        this.ledger = null;
    }

    /** {@return where it is kept how files are blurred} */
    public BlurRecords blur() {
        return new BlurRecords(graph);
    }

    /** {@return the name under which this importer first brought a file of these bytes, empty if it never did} */
    public Optional<String> importedAs(String fileDigest, String by) {
        return graph.read(tx -> tx.rows(IMPORTED_AS, Map.of("digest", fileDigest, "by", by))).stream()
                .findFirst()
                .map(row -> row.string("name"));
    }

    /** A batch with its rows committed to and encrypted. */
    public static final class Ready {
        private final Batch batch;
        /** Null where none may be made: keys that are gone do not come back. */
        private final RowStore.@Nullable Prepared rows;

        Ready(Batch batch, RowStore.@Nullable Prepared rows) {
            this.batch = batch;
            this.rows = rows;
        }

        Batch batch() {
            return batch;
        }

        RowStore.@Nullable Prepared rows() {
            return rows;
        }
    }

    /** {@return the batch, made ready to be written; nothing of it is stored yet, and another one may be written meanwhile} */
    public Ready prepare(Batch batch) {
        boolean lapsed = ledger != null && ledger.lapsed(batch.key());
        return new Ready(batch, lapsed ? null : rows.prepare(batch.file(), batch.entries()));
    }

    /** As {@link #write(Ready, String)}, prepared here. */
    public BatchOutcome write(Batch batch, String by) {
        return write(prepare(batch), by);
    }

    /**
     * Stores a batch in one transaction with its key and its sequence number: all of it or nothing. A batch whose key is stored
     * already changes no act.
     *
     * @param by mark of whoever imports. Only rows it brought itself count as duplicates: what others have imported, nobody learns
     *     by importing a guess
     * @throws GraphUnavailable if it was not committed, or it is not known whether it was: write the same batch again
     */
    public BatchOutcome write(Ready ready, String by) {
        Batch batch = ready.batch;
        SourceFile file = batch.file();
        if (ledger != null) {
            // What could not be noted is not stored.
            ledger.require();
        }
        if (ledger != null && ledger.lapsed(batch.key())) {
            // Stored before, and partly deleted since: its texts do not come back, nor the keys that are gone.
            Optional<BatchOutcome> known =
                    graph.write(tx -> tx.rows(BATCH_SEQUENCE, Map.of("key", batch.key())).stream()
                            .findFirst()
                            .map(stored -> again(tx, batch, List.of(stored), by)));
            if (known.isPresent()) {
                ledger.stored(batch.key(), known.get().seq(), rows.mark(file), by, List.of());
                return known.get();
            }
            // A restored backup had lost it: then it is brought like any other, and lapses like any other.
        }
        RowStore.Prepared made = ready.rows;
        RowStore.Prepared prepared = made != null && rows.current(made) ? made : rows.prepare(file, batch.entries());
        rows.write(batch.key(), prepared.lines());
        // What was stored by a transaction of whose commit nothing was heard.
        AtomicReference<@Nullable BatchOutcome> unheard = new AtomicReference<>();
        BatchOutcome outcome = Persistence.of(LONGEST_AWAY)
                .until(() -> graph.write(tx -> {
                    long seq = tx.rows(LOCK_SEQUENCE, Map.of("batch", batch.key()))
                            .getFirst()
                            .number("seq");
                    List<Row> stored = tx.rows(BATCH_SEQUENCE, Map.of("key", batch.key()));
                    if (!stored.isEmpty()) {
                        BatchOutcome own = unheard.get();
                        return own != null && own.seq() == stored.getFirst().number("seq")
                                ? own
                                : again(tx, batch, stored, by);
                    }
                    tx.rows(TAKE_SEQUENCE, Map.of("seq", seq));
                    String fileNode = tx.rows(
                                    OPEN_BATCH, Map.of("key", batch.key(), "seq", seq, "file", file.properties()))
                            .getFirst()
                            .string("file");
                    BatchOutcome fresh =
                            new BatchOutcome(seq, store(tx, batch, prepared, new Stored(seq, fileNode, by)));
                    unheard.set(fresh);
                    return fresh;
                }));
        if (ledger != null) {
            ledger.stored(batch.key(), outcome.seq(), rows.mark(file), by, prepared.rows());
        }
        return outcome;
    }

    /** Where a batch's rows are noted, and for whom. */
    private record Stored(long seq, String file, String by) {
        Map<String, Object> params(Batch batch) {
            return Map.of("file", file, "batch", batch.key(), "seq", seq, "by", by);
        }
    }

    private static Set<Long> store(Graph.Statements tx, Batch batch, RowStore.Prepared prepared, Stored stored) {
        Map<String, RowRecord> said = firstOfEach(batch);
        Map<String, Boolean> known = known(tx, said, stored.by());
        List<ActRecord> acts = new ArrayList<>();
        List<RecordKeeping> keepings = new ArrayList<>();
        for (RowRecord each : said.values()) {
            if (!known.containsKey(each.id())) {
                switch (each) {
                    case ActRecord act -> acts.add(act);
                    case RecordKeeping keeping -> keepings.add(keeping);
                }
            }
        }
        create(tx, batch, prepared, stored, acts);
        keep(tx, batch.file(), keepings, stored.seq());
        Set<String> created = acts.stream().map(ActRecord::id).collect(Collectors.toSet());
        note(tx, batch, prepared, stored, created);
        settle(tx, acts);
        return lines(said.values().stream().filter(each -> !known.getOrDefault(each.id(), false)));
    }

    private static BatchOutcome again(Graph.Statements tx, Batch batch, List<Row> stored, String by) {
        Row there = stored.getFirst();
        Map<String, RowRecord> said = firstOfEach(batch);
        Map<String, Boolean> known = known(tx, said, by);
        List<Map<String, Object>> sources = batch.entries().stream()
                .map(entry -> Map.<String, Object>of(
                        "id", entry.said().id(), "line", entry.said().line()))
                .toList();
        tx.rows(SOURCES_AGAIN, Map.of("sources", sources, "file", there.string("file"), "by", by));
        return new BatchOutcome(
                there.number("seq"),
                lines(said.values().stream().filter(each -> !known.getOrDefault(each.id(), true))));
    }

    private static Map<String, RowRecord> firstOfEach(Batch batch) {
        Map<String, RowRecord> said = new LinkedHashMap<>();
        batch.entries().forEach(entry -> said.putIfAbsent(entry.said().id(), entry.said()));
        return said;
    }

    /** {@return those that are stored, and whether this importer has brought them before} */
    private static Map<String, Boolean> known(Graph.Statements tx, Map<String, RowRecord> said, String by) {
        Map<String, Boolean> known = new HashMap<>();
        tx.rows(KNOWN_ACTS, Map.of("ids", List.copyOf(said.keySet()), "by", by))
                .forEach(row -> known.put(row.string("id"), row.truth("own")));
        return known;
    }

    private static Set<Long> lines(Stream<RowRecord> said) {
        return said.map(RowRecord::line).collect(Collectors.toCollection(HashSet::new));
    }

    /** Notes the rows of what was there before; those of new acts are noted with them. */
    private static void note(
            Graph.Statements tx, Batch batch, RowStore.Prepared prepared, Stored stored, Set<String> created) {
        List<Map<String, Object>> sources = new ArrayList<>();
        for (int i = 0; i < batch.entries().size(); i++) {
            RowRecord said = batch.entries().get(i).said();
            if (!created.contains(said.id())) {
                Map<String, Object> source =
                        new HashMap<>(NamedEntities.source(said, prepared.rows().get(i)));
                source.put("id", said.id());
                sources.add(source);
            }
        }
        if (!sources.isEmpty()) {
            Map<String, Object> params = new HashMap<>(stored.params(batch));
            params.put("sources", sources);
            tx.rows(SOURCES, params);
        }
    }

    private static void create(
            Graph.Statements tx, Batch batch, RowStore.Prepared prepared, Stored stored, Collection<ActRecord> acts) {
        if (acts.isEmpty()) {
            return;
        }
        Map<String, Object> params = new HashMap<>(stored.params(batch));
        NamedEntities named = NamedEntities.of(acts);
        params.put("entities", named.lists());
        params.put("acts", named.acts(batch, prepared, stored.seq(), acts));
        tx.rows(ACTS, params);
    }

    private static void keep(Graph.Statements tx, SourceFile file, Collection<RecordKeeping> keepings, long seq) {
        if (keepings.isEmpty()) {
            return;
        }
        tx.rows(
                RECORD_KEEPING,
                Map.of(
                        "keepings",
                        keepings.stream()
                                .map(keeping -> Map.of(
                                        "properties",
                                        GraphForm.of(file, keeping).written(seq, keeping.atText())))
                                .toList()));
    }

    private static void settle(Graph.Statements tx, Collection<ActRecord> acts) {
        List<String> sales = acts.stream()
                .filter(act -> act.kind() == ActKind.SALE && act.attributes().settledBy() != null)
                .map(ActRecord::id)
                .toList();
        List<String> payments = acts.stream()
                .filter(act -> act.kind() == ActKind.PAYMENT && act.attributes().reference() != null)
                .map(ActRecord::id)
                .toList();
        if (!sales.isEmpty()) {
            tx.rows(SETTLEMENTS_OF_SALES, Map.of("ids", sales));
        }
        if (!payments.isEmpty()) {
            tx.rows(SETTLEMENTS_BY_PAYMENTS, Map.of("ids", payments));
        }
    }
}
