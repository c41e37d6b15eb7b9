package io.cardtrail.graph;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.BlurFinding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first load of an installation that has no database yet: takes the batches {@link WriteDoor} would take, gives the same outcomes, and
 * makes of them all a store with Neo4j's importer, in a JVM of its own. Everything is made in one folder, and nothing is outside of it
 * but data keys. Used by one thread at a time, but for {@link #prepare}.
 */
public final class FirstLoad implements AutoCloseable {
    private static final String DONE = "LOADED";

    private final Path stage;
    private final Path csv;
    private final RowStore rows;
    private final SourceLedger ledger;
    private final BulkGraph graph;
    private final Set<String> keys = new HashSet<>();
    private final List<Found> found = new ArrayList<>();

    private record Found(SourceFile file, List<BlurFinding> findings, String by) {}

    /**
     * What was loaded.
     *
     * @param relationships of all kinds
     */
    public record Loaded(long acts, long keepings, long sources, long files, long relationships) {}

    /**
     * Begins a load.
     *
     * @param stage a folder that is empty but for {@code rows} and {@code ledger}; the store comes to lie in {@code neo4j} in it
     * @param rows of the stage
     * @param ledger of the stage
     */
    public FirstLoad(Path stage, RowStore rows, SourceLedger ledger) {
        this.stage = stage;
        this.csv = PrivateFiles.folder(stage.resolve("csv"));
        this.rows = rows;
        this.ledger = ledger;
        this.graph = new BulkGraph(csv);
    }

    /** {@return the batch, made ready; another thread may write one meanwhile} */
    public WriteDoor.Ready prepare(Batch batch) {
        return new WriteDoor.Ready(batch, rows.prepare(batch.file(), batch.entries()));
    }

    /**
     * Takes a batch.
     *
     * @param by mark of whoever imports
     * @throws BadRequest if it was taken before
     */
    public BatchOutcome write(WriteDoor.Ready ready, String by) {
        Batch batch = ready.batch();
        RowStore.Prepared prepared = ready.rows();
        if (prepared == null || !keys.add(batch.key())) {
            throw new BadRequest("the same file was given twice by the same mapping: give it once");
        }
        rows.write(batch.key(), prepared.lines());
        BatchOutcome outcome = graph.add(batch, prepared, by);
        ledger.stored(batch.key(), outcome.seq(), rows.mark(batch.file()), by, prepared.rows());
        return outcome;
    }

    /** Keeps how a file is blurred until there is a graph to keep it in. */
    public void found(SourceFile file, List<BlurFinding> findings, String by) {
        found.add(new Found(file, findings, by));
    }

    /**
     * Makes the store of all that was taken, starts it once as it will be started from then on, with its constraints and indexes, and counts
     * what is in it.
     *
     * @param classpathFile what the build of backend/local-neo4j wrote
     * @throws GraphUnavailable if it could not be made; then the stage is worth nothing
     */
    public Loaded load(Path classpathFile, Clock clock) {
        BulkGraph.Written written = graph.end();
        if (written.seq() > 0) {
            importer(classpathFile);
        }
        deleteCsv();
        try (LocalNeo4jProcess process = LocalNeo4jProcess.start(stage, classpathFile)) {
            Neo4jAddress address = process.address();
            try (Graph loaded =
                    Graph.connect(address.uri(), address.user(), address.password(), QueryCatalogue.load())) {
                Migrations.apply(loaded, clock);
                check(loaded, written);
                BlurRecords blur = new BlurRecords(loaded);
                found.forEach(each -> blur.keep(each.file(), each.findings(), each.by()));
            }
        }
        return new Loaded(
                written.acts(), written.keepings(), written.sources(), written.files(), written.relationships());
    }

    private static void check(Graph loaded, BulkGraph.Written written) {
        Row totals = loaded.read(tx -> tx.rows(LedgerSweep.TOTALS, Map.of())).getFirst();
        if (totals.number("acts") != written.acts()
                || totals.number("keepings") != written.keepings()
                || totals.number("sources") != written.sources()
                || totals.number("settlements") != written.settlements()
                || totals.number("files") != written.files()
                || totals.number("seq") != written.seq()) {
            throw new GraphUnavailable(
                    "Neo4j's importer has made another graph than it was given: nothing of it is kept, look at its console.log",
                    null);
        }
    }

    private void importer(Path classpathFile) {
        LocalNeo4jSettings settings = LocalNeo4jSettings.small(stage, classpathFile);
        LocalNeo4jFolder folder = LocalNeo4jFolder.prepare(stage);
        LocalNeo4jFailure failure = new LocalNeo4jFailure(settings, folder);
        try {
            Process process = LocalNeo4jChild.launch(settings, folder, failure, "Load", "--from=" + csv);
            process.getOutputStream().close();
            boolean done = false;
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    done |= line.equals(DONE);
                }
            }
            int status = process.waitFor();
            if (status != 0 || !done) {
                throw failure.ended(status);
            }
        } catch (IOException e) {
            throw failure.notStarted(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure.notStarted(e);
        }
    }

    private void deleteCsv() {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(csv)) {
            for (Path file : inside) {
                Files.delete(file);
            }
            Files.delete(csv);
        } catch (IOException e) {
            throw new UncheckedIOException("the files of a first load can't be deleted from " + csv, e);
        }
    }

    @Override
    public void close() {
        graph.close();
    }
}
