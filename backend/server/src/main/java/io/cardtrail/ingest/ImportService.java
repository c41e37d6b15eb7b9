package io.cardtrail.ingest;

import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.graph.WriteDoor;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.Identifiers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports files one after the other on one thread: acts get their sequence numbers in one order anyway, and a second writer would
 * only wait. Thread-safe.
 */
public final class ImportService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImportService.class);
    private static final int REMEMBERED = 1_000;

    private final ActStore store;
    private final ImportAudit audit;
    private final ImportRun.Edge edge;
    private final Clock clock;
    private final Limits limits;
    private final ThreadPoolExecutor worker;
    private final SequencedMap<String, ImportJob> jobs = new LinkedHashMap<>();
    private final Uploads uploads;

    /**
     * Bounds.
     *
     * @param fileBytes largest file
     * @param waiting most imports that wait
     * @param batchRows rows stored in one transaction
     */
    public record Limits(long fileBytes, int waiting, int batchRows) {
        /** 1 GiB, 64 files, 5,000 rows. */
        public static final Limits USUAL = new Limits(1L << 30, 64, 5_000);

        public Limits {
            if (fileBytes < 1 || fileBytes >= Integer.MAX_VALUE || waiting < 1 || batchRows < 1) {
                throw new IllegalArgumentException("limits of an import are positive, and a file is below 2 GiB");
            }
        }

        /** {@return these, with so many rows in one transaction} */
        public Limits inBatchesOf(int rows) {
            return new Limits(fileBytes, waiting, rows);
        }
    }

    /**
     * Opens the service.
     *
     * @param folder of its own, for files that wait; emptied of what an earlier run left
     * @throws IOException if the folder is not usable
     */
    public ImportService(WriteDoor door, ImportAudit audit, EdgeKey edgeKey, Clock clock, Path folder, Limits limits)
            throws IOException {
        this(ActStore.of(door), audit, edgeKey, clock, folder, limits);
    }

    ImportService(ActStore store, ImportAudit audit, EdgeKey edgeKey, Clock clock, Path folder, Limits limits)
            throws IOException {
        this.store = store;
        this.audit = audit;
        Spool spool = new Spool(folder, limits.fileBytes());
        this.edge = new ImportRun.Edge(new Identifiers(edgeKey), edgeKey, spool);
        this.uploads = new Uploads(spool, edgeKey, clock, Clock.systemUTC(), Uploads.Limits.USUAL);
        this.clock = clock;
        this.limits = limits;
        this.worker = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(limits.waiting()),
                Thread.ofPlatform().name("import-", 0).factory());
    }

    /**
     * Takes a file over and queues its import.
     *
     * @param by who sends it
     * @param content is read to its end before this returns, and not closed
     * @return the import, to be followed
     * @throws BadRequest if name, size or mapping are not usable
     * @throws TooMuchWork if too many imports wait already
     * @throws IOException if {@code content} can't be read or the folder not be written
     */
    public ImportJob submit(Mapping mapping, String fileName, InputStream content, String by) throws IOException {
        String name = FileName.of(fileName);
        RowMapper.constants(mapping, edge.identifiers());
        ImportJob job = new ImportJob(Spool.token(), by, name, mapping, false);
        queue(job, edge.spool().copy(job.id(), content), () -> {});
        return job;
    }

    /**
     * Queues the import of a file that was sent and mapped before. Once it is imported the upload is gone; if the import fails or is
     * cancelled, the upload stays to be mended.
     *
     * @param mapping digest of the mapping that was sent last
     * @param dryRun whether to go through all of the file without storing any of it
     * @return the import, to be followed
     * @throws BadRequest if the mapping is another one, or the file is being gone through already
     */
    public ImportJob start(Upload upload, String mapping, boolean dryRun) throws IOException {
        synchronized (upload) {
            ImportJob before = upload.importing();
            if (before != null && !before.progress().state().ended()) {
                throw FileComplaint.STILL_READ.refused();
            }
            ImportJob job = new ImportJob(Spool.token(), upload.by(), upload.file(), upload.mapping(mapping), dryRun);
            queue(job, edge.spool().link(upload.copy(), job.id()), () -> uploads.discard(upload));
            upload.importing(job);
            return job;
        }
    }

    /** {@return the files that wait for their mapping} */
    public Uploads uploads() {
        return uploads;
    }

    /** @param done runs once all of the file was gone through, before anybody is told */
    private void queue(ImportJob job, Spool.Copy copy, Runnable done) throws IOException {
        remember(job);
        try {
            worker.execute(() -> work(job, copy, done));
        } catch (RejectedExecutionException e) {
            Files.deleteIfExists(copy.path());
            TooMuchWork full = FileComplaint.TOO_MANY_IMPORTS.waits();
            job.end(failed(job, full));
            throw full;
        }
    }

    /** As {@link #submit(Mapping, String, InputStream, String)}, for a file on this machine. */
    public ImportJob submit(Mapping mapping, Path file, String by) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return submit(mapping, String.valueOf(file.getFileName()), content, by);
        }
    }

    /** {@return the import with that token, empty if there is none or it ended long ago} */
    public Optional<ImportJob> job(String id) {
        synchronized (jobs) {
            return Optional.ofNullable(jobs.get(id));
        }
    }

    /** {@return the imports that {@code by} started and that are remembered, newest first, at most {@code most}} */
    public List<ImportJob> jobs(String by, int most) {
        synchronized (jobs) {
            return jobs.sequencedValues().reversed().stream()
                    .filter(job -> job.by().equals(by))
                    .limit(most)
                    .toList();
        }
    }

    private void work(ImportJob job, Spool.Copy copy, Runnable done) {
        try {
            if (job.cancelRequested()) {
                job.end(ImportEnding.as(ImportState.CANCELLED));
                return;
            }
            job.begin();
            if (job.dryRun()) {
                ImportEnding ending = run(job, copy);
                job.end(ending);
                return;
            }
            ImportAudit.Import said = new ImportAudit.Import(
                    job.id(),
                    job.by(),
                    job.file(),
                    copy.digest(),
                    copy.size(),
                    job.mapping().digest());
            audit.started(said);
            ImportEnding ending = run(job, copy);
            audit.ended(
                    said,
                    ending.state(),
                    job.count(RowOutcome.ACCEPTED),
                    job.count(RowOutcome.DUPLICATE),
                    job.count(RowOutcome.REJECTED));
            if (ending.state() == ImportState.DONE) {
                done.run();
            }
            job.end(ending);
        } catch (RuntimeException | Error e) {
            job.end(failed(job, e));
            if (e instanceof Error error) {
                throw error;
            }
        } finally {
            delete(copy);
        }
    }

    private ImportEnding run(ImportJob job, Spool.Copy copy) {
        try {
            ImportRun run = new ImportRun(job, copy, job.dryRun() ? ActStore.NONE : store, limits.batchRows());
            return ImportEnding.as(run.run(edge, clock.instant()));
        } catch (RuntimeException | IOException e) {
            return failed(job, e);
        }
    }

    /** Our own errors say what to do. Others may quote the file: they are logged by class and place only. */
    private static ImportEnding failed(ImportJob job, Throwable e) {
        if (e instanceof CardtrailException own) {
            return ImportEnding.of(own);
        }
        if (e instanceof IOException || e instanceof UncheckedIOException) {
            // Of a file of ours: the path that may stand in it is none of the sender's.
            LOG.error("import {} failed", job.id(), e);
            return ImportEnding.of(FileComplaint.SERVER_FILE, job.id());
        }
        IllegalStateException scrubbed = new IllegalStateException(e.getClass().getName());
        scrubbed.setStackTrace(e.getStackTrace());
        LOG.error("import {} failed", job.id(), scrubbed);
        return ImportEnding.of(job.dryRun() ? FileComplaint.SERVER_FAILED_DRY : FileComplaint.SERVER_FAILED, job.id());
    }

    private void delete(Spool.Copy copy) {
        try {
            Files.deleteIfExists(copy.path());
        } catch (IOException e) {
            LOG.warn(
                    "a file that was imported could not be removed from the spool folder; it is removed at the next start",
                    e);
        }
    }

    private void remember(ImportJob job) throws IOException {
        synchronized (jobs) {
            Iterator<ImportJob> oldest = jobs.values().iterator();
            while (jobs.size() >= REMEMBERED && oldest.hasNext()) {
                ImportJob candidate = oldest.next();
                if (candidate.progress().state().ended()) {
                    oldest.remove();
                    candidate.discard();
                }
            }
            jobs.put(job.id(), job);
        }
    }

    /** Stops after the batch under way, and drops what waits. */
    @Override
    public void close() {
        synchronized (jobs) {
            jobs.values().forEach(ImportJob::cancel);
        }
        worker.close();
    }
}
