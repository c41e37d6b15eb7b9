package io.cardtrail;

import io.cardtrail.cli.BackupCommand;
import io.cardtrail.cli.ImportOfflineCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The one folder everything is kept in; nobody but the server's own user can enter it. */
record DataFolder(Path path) {
    /** Holds the installation's random name. */
    static final String INSTALLATION = "installation.id";

    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * {@return the folder, made if it is missing}
     *
     * @throws CannotStart if it can't be used
     */
    static DataFolder open(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute, FOLDER);
            for (String part : List.of("keys", "audit", "spool")) {
                Files.createDirectories(absolute.resolve(part), FOLDER);
            }
        } catch (IOException e) {
            throw new CannotStart("cardtrail.data is " + absolute + ", which can't be made: choose another folder", e);
        }
        if (!Files.isDirectory(absolute) || !Files.isWritable(absolute)) {
            throw new CannotStart(
                    "cardtrail.data is " + absolute + ", which is no folder this user can write: choose another");
        }
        if (Files.exists(absolute.resolve(BackupCommand.UNFINISHED_RESTORE))) {
            throw new CannotStart("a restore into " + absolute + " was broken off: run the same `restore` again first");
        }
        if (Files.exists(absolute.resolve(BackupCommand.STORE_BEFORE))) {
            throw new CannotStart("a restore or compact in " + absolute + " was broken off: run the same again first");
        }
        if (Files.exists(absolute.resolve(ImportOfflineCommand.UNFINISHED))) {
            throw new CannotStart("an import-offline into " + absolute
                    + " was broken off: run the same `import-offline` again first");
        }
        return new DataFolder(absolute);
    }

    Path folder(String name) {
        return path.resolve(name);
    }

    /** {@return the 32 random bytes kept in {@code keys/name}, made on first use} */
    byte[] secret(String name) {
        Path file = path.resolve("keys").resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[32];
                new SecureRandom().nextBytes(fresh);
                Path whole = Files.createTempFile(file.getParent(), name, ".new", FILE);
                Files.write(whole, fresh);
                Files.move(whole, file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the installation's key " + file + " can't be read or made", e);
        }
    }

    /** {@return 16 hex digits, drawn once: what tells this installation's audit logs from all others} */
    String installation() {
        Path file = path.resolve(INSTALLATION);
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[8];
                new SecureRandom().nextBytes(fresh);
                write(INSTALLATION, HexFormat.of().formatHex(fresh) + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the installation's name in " + file + " can't be read", e);
        }
    }

    /** Writes a file that only this user can read; an old one is replaced. */
    void write(String name, String text) {
        Path file = path.resolve(name);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, FILE);
            Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " can't be written", e);
        }
    }

    /** Removes a file; one that isn't there is no error. */
    void delete(String name) {
        Path file = path.resolve(name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " can't be deleted", e);
        }
    }
}
