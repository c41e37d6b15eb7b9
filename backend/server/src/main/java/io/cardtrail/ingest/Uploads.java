package io.cardtrail.ingest;

import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.Identifiers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that wait for their mapping. Each belongs to whoever sent it and exists for nobody else. It is deleted when it was imported,
 * when its owner discards it, when nobody has used it for a while, and at the next start. Thread-safe.
 */
public final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final int READERS = 2;

    private final Spool spool;
    private final ImportRun.Edge edge;
    private final Clock questions;
    private final Clock clock;
    private final Limits limits;
    private final Semaphore reading = new Semaphore(READERS);
    private final Map<String, Upload> kept = new LinkedHashMap<>();
    /** Files being received, by whose they are. */
    private final Map<String, Integer> arriving = new LinkedHashMap<>();

    /**
     * Bounds.
     *
     * @param each most files of one account
     * @param bytes of all files together
     * @param idle how long one is kept that nobody uses
     */
    record Limits(int each, long bytes, Duration idle) {
        static final Limits USUAL = new Limits(4, 4L << 30, Duration.ofHours(2));
    }

    /**
     * Opens it.
     *
     * @param questions by which an event lies in the future
     * @param clock by which a file is kept
     */
    Uploads(Spool spool, EdgeKey edgeKey, Clock questions, Clock clock, Limits limits) {
        this.spool = spool;
        this.edge = new ImportRun.Edge(new Identifiers(edgeKey), edgeKey, spool);
        this.questions = questions;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Takes a file over.
     *
     * @param content is read to its end before this returns, and not closed
     * @throws BadRequest if the file is nothing that can be imported, or too large
     * @throws TooMuchWork if too much waits already
     */
    public Upload take(String fileName, InputStream content, String by) throws IOException {
        String name = FileName.of(fileName);
        reserve(by);
        try {
            String id = Spool.token();
            Spool.Copy copy = spool.copy(id, content);
            try {
                Upload upload =
                        Upload.reading(reading, () -> Upload.look(id, by, name, copy, reading, clock.instant()));
                keep(upload);
                return upload;
            } catch (RuntimeException e) {
                Files.deleteIfExists(copy.path());
                throw e;
            }
        } finally {
            release(by);
        }
    }

    private void reserve(String by) {
        sweep();
        synchronized (kept) {
            long own = kept.values().stream()
                    .filter(upload -> upload.by().equals(by))
                    .count();
            int coming = arriving.getOrDefault(by, 0);
            if (own + coming >= limits.each()) {
                throw FileComplaint.TOO_MANY_WAIT.waits(limits.each());
            }
            arriving.put(by, coming + 1);
        }
    }

    private void release(String by) {
        synchronized (kept) {
            arriving.computeIfPresent(by, (who, coming) -> coming == 1 ? null : coming - 1);
        }
    }

    private void keep(Upload upload) {
        synchronized (kept) {
            long bytes = kept.values().stream().mapToLong(Upload::size).sum();
            if (bytes + upload.size() > limits.bytes()) {
                throw FileComplaint.NO_ROOM.waits();
            }
            kept.put(upload.id(), upload);
        }
    }

    /** {@return the file of that token, if it is there and {@code by} sent it} */
    public Optional<Upload> of(String id, String by) {
        sweep();
        synchronized (kept) {
            Upload upload = kept.get(id);
            if (upload == null || !upload.by().equals(by)) {
                return Optional.empty();
            }
            upload.used(clock.instant());
            return Optional.of(upload);
        }
    }

    /** {@return the files that {@code by} sent, oldest first} */
    public List<Upload> of(String by) {
        sweep();
        synchronized (kept) {
            return kept.values().stream()
                    .filter(upload -> upload.by().equals(by))
                    .toList();
        }
    }

    /** {@return until when it is kept if nobody uses it} */
    public Instant until(Upload upload) {
        return upload.used().plus(limits.idle());
    }

    /** Deletes a file. An import or a dry run that was started goes on. */
    public void discard(Upload upload) {
        synchronized (kept) {
            kept.remove(upload.id());
        }
        try {
            Files.deleteIfExists(upload.copy().path());
        } catch (IOException e) {
            LOG.warn(
                    "a file that was sent could not be removed from the spool folder; it is removed at the next start",
                    e);
        }
    }

    /** Deletes the files that nobody has used for long. */
    public void sweep() {
        Instant now = clock.instant();
        List<Upload> old;
        synchronized (kept) {
            old = kept.values().stream()
                    .filter(upload -> until(upload).isBefore(now))
                    .toList();
        }
        old.forEach(this::discard);
    }

    /**
     * {@return what the first rows say under the mapping that was sent last; nothing is stored}
     *
     * @throws BadRequest if there is no mapping, or it does not fit the file
     */
    public MappingPreview preview(Upload upload, int most) {
        Upload.Mapped mapped = upload.mapped();
        if (mapped == null) {
            throw MappingComplaint.NO_MAPPING.at("mapping");
        }
        return upload.reading(() -> MappingPreview.of(upload, mapped.mapping(), edge, questions.instant(), most));
    }
}
