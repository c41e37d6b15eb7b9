package io.cardtrail.cli;

import io.cardtrail.graph.StoreCompaction;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** {@code backup}, {@code restore} and {@code compact}, on the data folder of a server that is stopped. */
public final class BackupCommand {
    /** What to type. */
    public static final String USAGE = """
            backup --to FOLDER --keys-to FOLDER          copies the data folder, and its keys into another safe
            restore --from FOLDER --keys-from FOLDER     brings graph, rows and keys back
            compact                                      writes the graph's store anew, without what was deleted from it""";

    /** In the data folder while it is neither the one of before nor the restored one; the server does not start on it. */
    public static final String UNFINISHED_RESTORE = "restore.unfinished";

    /** In the data folder until the store's new folder is in its place; the server does not start on it. */
    public static final String STORE_BEFORE = "neo4j.before";

    private final Path data;
    private final Path classpathFile;
    private final String version;
    private final InstallationLogs logs;
    private final Clock clock;
    private final PrintStream out;

    /**
     * Makes the command.
     *
     * @param data the data folder
     * @param classpathFile what the build of backend/local-neo4j wrote
     * @param version of Cardtrail
     */
    public BackupCommand(
            Path data, Path classpathFile, String version, InstallationLogs logs, Clock clock, PrintStream out) {
        this.data = data;
        this.classpathFile = classpathFile;
        this.version = version;
        this.logs = logs;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Runs a command.
     *
     * @return 0 if it was done, 2 if nothing was
     */
    public int run(List<String> arguments) {
        try {
            if (fits(arguments, "backup", "--to", "--keys-to")) {
                return backup(path(arguments.get(2)), path(arguments.get(4)));
            }
            if (fits(arguments, "restore", "--from", "--keys-from")) {
                return restore(path(arguments.get(2)), path(arguments.get(4)));
            }
            if (arguments.equals(List.of("compact"))) {
                return compact();
            }
            out.println(USAGE);
        } catch (CardtrailException refused) {
            out.println(refused.code() + ": " + refused.getMessage());
        } catch (IOException e) {
            out.println("a file can't be read or written: " + e
                    + "; free some space or mend permissions, and run it again");
        }
        return 2;
    }

    private static boolean fits(List<String> arguments, String word, String first, String second) {
        return arguments.size() == 5
                && arguments.getFirst().equals(word)
                && arguments.get(1).equals(first)
                && arguments.get(3).equals(second);
    }

    private static Path path(String text) {
        return Path.of(text).toAbsolutePath().normalize();
    }

    private int backup(Path to, Path keysTo) throws IOException {
        BackupManifest manifest = new Backup(data, version, logs, clock).to(to, keysTo);
        out.println("backed up " + manifest.files().size() + " files, "
                + manifest.files().stream().mapToLong(BackupManifest.Part::size).sum() + " bytes, to " + to + " and "
                + manifest.keys().size() + " keys to " + keysTo);
        out.println("SHA-256 of " + BackupManifest.NAME + ", to be noted elsewhere: " + Sha256.hex(manifest.text()));
        return 0;
    }

    /** What is left behind by a crash keeps the server from starting, and this command from going wrong when it is run again. */
    private int compact() throws IOException {
        Path store = data.resolve(DataParts.NEO4J);
        Path before = data.resolve(STORE_BEFORE);
        Path fresh = data.resolve("neo4j.compacted");
        if (Files.exists(data.resolve(UNFINISHED_RESTORE))) {
            throw new BadRequest("a restore was broken off: run the same `restore` again first");
        }
        if (!Files.exists(store) && Files.exists(before)) {
            DurableFiles.rename(before, store);
        }
        if (!Files.isDirectory(store)) {
            throw new BadRequest("there is no local Neo4j in " + data + ": set cardtrail.data as the server has it");
        }
        DataParts.withoutLinks(store);
        try (StoppedServer stopped = StoppedServer.of(data)) {
            // The other JVM takes this lock itself.
            stopped.letStoreGo();
            DurableFiles.delete(fresh);
            String held = StoreCompaction.run(data, classpathFile, String.valueOf(fresh.getFileName()));
            DurableFiles.durable(fresh);
            Restore.swap(store, fresh);
            DurableFiles.delete(before);
            out.println("compacted: " + held);
        }
        return 0;
    }

    private int restore(Path from, Path keysFrom) throws IOException {
        Restore.Restored restored = new Restore(data, logs).from(from, keysFrom);
        out.println("restored the backup of " + restored.manifest().at() + " to " + data);
        restored.kept().forEach(log -> out.println(log + " goes on from the backup's and was kept"));
        restored.brought().forEach(log -> out.println(log + " was brought back"));
        out.println(
                "at the next start what was deleted since is deleted again; what was imported since must be imported again:"
                        + " `ledger sweep` names it");
        return 0;
    }
}
