package io.cardtrail.localneo4j;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.neo4j.cli.ExecutionContext;
import org.neo4j.commandline.admin.security.SetInitialPasswordCommand;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import org.neo4j.kernel.internal.Version;
import picocli.CommandLine;

/** The folder Neo4j keeps its store in, and the note beside it of which version wrote it last. */
final class StoreFolder {
    private static final long LEAST_FREE_BYTES = 256L << 20;

    private final Path folder;
    private final Path versionFile;

    StoreFolder(Path folder) {
        this.folder = folder;
        this.versionFile = folder.resolve("store-version");
    }

    /** Asked before Neo4j is, which says the same things in a hundred lines and sometimes only in its log. */
    void check() throws IOException, StartFailed {
        if (!Files.isDirectory(folder)) {
            throw new StartFailed(Failure.FOLDER_UNUSABLE, folder + " is not a directory");
        }
        if (!Files.isWritable(folder)) {
            throw new StartFailed(Failure.FOLDER_UNUSABLE, folder + " cannot be written by this user");
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new StartFailed(
                    Failure.DISK_FULL,
                    "only " + (free >> 20) + " MiB free for " + folder + ", " + (LEAST_FREE_BYTES >> 20) + " needed");
        }
        checkVersion();
    }

    private void checkVersion() throws IOException, StartFailed {
        if (!Files.exists(versionFile)) {
            return;
        }
        String written = Files.readString(versionFile).strip();
        if (Arrays.compare(numbers(written), numbers(Version.getNeo4jVersion())) > 0) {
            throw new StartFailed(
                    Failure.STORE_TOO_NEW,
                    "the store in " + folder + " was written by Neo4j " + written + ", this is "
                            + Version.getNeo4jVersion());
        }
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\D+", 4))
                .limit(3)
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    void remember() throws IOException {
        Files.writeString(versionFile, Version.getNeo4jVersion() + "\n");
    }

    /** Before the first start, so that neo4j/neo4j never works, not even for the moment until it is changed. */
    void giveInitialPassword(String password) throws IOException {
        if (Files.exists(folder.resolve("data/databases/system"))) {
            return;
        }
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (DefaultFileSystemAbstraction files = new DefaultFileSystemAbstraction()) {
            ExecutionContext context = new ExecutionContext(folder, folder.resolve("conf"), silent, silent, files);
            int status = new CommandLine(new SetInitialPasswordCommand(context)).execute(password);
            if (status != 0) {
                throw new IOException("Neo4j's set-initial-password refused with status " + status);
            }
        }
    }
}
