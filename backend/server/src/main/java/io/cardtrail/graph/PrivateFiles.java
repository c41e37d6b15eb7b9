package io.cardtrail.graph;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that only the server's own user can enter, and files in them that outlast a power cut. */
final class PrivateFiles {
    private PrivateFiles() {}

    /**
     * {@return {@code folder}, made if it is missing}
     *
     * @throws GraphUnavailable if it can't be made or written
     */
    static Path folder(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new GraphUnavailable(
                    "the folder " + folder
                            + " can't be made: choose another with cardtrail.data, or mend its permissions",
                    e);
        }
        if (!Files.isWritable(folder)) {
            throw new GraphUnavailable(
                    "the folder " + folder
                            + " is not writable: choose another with cardtrail.data, or mend its permissions",
                    null);
        }
        return folder;
    }

    /** Has a file's bytes on the disk before it returns. */
    static void durable(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Has the names in a folder on the disk before it returns: without that a new file may be gone although its bytes are not. */
    static void durableNames(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
