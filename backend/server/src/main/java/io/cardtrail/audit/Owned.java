package io.cardtrail.audit;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that nobody but their owner may look into. */
public final class Owned {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private Owned() {}

    /** Makes {@code folder}, and those above it, if it isn't there, and keeps everybody else out of it. */
    public static void folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        permit(folder, "rwx------");
    }

    static void create(Path file) throws IOException {
        if (Files.exists(file)) {
            permit(file, "rw-------");
        } else if (POSIX) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                durable(folder);
            }
        } else {
            Files.createFile(file);
        }
    }

    /**
     * Puts {@code bytes} in the place of {@code file}, all at once, durably and for its owner alone.
     *
     * @throws IOException if that can't be done; what stood there still stands
     */
    public static void replace(Path file, byte[] bytes) throws IOException {
        replace(file, bytes, Sink::ofFile);
    }

    /** Puts {@code bytes} in the place of {@code file}, all at once and durably. */
    static void replace(Path file, byte[] bytes, Sink.Opener opener) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(file + " is no file");
        }
        if (!Files.isDirectory(parent)) {
            Files.createDirectories(parent);
            Path above = parent.getParent();
            if (above != null && POSIX) {
                durable(above);
            }
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (Sink sink = opener.open(fresh)) {
            sink.append(bytes);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (POSIX) {
            durable(parent);
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /** A new name is on the disk only when its folder is. */
    private static void durable(Path folder) throws IOException {
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (ClosedByInterruptException e) {
            // A channel closes itself under an interrupted thread; the folder must be on the disk all the same.
            interrupted = true;
            durable(folder);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
