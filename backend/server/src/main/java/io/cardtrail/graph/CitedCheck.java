package io.cardtrail.graph;

import io.cardtrail.audit.LogVerifier;
import io.cardtrail.graph.LedgerFault.Kind;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.SourceRef;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Compares the acts of one answer with the source ledger: each must be there as its rows say, and by rows of the ledger. What is
 * about other acts, and a row of these that is not told, is for {@link LedgerSweep}. The time it takes grows with the ledger, which
 * is read and derived anew from its leaves.
 */
public final class CitedCheck {
    private final Graph graph;
    private final RowStore rows;
    private final Path ledgers;
    private final EdgeKey edgeKey;
    private final Function<String, LogVerifier> verifiers;

    /** @param verifiers by the name of a ledger's folder */
    public CitedCheck(
            Graph graph, RowStore rows, SourceLedger ledger, EdgeKey edgeKey, Function<String, LogVerifier> verifiers) {
        this.graph = graph;
        this.rows = rows;
        this.ledgers = ledger.all();
        this.edgeKey = edgeKey;
        this.verifiers = verifiers;
    }

    /**
     * What was found.
     *
     * @param rows that were compared
     * @param faults by the id of the act concerned; under {@link #ALL} what concerns all of them
     */
    public record Report(long rows, SortedMap<String, Set<Kind>> faults) {
        /** {@return whether all of it is what the ledger says} */
        public boolean sound() {
            return faults.isEmpty();
        }
    }

    /** Stands for the ledger as a whole. */
    public static final String ALL = "";

    /**
     * {@return what was found}
     *
     * @param cited by the id of an act or of record-keeping, the rows that were told to say it
     * @throws GraphUnavailable if the database does not answer
     */
    public Report check(Map<String, ? extends Collection<SourceRef>> cited) {
        Report first = look(cited);
        // Whoever imports commits first and notes then.
        return first.sound() ? first : look(cited);
    }

    private Report look(Map<String, ? extends Collection<SourceRef>> cited) {
        LedgerBook book = LedgerBook.read(ledgers);
        Wanted wanted = new Wanted(cited);
        LedgerCondition condition = new LedgerCondition(graph, rows, book, wanted::fault);
        condition.damaged(ledgers, verifiers);
        Map<String, SourceFile> files = condition.files();
        BatchCheck check = new BatchCheck(graph, rows, book, edgeKey, wanted::fault);
        book.eachBatch((noted, ledger) -> {
            SourceFile file = files.get(noted.key());
            Set<Long> lines = wanted.lines.getOrDefault(noted.key(), Set.of());
            if (file != null && !lines.isEmpty()) {
                SortedMap<Long, SourceLedger.Row> these = new TreeMap<>(ledger);
                these.keySet().retainAll(lines);
                wanted.said(noted, file, these.keySet());
                check.batch(noted, file, these);
            }
        });
        wanted.missing();
        return new Report(check.rowsSeen(), wanted.faults);
    }

    private record Line(String batch, long line) {}

    /** What was told, and what is wrong with it. */
    private final class Wanted {
        private final Map<String, Set<Long>> lines = new HashMap<>();
        private final Map<Line, List<String>> acts = new HashMap<>();
        private final Map<Line, SourceRef> sources = new HashMap<>();
        private final Set<Line> found = new HashSet<>();
        private final NavigableMap<String, Set<Kind>> faults = new TreeMap<>();

        Wanted(Map<String, ? extends Collection<SourceRef>> cited) {
            cited.forEach((act, of) -> {
                if (of.isEmpty()) {
                    fault(act, Kind.ACT_ADDED);
                }
                for (SourceRef source : of) {
                    Line line = new Line(source.batch(), source.line());
                    lines.computeIfAbsent(source.batch(), b -> new TreeSet<>()).add(source.line());
                    acts.computeIfAbsent(line, l -> new ArrayList<>()).add(act);
                    sources.put(line, source);
                }
            });
        }

        void fault(String act, Kind kind) {
            faults.computeIfAbsent(act, a -> new TreeSet<>()).add(kind);
        }

        /** One about a batch concerns every act of it that was told; one about other batches none. */
        void fault(LedgerFault fault) {
            String batch = fault.batch();
            if (batch == null) {
                fault(ALL, fault.kind());
            } else if (fault.line() > 0) {
                acts.getOrDefault(new Line(batch, fault.line()), List.of()).forEach(act -> fault(act, fault.kind()));
            } else {
                lines.getOrDefault(batch, Set.of())
                        .forEach(line -> acts.getOrDefault(new Line(batch, line), List.of())
                                .forEach(act -> fault(act, fault.kind())));
            }
        }

        /** The row must say this very act, and have been told of as it is. */
        void said(LedgerBook.Noted noted, SourceFile file, Collection<Long> there) {
            SortedMap<Long, RowStore.StoredRow> texts = rows.rows(noted.key());
            for (long number : there) {
                Line line = new Line(noted.key(), number);
                found.add(line);
                RowStore.StoredRow text = texts.get(number);
                SourceRef told = sources.get(line);
                for (String act : acts.getOrDefault(line, List.of())) {
                    if (text == null
                            || told == null
                            || !text.id().equals(act)
                            || !told.leaf().equals(text.leaf())
                            || !told.file().equals(file.name())
                            || !told.fileDigest().equals(file.digest())
                            || told.seq() != noted.seq()) {
                        fault(act, Kind.SOURCE_CHANGED);
                    }
                }
            }
        }

        /** What the ledger does not have was stored by nobody. */
        void missing() {
            acts.forEach((line, of) -> {
                if (!found.contains(line) && of.stream().noneMatch(faults::containsKey)) {
                    of.forEach(act -> fault(act, Kind.ACT_ADDED));
                }
            });
        }
    }
}
