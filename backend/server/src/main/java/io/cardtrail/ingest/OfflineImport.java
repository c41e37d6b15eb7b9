package io.cardtrail.ingest;

import io.cardtrail.graph.Batch;
import io.cardtrail.graph.FirstLoad;
import io.cardtrail.graph.SourceFile;
import io.cardtrail.graph.WriteDoor;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.BlurFinding;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.Identifiers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files of a first load, one after the other, each read, checked and mapped as {@link ImportService} does. Not thread-safe. */
public final class OfflineImport {
    private final ActStore store;
    private final ImportAudit audit;
    private final ImportRun.Edge edge;
    private final Clock clock;
    private final ImportService.Limits limits;
    private final Set<String> given = new HashSet<>();
    private final List<Taken> taken = new ArrayList<>();

    private record Taken(ImportAudit.Import said, ImportJob job) {}

    /**
     * Begins.
     *
     * @param clock of questions: rows of later times are rejected
     * @param folder of its own, for the file that is read
     * @throws IOException if the folder is not usable
     */
    public OfflineImport(
            FirstLoad load, ImportAudit audit, EdgeKey edgeKey, Clock clock, Path folder, ImportService.Limits limits)
            throws IOException {
        this.store = of(load);
        this.audit = audit;
        this.edge = new ImportRun.Edge(new Identifiers(edgeKey), edgeKey, new Spool(folder, limits.fileBytes()));
        this.clock = clock;
        this.limits = limits;
    }

    private static ActStore of(FirstLoad load) {
        return new ActStore() {
            @Override
            public Optional<String> importedAs(String fileDigest, String by) {
                return Optional.empty();
            }

            @Override
            public Ready prepare(Batch batch) {
                WriteDoor.Ready ready = load.prepare(batch);
                return by -> load.write(ready, by);
            }

            @Override
            public void found(SourceFile file, List<BlurFinding> findings, String by) {
                load.found(file, findings, by);
            }
        };
    }

    /**
     * Takes a file. Nothing is stored before the whole load is.
     *
     * @param by who sends it
     * @return what became of its rows
     * @throws BadRequest if it can't be read with the mapping, or was given before
     */
    public ImportJob take(Mapping mapping, Path file, String by) throws IOException {
        String name = FileName.of(String.valueOf(file.getFileName()));
        RowMapper.constants(mapping, edge.identifiers());
        ImportJob job = new ImportJob(Spool.token(), by, name, mapping, false);
        Spool.Copy copy;
        try (InputStream content = Files.newInputStream(file)) {
            copy = edge.spool().copy(job.id(), content);
        }
        try {
            if (!given.add(copy.digest() + ":" + name)) {
                throw new BadRequest("a file of the same name and bytes was given before: give it once");
            }
            ImportAudit.Import said =
                    new ImportAudit.Import(job.id(), by, name, copy.digest(), copy.size(), mapping.digest());
            audit.started(said);
            taken.add(new Taken(said, job));
            job.begin();
            new ImportRun(job, copy, store, limits.batchRows()).run(edge, clock.instant());
            job.end(ImportEnding.as(ImportState.DONE));
            return job;
        } finally {
            Files.delete(copy.path());
        }
    }

    /**
     * Records how it ended, of every file that was taken.
     *
     * @param stored whether all of it is; if not, nothing is
     */
    public void ended(boolean stored) {
        for (Taken each : taken) {
            ImportJob job = each.job();
            audit.ended(
                    each.said(),
                    stored ? ImportState.DONE : ImportState.FAILED,
                    stored ? job.count(RowOutcome.ACCEPTED) : 0,
                    stored ? job.count(RowOutcome.DUPLICATE) : 0,
                    stored ? job.count(RowOutcome.REJECTED) : 0);
        }
        taken.clear();
    }
}
