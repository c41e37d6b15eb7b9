package io.cardtrail.ingest;

import io.cardtrail.graph.Batch;
import io.cardtrail.graph.BatchOutcome;
import io.cardtrail.graph.RowCells;
import io.cardtrail.graph.RowRecord;
import io.cardtrail.graph.SourceFile;
import io.cardtrail.model.BlurFinding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the write door does, without a database. */
final class StoreInMemory implements ActStore {
    final Map<String, RowRecord> acts = new LinkedHashMap<>();
    final List<RowCells> cells = new ArrayList<>();
    final Map<String, List<BlurFinding>> found = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    /** Runs before each batch is stored. */
    volatile Runnable gate = () -> {};
    /** Runs when a batch is made ready. */
    volatile Runnable made = () -> {};

    private final Set<String> batches = new HashSet<>();

    @Override
    public synchronized Optional<String> importedAs(String fileDigest, String by) {
        return Optional.ofNullable(files.get(fileDigest));
    }

    @Override
    public Ready prepare(Batch batch) {
        made.run();
        return by -> {
            gate.run();
            return store(batch);
        };
    }

    @Override
    public synchronized void found(SourceFile file, List<BlurFinding> findings, String by) {
        found.put(file.name(), findings);
    }

    private synchronized BatchOutcome store(Batch batch) {
        if (!batches.add(batch.key())) {
            return new BatchOutcome(batches.size(), Set.of());
        }
        files.putIfAbsent(batch.file().digest(), batch.file().name());
        Set<Long> accepted = new HashSet<>();
        for (Batch.Entry entry : batch.entries()) {
            cells.add(entry.cells());
            if (acts.putIfAbsent(entry.said().id(), entry.said()) == null) {
                accepted.add(entry.said().line());
            }
        }
        return new BatchOutcome(batches.size(), accepted);
    }
}
