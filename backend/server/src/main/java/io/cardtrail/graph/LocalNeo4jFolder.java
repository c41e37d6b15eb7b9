package io.cardtrail.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/** The folder {@code neo4j/} in the data folder: the store, its password, and where the running instance answers. */
final class LocalNeo4jFolder {
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;

    private LocalNeo4jFolder(Path folder) {
        this.folder = folder;
    }

    /** An instance somebody started on this folder; it may be gone by now. */
    record Run(URI uri, long pid) {}

    static LocalNeo4jFolder prepare(Path dataFolder) {
        LocalNeo4jFolder prepared =
                new LocalNeo4jFolder(dataFolder.toAbsolutePath().resolve("neo4j"));
        try {
            Files.createDirectories(dataFolder);
            if (!Files.isDirectory(prepared.folder)) {
                Files.createDirectory(prepared.folder, onlyOwner("rwx------", prepared.folder));
            }
            prepared.ensurePassword();
        } catch (IOException e) {
            throw new GraphUnavailable(
                    "Cannot use " + prepared.folder + " for Neo4j (" + e
                            + "); choose a data folder this user can write to",
                    e);
        }
        return prepared;
    }

    private void ensurePassword() throws IOException {
        if (Files.exists(passwordFile())) {
            return;
        }
        // Hex: a password that begins with a dash is taken for an option by set-initial-password.
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Path written = writePrivately(HexFormat.of().formatHex(random));
        try {
            // A link, since a move would replace the password another process has just given to its instance.
            Files.createLink(passwordFile(), written);
        } catch (FileAlreadyExistsException e) {
            // The other process was first: its password holds.
        } finally {
            Files.delete(written);
        }
    }

    private Path writePrivately(String content) throws IOException {
        Path file = Files.createTempFile(folder, "new", ".tmp", onlyOwner("rw-------", folder));
        Files.writeString(file, content);
        return file;
    }

    private static FileAttribute<?>[] onlyOwner(String permissions, Path there) {
        return there.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    Path path() {
        return folder;
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    Path console() {
        return folder.resolve("console.log");
    }

    private Path runFile() {
        return folder.resolve("run.properties");
    }

    Neo4jAddress address(URI uri) {
        return new Neo4jAddress(uri, "neo4j", passwordFile());
    }

    void write(Run run) {
        try {
            Path written = writePrivately("uri=" + run.uri() + "\npid=" + run.pid() + "\n");
            Files.move(written, runFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new GraphUnavailable("Cannot write " + runFile() + " (" + e + "); free some disk space", e);
        }
    }

    Optional<Run> lastRun() {
        Properties run = new Properties();
        try (InputStream in = Files.newInputStream(runFile())) {
            run.load(in);
            return Optional.of(
                    new Run(URI.create(run.getProperty("uri", "")), Long.parseLong(run.getProperty("pid", ""))));
        } catch (IOException | IllegalArgumentException e) {
            // Absent, or damaged by a full disk: either way nothing to attach to.
            return Optional.empty();
        }
    }

    void forgetRun() {
        try {
            Files.deleteIfExists(runFile());
        } catch (IOException e) {
            throw new GraphUnavailable("Cannot delete " + runFile() + " (" + e + "); delete it by hand", e);
        }
    }

    OutputStream appendToConsole() throws IOException {
        return Files.newOutputStream(console(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** What the console log holds from an offset on, at most the last few thousand characters. */
    String consoleFrom(long offset) {
        try {
            byte[] all = Files.readAllBytes(console());
            int from = (int) Math.max(offset, all.length - 2000L);
            return from >= all.length ? "" : new String(all, from, all.length - from, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
