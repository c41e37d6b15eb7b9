package io.cardtrail.graph;

import io.cardtrail.audit.LogVerifier;
import io.cardtrail.graph.LedgerFault.Kind;
import io.cardtrail.model.EdgeKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Compares all of the graph with the source ledger: every act, role, settlement and source that was stored must be there as it was
 * stored, and nothing else. It goes through the ledger batch by batch, in memory for one batch, and then counts, so that what was
 * added shows too.
 */
public final class LedgerSweep {
    static final Query TOTALS = Query.named("ledger/totals");
    static final Query ACTS_ONWARD = Query.named("ledger/acts-onward");

    /** Past this there is no use in naming more places. */
    private static final int MOST_FAULTS = 1_000;
    /** Imports that go on meanwhile make a look worthless; so many are taken. */
    private static final int LOOKS = 5;

    private static final int PAGE = 1_000;

    private final Graph graph;
    private final RowStore rows;
    private final Path ledgers;
    private final EdgeKey edgeKey;
    private final Function<String, LogVerifier> verifiers;

    /**
     * A sweep over one installation.
     *
     * @param verifiers by the name of a ledger's folder
     */
    public LedgerSweep(
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
     * @param batches that stand in the ledger
     * @param rows that stand in the ledger and were compared
     * @param acts that they say
     * @param quiet whether nothing was imported or deleted meanwhile; if not, what was counted says nothing, and it must be run again
     * @param faults at most 1,000
     * @param more whether there were more faults
     */
    public record Report(long batches, long rows, long acts, boolean quiet, List<LedgerFault> faults, boolean more) {
        public Report {
            faults = List.copyOf(faults);
        }

        /** {@return whether the graph is what the ledger says} */
        public boolean sound() {
            return quiet && faults.isEmpty();
        }
    }

    /**
     * {@return what was found}
     *
     * @throws GraphUnavailable if the database does not answer
     */
    public Report run() {
        Report report = new Look().report();
        for (int i = 1; i < LOOKS && !report.quiet(); i++) {
            report = new Look().report();
        }
        return report;
    }

    private final class Look {
        private final LedgerBook book = LedgerBook.read(ledgers);
        private final BatchCheck check = new BatchCheck(graph, rows, book, edgeKey, this::fault);
        private final List<LedgerFault> faults = new ArrayList<>();
        private boolean more;

        private void fault(LedgerFault fault) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(fault);
            } else {
                more = true;
            }
        }

        Report report() {
            Row before = totals();
            LedgerCondition condition = new LedgerCondition(graph, rows, book, this::fault);
            condition.damaged(ledgers, verifiers);
            Map<String, SourceFile> files = condition.files();
            book.eachBatch((noted, ledger) -> {
                SourceFile file = files.get(noted.key());
                if (file != null) {
                    check.batch(noted, file, ledger);
                }
            });
            count();
            // Whoever imports commits first and notes then: only where both agree, before and after, was there one
            // state to look at.
            Row after = totals();
            boolean quiet = before.equals(after) && LedgerBook.read(ledgers).sameAs(book);
            return new Report(
                    book.batches().size(),
                    check.rowsSeen(),
                    check.actsSeen() + check.keepingsSeen(),
                    quiet,
                    faults,
                    more);
        }

        private Row totals() {
            return graph.read(tx -> tx.rows(TOTALS, Map.of())).getFirst();
        }

        private void count() {
            Row totals = totals();
            if (totals.number("seq") != book.newestSeq() || totals.number("epoch") != book.epoch()) {
                fault(new LedgerFault(Kind.SEQUENCE_CHANGED, null, 0));
            }
            Set<String> files = new TreeSet<>();
            book.batches().values().forEach(batch -> files.add(batch.file()));
            long ties = check.tiesSeen()
                    + check.sourcesSeen()
                    + check.settlementsSeen()
                    + book.batches().size();
            if (totals.number("acts") != check.actsSeen() || totals.number("keepings") != check.keepingsSeen()) {
                unsaid();
            }
            if (totals.number("sources") != check.sourcesSeen()
                    || totals.number("settlements") != check.settlementsSeen()
                    || totals.number("ties") != ties) {
                fault(new LedgerFault(Kind.TIE_ADDED, null, 0));
            }
            if (totals.number("unnamed") != 0) {
                fault(new LedgerFault(Kind.ENTITY_ADDED, null, 0));
            }
            if (totals.number("files") != files.size()) {
                fault(new LedgerFault(Kind.BATCH_CHANGED, null, 0));
            }
        }

        /** The counts differ: either something is missing, which is told by its row, or here is what no row says. */
        private void unsaid() {
            String after = "";
            boolean found = false;
            for (List<Row> page = onward(after); !page.isEmpty(); page = onward(after)) {
                for (Row act : page) {
                    after = act.string("id");
                    if (!said(act)) {
                        fault(new LedgerFault(Kind.ACT_ADDED, null, 0));
                        found = true;
                    }
                }
            }
            if (!found && faults.isEmpty()) {
                fault(new LedgerFault(Kind.ACT_ADDED, null, 0));
            }
        }

        private List<Row> onward(String after) {
            return graph.read(tx -> tx.rows(ACTS_ONWARD, Map.of("after", after, "rows", PAGE)));
        }

        private boolean said(Row act) {
            return act.rows("sources").stream().anyMatch(source -> {
                String batch = source.stringOrNull("batch");
                Long line = source.values().get("line") instanceof Long number ? number : null;
                if (batch == null || line == null || !book.batches().containsKey(batch)) {
                    return false;
                }
                SortedMap<Long, RowStore.StoredRow> known = rows.rows(batch);
                RowStore.StoredRow row = known.get(line);
                return row != null && Objects.equals(row.id(), act.string("id"));
            });
        }
    }
}
