package io.cardtrail.cases;

import io.cardtrail.graph.Graph;
import io.cardtrail.graph.Migrations;
import io.cardtrail.graph.QueryCatalogue;
import io.cardtrail.graph.RowStore;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.WriteDoor;
import io.cardtrail.ingest.ImportAudit;
import io.cardtrail.ingest.ImportJob;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.ingest.ImportState;
import io.cardtrail.ingest.MappingReader;
import io.cardtrail.model.EdgeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Imports a shipped case without a server, for tests that only need a loaded database. */
public final class CaseImport {
    static final ImportAudit NOBODY_LISTENS = new ImportAudit() {
        @Override
        public void started(Import started) {}

        @Override
        public void ended(Import ended, ImportState state, long accepted, long duplicates, long rejected) {}
    };

    private CaseImport() {}

    /** What to do with an open import service. */
    @FunctionalInterface
    public interface Work {
        void with(ImportService imports) throws IOException, InterruptedException;
    }

    /** Imports the files of {@code src/test/resources/cases/<name>} in the order of their names. */
    public static void of(TestNeo4j neo4j, String name) {
        open(neo4j, imports -> files(imports, name));
    }

    /** Imports the files of a shipped case in the order of their names. */
    public static void files(ImportService imports, String name) throws IOException, InterruptedException {
        Path folder = Path.of("src/test/resources/cases").resolve(name);
        try (Stream<Path> found = Files.list(folder.resolve("files"))) {
            for (Path file : found.sorted().toList()) {
                importOne(imports, folder, file);
            }
        }
    }

    /** Opens an import service with a data folder of its own. */
    public static void open(TestNeo4j neo4j, Work work) {
        Path data = CardtrailServer.freshData();
        try (Graph graph = Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), QueryCatalogue.load())) {
            Migrations.apply(graph, Clock.systemUTC());
            open(
                    new WriteDoor(graph, new RowStore(data.resolve("rows"), data.resolve("keys"))),
                    data,
                    ImportService.Limits.USUAL,
                    work);
        }
    }

    /** Opens an import service that writes through this door; its edge key is 32 zeros. */
    public static void open(WriteDoor door, Path data, ImportService.Limits limits, Work work) {
        try (ImportService imports = new ImportService(
                door, NOBODY_LISTENS, new EdgeKey(new byte[32]), Clock.systemUTC(), data.resolve("spool"), limits)) {
            work.with(imports);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void importOne(ImportService imports, Path folder, Path file) throws IOException, InterruptedException {
        importOne(imports, folder, file, "test");
    }

    /** {@return the files of a shipped case, in the order of their names} */
    public static List<Path> files(String name) {
        try (Stream<Path> found = Files.list(Path.of("src/test/resources/cases", name, "files"))) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imports one file of a shipped case. */
    public static void importOne(ImportService imports, Path file, String by) throws IOException, InterruptedException {
        importOne(imports, file.resolve("../..").normalize(), file, by);
    }

    private static void importOne(ImportService imports, Path folder, Path file, String by)
            throws IOException, InterruptedException {
        String mapping = file.getFileName().toString().replaceAll("\\.[a-z]+$", ".json");
        ImportJob job = imports.submit(
                MappingReader.read(Files.readString(folder.resolve("mappings").resolve(mapping))), file, by);
        if (!job.await(Duration.ofMinutes(3)) || job.progress().state() != ImportState.DONE) {
            throw new IllegalStateException(file + ": " + job.progress());
        }
    }
}
