package io.cardtrail.graph;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Interval;
import io.cardtrail.warrant.Scope;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The only way to take stored rows away again. A removal is in the source ledger before anything is gone, under a number of its own; the
 * graph remembers the number of the last one it has seen through. So one that a crash broke off, or a restored backup has undone, is done
 * (again) by {@link #replay}.
 */
public final class RemovalDoor {
    static final Query BATCHES_OF_FILE = Query.named("retention/batches-of-file");
    static final Query BATCH_FILE = Query.named("retention/batch-file");
    static final Query HOLDERS = Query.named("retention/holders");
    static final Query LAPSING_ACTS = Query.named("retention/lapsing-acts");
    static final Query LAPSING_ROLES = Query.named("retention/lapsing-roles");
    static final Query NOTE_DELETION = Query.named("retention/note-deletion");
    static final Query TAKE_EPOCH = Query.named("retention/take-epoch");
    static final Query EPOCH = Query.named("retention/epoch");

    /** Each page has the ledger read twice. */
    private static final int PAGE = 20_000;
    /** No phone card is older. */
    private static final YearMonth FIRST_MONTH = YearMonth.of(1990, 1);

    private final Graph graph;
    private final RowStore store;
    private final SourceLedger ledger;
    /** One removal at a time in this process; imports are kept out by the database's own lock. */
    private final ReentrantLock removing = new ReentrantLock();

    public RemovalDoor(Graph graph, RowStore store, SourceLedger ledger) {
        this.graph = graph;
        this.store = store;
        this.ledger = ledger;
    }

    /**
     * What was taken back.
     *
     * @param batches of the file that this importer held
     * @param rows of those batches
     */
    public record Withdrawn(int batches, long rows) {}

    /**
     * Takes a file back for one who brought it. Rows that others brought too stay theirs; an act is gone with its last row.
     *
     * @param digest SHA-256 of the file's bytes, hex
     * @param by mark of who brought it
     * @return nothing taken back if this importer holds no such file
     * @throws GraphUnavailable if the database does not answer; what is noted by then is done at the next start
     */
    public Withdrawn withdraw(String digest, String by, String actor) {
        removing.lock();
        try {
            // One that failed half-way first: the number of this one would pass for it, too.
            replay();
            LedgerBook book = LedgerBook.read(ledger.all());
            List<LedgerBook.Noted> held = new ArrayList<>();
            for (Row row : graph.readOnLeader(tx -> tx.rows(BATCHES_OF_FILE, Map.of("digest", digest)))) {
                LedgerBook.Noted batch = book.batches().get(row.string("key"));
                if (batch != null && batch.by().contains(by)) {
                    held.add(batch);
                }
            }
            if (held.isEmpty()) {
                return new Withdrawn(0, 0);
            }
            long epoch = book.epoch() + 1;
            ledger.withdrawn(actor, held, by, epoch);
            apply(held.stream().map(LedgerBook.Noted::key).toList(), epoch);
            return new Withdrawn(
                    held.size(), held.stream().mapToLong(LedgerBook.Noted::rows).sum());
        } finally {
            removing.unlock();
        }
    }

    /**
     * Records of one holder and category whose time is over.
     *
     * @param before event times: what happened earlier must go
     * @param held event times of what must stay all the same
     * @param basis by which law or rule
     */
    public record Lapse(
            Channel channel, String holder, Category category, Instant before, List<Interval> held, String basis) {}

    /**
     * Somebody whose records are here.
     *
     * @param name as mappings have it
     */
    public record Holder(Channel channel, String name) {}

    /** {@return all holders of records, in order} */
    public List<Holder> holders() {
        return graph.readOnLeader(tx -> tx.rows(HOLDERS, Map.of())).stream()
                .map(row -> new Holder(Channel.valueOf(row.string("channel")), row.string("holder")))
                .toList();
    }

    /** {@return whether there is anything to delete} */
    public boolean lapses(Lapse lapse) {
        return !lapsing(LAPSING_ACTS, lapse).isEmpty()
                || !lapsing(LAPSING_ROLES, lapse).isEmpty()
                || !keys(lapse).isEmpty();
    }

    /**
     * Deletes what has lapsed: acts of the category, and of acts of other categories what they say of this one. Texts and ids go with
     * them, and the data key of every month that is over as a whole.
     *
     * @param now when this is done
     * @return how many rows were concerned
     * @throws GraphUnavailable if the database does not answer; what is noted by then is done at the next start
     */
    public long lapse(Lapse lapse, Instant now) {
        removing.lock();
        try {
            replay();
            long rows = 0;
            for (Query query : List.of(LAPSING_ACTS, LAPSING_ROLES)) {
                for (List<Row> page = lapsing(query, lapse); !page.isEmpty(); page = lapsing(query, lapse)) {
                    rows += lapse(lapse, page, now);
                }
            }
            forgetKeys(lapse);
            return rows;
        } finally {
            removing.unlock();
        }
    }

    private long lapse(Lapse lapse, List<Row> acts, Instant now) {
        LedgerBook book = LedgerBook.read(ledger.all());
        SortedMap<String, Set<Long>> lines = claimed(book, acts);
        long epoch = book.epoch() + 1;
        ledger.lapsed(lines, lapse.category(), lapse.basis(), epoch);
        graph.write(tx -> tx.rows(NOTE_DELETION, Map.of("deletion", deletion(lapse, epoch, acts.size(), now))));
        apply(List.copyOf(lines.keySet()), epoch);
        return lines.values().stream().mapToLong(Set::size).sum();
    }

    /** {@return by batch the lines that say these acts, wherever batches of one file say the same line too} */
    private SortedMap<String, Set<Long>> claimed(LedgerBook book, List<Row> acts) {
        SortedMap<String, Set<Long>> named = new TreeMap<>();
        acts.forEach(act -> act.rows("sources")
                .forEach(source -> named.computeIfAbsent(source.string("batch"), b -> new TreeSet<>())
                        .add(source.number("line"))));
        SortedMap<String, Set<Long>> claimed = new TreeMap<>();
        named.forEach((batch, lines) -> {
            claimed.computeIfAbsent(batch, b -> new TreeSet<>()).addAll(lines);
            LedgerBook.Noted noted = book.batches().get(batch);
            if (noted != null) {
                SortedMap<Long, RowStore.StoredRow> rows = store.rows(batch);
                book.beside(noted.file(), rows).forEach(other -> {
                    SortedMap<Long, RowStore.StoredRow> same = store.rows(other.key());
                    lines.stream()
                            .filter(line -> Optional.ofNullable(rows.get(line))
                                    .map(RowStore.StoredRow::id)
                                    .equals(Optional.ofNullable(same.get(line)).map(RowStore.StoredRow::id)))
                            .forEach(line -> claimed.computeIfAbsent(other.key(), b -> new TreeSet<>())
                                    .add(line));
                });
            }
        });
        return claimed;
    }

    private List<Row> lapsing(Query query, Lapse lapse) {
        Map<String, Object> params = new HashMap<>();
        params.put("channel", lapse.channel().name());
        params.put("holder", lapse.holder());
        params.put("before", EventTime.toNanos(lapse.before()));
        params.put(
                "held",
                lapse.held().stream()
                        .map(hold -> Map.of("from", EventTime.toNanos(hold.from()), "to", EventTime.toNanos(hold.to())))
                        .toList());
        params.put("rows", PAGE);
        if (query.equals(LAPSING_ACTS)) {
            params.put(
                    "kinds",
                    Arrays.stream(ActKind.values())
                            .filter(kind -> kind.category() == lapse.category())
                            .map(ActKind::name)
                            .toList());
        } else {
            Map<String, Object> part = BatchRemoval.part("", Category.CONTENT, Set.of(lapse.category()));
            params.put("roles", part.getOrDefault("roles", List.of()));
            params.put("settlement", part.getOrDefault("settlement", false));
            params.put("footage", part.getOrDefault("footage", false));
        }
        return graph.readOnLeader(tx -> tx.rows(query, params));
    }

    private void forgetKeys(Lapse lapse) {
        List<String> names = keys(lapse);
        if (!names.isEmpty()) {
            long epoch = LedgerBook.read(ledger.all()).epoch() + 1;
            ledger.keysDeleted(names, epoch);
            store.forgetKeys(names);
            graph.write(tx -> tx.rows(TAKE_EPOCH, Map.of("epoch", epoch)));
        }
    }

    /** {@return the keys of the months of which nothing stays, those too that an earlier run was broken off before} */
    private List<String> keys(Lapse lapse) {
        List<String> names = new ArrayList<>();
        YearMonth last = YearMonth.from(lapse.before().atOffset(ZoneOffset.UTC)).minusMonths(1);
        for (YearMonth month = FIRST_MONTH; !month.isAfter(last); month = month.plusMonths(1)) {
            Instant begin = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant end =
                    month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (lapse.held().stream().noneMatch(hold -> hold.from().isBefore(end) && begin.isBefore(hold.to()))) {
                store.key(lapse.holder(), lapse.category(), month).ifPresent(names::add);
            }
        }
        return names;
    }

    private static Map<String, Object> deletion(Lapse lapse, long epoch, int acts, Instant now) {
        return Map.of(
                "key", epoch + ":" + lapse.category(),
                "channel", lapse.channel().name(),
                "holder", lapse.holder(),
                "category", lapse.category().name(),
                "pair", Scope.pair(lapse.category(), lapse.channel()),
                "recordsTo", EventTime.toNanos(lapse.before()),
                "at", EventTime.toNanos(now),
                "basis", lapse.basis(),
                "epoch", epoch,
                "acts", (long) acts);
    }

    /** {@return how many batches had to be gone through because the graph had not seen every removal that is in the ledger} */
    public int replay() {
        removing.lock();
        try {
            long done = done(graph);
            LedgerBook book = LedgerBook.read(ledger.all());
            if (book.epoch() <= done) {
                return 0;
            }
            Set<String> touched = book.touchedSince(done);
            store.forgetKeys(book.keysSince(done));
            apply(List.copyOf(touched), book.epoch());
            return touched.size();
        } finally {
            removing.unlock();
        }
    }

    /** {@return the number of the last removal that the graph has seen through} */
    static long done(Graph graph) {
        return graph.readOnLeader(tx -> tx.rows(EPOCH, Map.of())).getFirst().number("epoch");
    }

    private Optional<SourceFile> file(String batch) {
        return graph.readOnLeader(tx -> tx.rows(BATCH_FILE, Map.of("key", batch))).stream()
                .findFirst()
                .flatMap(row -> {
                    Map<String, Object> file = row.map("file");
                    return file.get("seq") instanceof Long seq ? SourceFile.found(file, seq) : Optional.empty();
                });
    }

    /** Makes of these batches in the graph what the ledger says of them now. Done twice it changes nothing more. */
    private void apply(List<String> batches, long epoch) {
        LedgerBook book = LedgerBook.read(ledger.all());
        for (String key : batches) {
            file(key).ifPresent(file -> new BatchRemoval(graph, store, book).apply(key, file));
        }
        graph.write(tx -> tx.rows(TAKE_EPOCH, Map.of("epoch", epoch)));
        // The texts last: until here they said what had to go.
        for (String key : batches) {
            LedgerBook.Noted stands = book.batches().get(key);
            if (stands == null) {
                store.delete(key);
            } else {
                store.forget(key, stands.lapsed());
            }
        }
    }
}
