package io.cardtrail.cli;

import io.cardtrail.audit.LogKey;
import io.cardtrail.graph.FirstLoad;
import io.cardtrail.graph.RowStore;
import io.cardtrail.graph.SourceLedger;
import io.cardtrail.ingest.ImportAudit;
import io.cardtrail.ingest.ImportJob;
import io.cardtrail.ingest.ImportProgress;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.ingest.Mapping;
import io.cardtrail.ingest.MappingReader;
import io.cardtrail.ingest.OfflineImport;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.EdgeKey;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code import-offline}: the first load of an installation that has no graph yet, much faster than {@code import} and with the same result.
 * All files are stored, or none is.
 */
public final class ImportOfflineCommand {
    /** What to type. */
    public static final String USAGE =
            "import-offline --mapping MAPPING.json FILE... [--mapping MAPPING.json FILE...]...";

    /** In the data folder until the load is in its place; the server does not start on it. */
    public static final String UNFINISHED = "import-offline.unfinished";

    /** Name of its audit log and ledger. */
    public static final String REPLICA = "offline";

    private static final String STORE = "neo4j/data";

    private final Path data;
    private final Path classpathFile;
    private final Parts parts;
    private final PrintStream out;

    /**
     * What it needs of the installation.
     *
     * @param ledgerKey signs the ledger
     * @param clock of questions
     */
    public record Parts(EdgeKey edgeKey, LogKey ledgerKey, ImportAudit audit, Clock clock) {}

    private record Given(Mapping mapping, Path file) {}

    /**
     * Makes the command.
     *
     * @param data the data folder
     * @param classpathFile what the build of backend/local-neo4j wrote
     */
    public ImportOfflineCommand(Path data, Path classpathFile, Parts parts, PrintStream out) {
        this.data = data;
        this.classpathFile = classpathFile;
        this.parts = parts;
        this.out = out;
    }

    /**
     * Removes what a load that was broken off has left. Nothing of it was stored, unless its very last step was all that was missing.
     *
     * @throws BadRequest if the folder is in use
     */
    public static void clean(Path data) throws IOException {
        Path stage = data.resolve(UNFINISHED);
        if (!Files.exists(stage)) {
            return;
        }
        try (StoppedServer stopped = StoppedServer.of(data)) {
            stopped.require();
            if (!Files.exists(data.resolve(STORE))) {
                DurableFiles.delete(data.resolve(DataParts.ROWS));
                DurableFiles.delete(data.resolve("ledger").resolve(REPLICA));
            }
            DurableFiles.delete(stage);
        }
    }

    /**
     * Runs the command.
     *
     * @param arguments without the word {@code import-offline}
     * @param by who is on record as having sent the files
     * @return 0 if every row was accepted or a duplicate, 1 if rows were rejected, 2 if nothing was stored
     */
    public int run(List<String> arguments, String by) {
        try {
            List<Given> given = given(arguments);
            if (given.isEmpty()) {
                out.println("usage: " + USAGE);
                return 2;
            }
            requireEmpty();
            return load(given, by);
        } catch (CardtrailException refused) {
            out.println(refused.code() + ": " + refused.getMessage());
        } catch (IOException | UncheckedIOException e) {
            out.println("a file can't be read or written: " + e
                    + "; free some space or mend permissions, and run it again");
        }
        return 2;
    }

    private static List<Given> given(List<String> arguments) throws IOException {
        List<Given> given = new ArrayList<>();
        Mapping mapping = null;
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("--mapping") && i + 1 < arguments.size()) {
                i++;
                mapping = MappingReader.read(Files.readString(Path.of(arguments.get(i))));
            } else if (mapping == null || arguments.get(i).startsWith("--")) {
                return List.of();
            } else {
                given.add(new Given(mapping, Path.of(arguments.get(i))));
            }
        }
        return given;
    }

    private void requireEmpty() throws IOException {
        for (String there : List.of(STORE, DataParts.ROWS, "ledger")) {
            if (holds(data.resolve(there))) {
                throw new BadRequest("the data folder " + data + " is not empty (" + there
                        + "): import-offline is for the first load, before the first start of the server; what comes after it is"
                        + " for `import`");
            }
        }
    }

    /** {@return whether there is anything in it that a first start or a command has not made by itself} */
    private static boolean holds(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isPresent();
        }
    }

    private int load(List<Given> given, String by) throws IOException {
        Path stage = data.resolve(UNFINISHED);
        DurableFiles.folder(stage);
        OfflineImport imports = null;
        boolean stored = false;
        try {
            int worst = 0;
            RowStore rows = new RowStore(
                    stage.resolve(DataParts.ROWS), data.resolve(DataParts.KEYS).resolve("rows"));
            try (SourceLedger ledger =
                            SourceLedger.open(stage.resolve("ledger"), REPLICA, Clock.systemUTC(), parts.ledgerKey());
                    FirstLoad load = new FirstLoad(stage, rows, ledger)) {
                imports = new OfflineImport(
                        load,
                        parts.audit(),
                        parts.edgeKey(),
                        parts.clock(),
                        data.resolve("spool").resolve(REPLICA),
                        ImportService.Limits.USUAL);
                for (Given each : given) {
                    worst = Math.max(worst, one(imports, each, by));
                }
                FirstLoad.Loaded loaded = load.load(classpathFile, Clock.systemUTC());
                out.println("loaded " + loaded.acts() + " acts and " + loaded.keepings() + " record-keeping acts of "
                        + loaded.sources() + " rows in " + loaded.files() + " files, " + loaded.relationships()
                        + " relationships");
            }
            DurableFiles.durable(stage);
            commit(stage);
            stored = true;
            return worst;
        } finally {
            if (imports != null) {
                imports.ended(stored);
            }
            if (!stored) {
                DurableFiles.delete(stage);
            }
        }
    }

    /** The store comes last: until it is in its place nothing counts. */
    private void commit(Path stage) throws IOException {
        DurableFiles.delete(data.resolve(DataParts.ROWS));
        DurableFiles.rename(stage.resolve(DataParts.ROWS), data.resolve(DataParts.ROWS));
        DurableFiles.folder(data.resolve("ledger"));
        DurableFiles.rename(
                stage.resolve("ledger").resolve(REPLICA), data.resolve("ledger").resolve(REPLICA));
        DurableFiles.delete(data.resolve(DataParts.NEO4J));
        DurableFiles.rename(stage.resolve(DataParts.NEO4J), data.resolve(DataParts.NEO4J));
        DurableFiles.delete(stage);
    }

    private int one(OfflineImport imports, Given given, String by) throws IOException {
        ImportJob job;
        try {
            job = imports.take(given.mapping(), given.file(), by);
        } catch (BadRequest refused) {
            throw new BadRequest(given.file().getFileName() + ": " + refused.getMessage()
                    + ". Nothing was stored, of no file: mend it and run the same again");
        }
        ImportProgress end = job.progress();
        ImportCommand.rejects(job, out);
        out.println(end.file() + ": " + end.rows() + " rows, " + end.accepted() + " accepted, " + end.duplicates()
                + " duplicates, " + end.rejected() + " rejected");
        return end.rejected() > 0 ? 1 : 0;
    }
}
