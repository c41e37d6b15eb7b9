package io.cardtrail.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that nobody but their owner may look into. */
final class Owned {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private Owned() {}

    static void folder(Path folder) throws IOException {
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

    private static void permit(Path path, String permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /** A new name is on the disk only when its folder is. */
    private static void durable(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
