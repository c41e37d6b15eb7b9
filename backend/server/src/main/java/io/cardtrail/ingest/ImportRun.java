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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The import of one file, from its bytes to its stored acts. The file is gone through twice: first to know its character set, its
 * rows and that all of it can be read, so that a file that can't be is refused before any of it is stored. While a batch is stored the
 * next one is sealed and the one after that is read, by two other threads; what became of rows is told in line order.
 */
final class ImportRun {
    /** Past this the mapping does not fit the file, and going on helps nobody. */
    static final int MAX_REJECTS = 1_000_000;
    /** Participants after which a batch is closed early: one row may name thousands of cards. */
    private static final int MAX_PARTICIPANTS = 20_000;
    /** Characters of cells after which a batch is closed early: a row may have a million. */
    private static final long MAX_CHARACTERS = 8_000_000;

    private final ImportJob job;
    private final Mapping mapping;
    private final String name;
    private final Spool.Copy copy;
    private final ActStore store;
    private final int batchRows;

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
        job.rejectsGo(path, edge.spool().rejectList(job.id()));
        try (RowReader rows = content.rows(mapping)) {
            Layout layout = Layout.of(mapping, rows.next());
            RowMapper mapper = new RowMapper(layout, copy.digest(), edge.identifiers(), edge.edgeKey(), now);
            BlurMeter blur = BlurLayout.meter(layout);
            try (RejectsFile rejected = new RejectsFile(path, layout)) {
                Reading reading = new Reading(mapper, blur, layout.headings().size());
                ImportState last = all(rows, reading, file, rejected);
                if (last == ImportState.DONE) {
                    // Of a file that was not gone through to its end nothing is said: rows were read that were not
                    // stored.
                    job.measured(blur.findings());
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

    /** Batches that are made ready while one is stored. */
    private static final int AHEAD = 2;

    /** A row that was rejected, and why. */
    private record Refused(Reject reject, SourceRow row) {}

    /**
     * Rows that are settled together.
     *
     * @param ready null if none of them says anything
     */
    private record Part(@Nullable Future<ActStore.Ready> ready, List<Long> lines, List<Refused> refused) {}

    /** The file's rows, batch after batch. Not thread-safe. */
    private final class Batches {
        private final RowReader rows;
        private final Reading reading;
        private final SourceFile file;
        private final ExecutorService sealing;
        private @Nullable SourceRow row;
        private boolean begun;
        private List<Batch.Entry> entries = new ArrayList<>();
        private List<Refused> refused = new ArrayList<>();
        private int participants;
        private long characters;

        Batches(RowReader rows, Reading reading, SourceFile file, ExecutorService sealing) {
            this.rows = rows;
            this.reading = reading;
            this.file = file;
            this.sealing = sealing;
        }

        /** {@return the next batch, about to be made ready; null after the last one} */
        @Nullable
        Part next() {
            if (!begun) {
                begun = true;
                row = rows.next();
            }
            entries = new ArrayList<>();
            refused = new ArrayList<>();
            participants = 0;
            characters = 0;
            if (row == null) {
                return null;
            }
            SourceRow each = row;
            for (int i = 0; each != null && i < batchRows && !full(); i++) {
                take(each);
                each = rows.next();
            }
            row = each;
            List<Long> lines =
                    entries.stream().map(entry -> entry.said().line()).toList();
            Batch batch = new Batch(key(file, lines), file, entries);
            return new Part(entries.isEmpty() ? null : sealing.submit(() -> store.prepare(batch)), lines, refused);
        }

        private boolean full() {
            return participants >= MAX_PARTICIPANTS || characters >= MAX_CHARACTERS;
        }

        private void take(SourceRow each) {
            for (String cell : each.cells()) {
                characters += cell.length();
            }
            switch (reading.read(each)) {
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
                case RowResult.Refused no -> refused.add(new Refused(no.reject(), each));
            }
        }
    }

    private ImportState all(RowReader rows, Reading reading, SourceFile file, RejectsFile rejected) {
        // Closing them waits for what they are at: what is read from is closed after that.
        try (ExecutorService sealing = thread("import-sealing");
                ExecutorService mapping = thread("import-mapping")) {
            Batches batches = new Batches(rows, reading, file, sealing);
            Deque<Future<@Nullable Part>> ahead = new ArrayDeque<>();
            for (int i = 0; i < AHEAD; i++) {
                ahead.add(mapping.submit(batches::next));
            }
            while (true) {
                Part part = made(ahead.remove());
                if (part == null) {
                    return ImportState.DONE;
                }
                if (job.cancelRequested()) {
                    return ImportState.CANCELLED;
                }
                ahead.add(mapping.submit(batches::next));
                settle(part, rejected);
            }
        }
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
    }

    /** {@return what was made, or what kept it from being made as if it had happened here} */
    private static <T extends @Nullable Object> T made(Future<T> next) {
        try {
            return next.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a batch was made ready", e);
        }
    }

    private void settle(Part part, RejectsFile rejected) {
        List<Long> accepted = new ArrayList<>();
        List<Long> duplicates = new ArrayList<>();
        Future<ActStore.Ready> ready = part.ready();
        if (ready != null) {
            BatchOutcome outcome = made(ready).write(by);
            for (long line : part.lines()) {
                (outcome.accepted().contains(line) ? accepted : duplicates).add(line);
            }
        }
        part.refused().forEach(each -> rejected.write(each.reject(), each.row()));
        job.settled(
                accepted,
                duplicates,
                part.refused().stream().map(Refused::reject).toList());
        if (job.count(RowOutcome.REJECTED) > MAX_REJECTS) {
            throw (job.dryRun() ? FileComplaint.TOO_MANY_REJECTED_DRY : FileComplaint.TOO_MANY_REJECTED)
                    .refused(MAX_REJECTS);
        }
    }

    /**
     * The lines are part of the key: a row that lay in the future at an earlier try joins its batch later, and the batch is then
     * another one, not one already stored.
     */
    private static String key(SourceFile file, List<Long> lines) {
        Fingerprint key = new Fingerprint("cardtrail batch 1")
                .add(file.name())
                .add(file.digest())
                .add(file.mapping());
        lines.forEach(key::add);
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
