package io.cardtrail.graph;

import io.cardtrail.audit.Fsck;
import io.cardtrail.audit.LogVerifier;
import io.cardtrail.graph.LedgerFault.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether the ledger itself is whole, and the graph has its batches and their files: what any look at rows rests on. */
final class LedgerCondition {
    static final Query BATCHES = Query.named("ledger/batches");

    private final Graph graph;
    private final RowStore rows;
    private final LedgerBook book;
    private final Consumer<LedgerFault> faults;

    LedgerCondition(Graph graph, RowStore rows, LedgerBook book, Consumer<LedgerFault> faults) {
        this.graph = graph;
        this.rows = rows;
        this.book = book;
        this.faults = faults;
    }

    /** @param verifiers by the name of a ledger's folder */
    void damaged(Path ledgers, Function<String, LogVerifier> verifiers) {
        for (Path folder : LedgerBook.folders(ledgers)) {
            try {
                LogVerifier verifier = verifiers.apply(String.valueOf(folder.getFileName()));
                if (!Fsck.check(folder, verifier, null).sound()) {
                    faults.accept(new LedgerFault(Kind.LEDGER_DAMAGED, null, 0));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the ledger in " + folder + " can't be read", e);
            }
        }
    }

    /** {@return by their keys the files of the batches that are in the graph as they were stored} */
    Map<String, SourceFile> files() {
        Map<String, Row> there = new HashMap<>();
        for (Row row : graph.read(tx -> tx.rows(BATCHES, Map.of()))) {
            String key = String.valueOf(row.map("batch").get("key"));
            if (!book.batches().containsKey(key) || there.put(key, row) != null) {
                faults.accept(new LedgerFault(Kind.BATCH_ADDED, key.matches("[0-9a-f]{64}") ? key : null, 0));
            }
        }
        Map<String, SourceFile> files = new HashMap<>();
        for (LedgerBook.Noted noted : book.batches().values()) {
            Row row = there.get(noted.key());
            if (row == null) {
                faults.accept(new LedgerFault(Kind.BATCH_MISSING, noted.key(), 0));
                continue;
            }
            SourceFile file = file(row, noted);
            if (file == null) {
                faults.accept(new LedgerFault(Kind.BATCH_CHANGED, noted.key(), 0));
            } else {
                files.put(noted.key(), file);
            }
        }
        return files;
    }

    private @Nullable SourceFile file(Row row, LedgerBook.Noted noted) {
        boolean own = row.map("batch").equals(Map.of("key", noted.key(), "seq", noted.seq()))
                && row.strings("labels").equals(List.of("Batch"));
        List<Row> of = row.rows("files");
        return own && of.size() == 1 && tied(of.getFirst())
                ? SourceFile.found(of.getFirst().map("file"), book.firstSeq(noted))
                        .filter(file -> rows.mark(file).equals(noted.file()))
                        .orElse(null)
                : null;
    }

    /** {@return whether neither the file's node nor the tie to it carries what we never store there} */
    private static boolean tied(Row of) {
        return of.strings("labels").equals(List.of("SourceFile"))
                && of.map("tie").isEmpty();
    }
}
