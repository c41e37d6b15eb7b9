package io.cardtrail.ingest;

import io.cardtrail.graph.ActRecord;
import io.cardtrail.graph.Batch;
import io.cardtrail.graph.BatchOutcome;
import io.cardtrail.graph.RecordKeeping;
import io.cardtrail.graph.SourceFile;
import io.cardtrail.ingest.blur.BlurMeter;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.Identifiers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The import of one file, from its bytes to its stored acts. The file is gone through twice: first to know its character set, its
 * rows and that all of it can be read, so that a file that can't be is refused before any of it is stored.
 */
final class ImportRun {
    /** Past this the mapping does not fit the file, and going on helps nobody. */
    static final int MAX_REJECTS = 1_000_000;
    /** Participants after which a batch is closed early: one row may name thousands of cards. */
    private static final int MAX_PARTICIPANTS = 20_000;

    private final ImportJob job;
    private final Mapping mapping;
    private final String name;
    private final Spool.Copy copy;
    private final ActStore store;
    private final int batchRows;

    private final List<Batch.Entry> entries = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private int participants;
    /** Mark of whoever imports; its name is nothing the graph needs to know. */
    private String by = "";

    ImportRun(ImportJob job, Spool.Copy copy, ActStore store, int batchRows) {
        this.job = job;
        this.mapping = job.mapping();
        this.name = job.file();
        this.copy = copy;
        this.store = store;
        this.batchRows = batchRows;
    }

    /** What a run needs of the installation. */
    record Edge(Identifiers identifiers, EdgeKey edgeKey, Spool spool) {}

    /**
     * {@return DONE or CANCELLED}
     *
     * @throws BadRequest if the file can't be read with the mapping
     */
    ImportState run(Edge edge, Instant now) throws IOException {
        by = Withdrawals.mark(edge.edgeKey(), job.by());
        SourceContent content = SourceContent.look(copy.path());
        job.found(
                content.encoding(),
                survey(content),
                store.importedAs(copy.digest(), by).orElse(null));
        SourceFile file = new SourceFile(
                name,
                copy.digest(),
                copy.size(),
                content.encoding(),
                mapping.zone().getId(),
                mapping.digest(),
                mapping.channel(),
                mapping.holder(),
                "holder:" + mapping.holder());
        Path path = edge.spool().rejects(job.id());
        job.rejectsFile(path);
        try (RowReader rows = content.rows(mapping)) {
            Layout layout = Layout.of(mapping, rows.next());
            RowMapper mapper = new RowMapper(layout, copy.digest(), edge.identifiers(), edge.edgeKey(), now);
            BlurMeter blur = BlurLayout.meter(layout);
            try (RejectsFile rejected = new RejectsFile(path, layout)) {
                ImportState last =
                        all(rows, new Reading(mapper, blur, layout.headings().size()), rejected, file);
                job.measured(blur.findings());
                if (last == ImportState.DONE) {
                    store.found(file, blur.findings(), by);
                }
                return last;
            }
        }
    }

    /** How each row is read, and measured beside it. */
    private record Reading(RowMapper mapper, BlurMeter blur, int headings) {
        RowResult read(SourceRow row) {
            if (row.unreadable() == null && row.cells().size() == headings) {
                blur.cells(row.line(), row.cells().stream().map(CellText::clean).toList());
            }
            return mapper.map(row);
        }
    }

    private ImportState all(RowReader rows, Reading reading, RejectsFile rejected, SourceFile file) {
        Consumer<SourceRow> take = row -> {
            switch (reading.read(row)) {
                case RowResult.Read read -> {
                    entries.add(read.entry());
                    participants += switch (read.entry().said()) {
                        case ActRecord act -> {
                            reading.blur().act(act);
                            yield act.participants().size();
                        }
                        case RecordKeeping keeping -> {
                            reading.blur().time(keeping.line(), keeping.at(), keeping.atText());
                            yield 0;
                        }
                    };
                }
                case RowResult.Refused refused -> {
                    rejects.add(refused.reject());
                    rejected.write(refused.reject(), row);
                }
            }
        };
        SourceRow row = rows.next();
        while (row != null) {
            if (job.cancelRequested()) {
                return ImportState.CANCELLED;
            }
            for (int i = 0; row != null && i < batchRows && participants < MAX_PARTICIPANTS; i++) {
                take.accept(row);
                row = rows.next();
            }
            commit(file);
        }
        return ImportState.DONE;
    }

    private void commit(SourceFile file) {
        List<Long> accepted = new ArrayList<>();
        List<Long> duplicates = new ArrayList<>();
        if (!entries.isEmpty()) {
            BatchOutcome outcome = store.write(new Batch(key(file), file, List.copyOf(entries)), by);
            for (Batch.Entry entry : entries) {
                long line = entry.said().line();
                (outcome.accepted().contains(line) ? accepted : duplicates).add(line);
            }
        }
        job.settled(accepted, duplicates, List.copyOf(rejects));
        entries.clear();
        rejects.clear();
        participants = 0;
        if (job.count(RowOutcome.REJECTED) > MAX_REJECTS) {
            throw new BadRequest("more than " + MAX_REJECTS
                    + " rows were rejected: does the mapping fit this file?"
                    + (job.dryRun() ? "" : " What was accepted so far stays"));
        }
    }

    /**
     * The lines are part of the key: a row that lay in the future at an earlier try joins its batch later, and the batch is then
     * another one, not one already stored.
     */
    private String key(SourceFile file) {
        Fingerprint key = new Fingerprint("cardtrail batch 1")
                .add(file.name())
                .add(file.digest())
                .add(file.mapping());
        entries.forEach(entry -> key.add(entry.said().line()));
        return key.hex();
    }

    private long survey(SourceContent content) throws IOException {
        long count = 0;
        try (RowReader rows = content.rows(mapping)) {
            Layout.of(mapping, rows.next());
            @Nullable SourceRow row = rows.next();
            while (row != null) {
                count++;
                row = rows.next();
            }
        }
        return count;
    }
}
