package io.cardtrail.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that only the server's own user can enter. */
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
}
