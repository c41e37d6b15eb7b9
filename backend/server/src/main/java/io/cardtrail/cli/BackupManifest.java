package io.cardtrail.cli;

import io.cardtrail.model.BadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup consists of: {@code manifest.json} in its folder.
 *
 * @param format {@link #FORMAT}
 * @param at when the backup was made, ISO 8601
 * @param version of Cardtrail
 * @param neo4j version that wrote the store
 * @param installation the installation's random name
 * @param checkpoints by log, such as {@code audit/server}, the signed checkpoint it ended with
 * @param files beside the keys
 * @param keys in the folder of the keys
 */
record BackupManifest(
        String format,
        String at,
        String version,
        String neo4j,
        String installation,
        Map<String, String> checkpoints,
        List<Part> files,
        List<Part> keys) {
    static final String NAME = "manifest.json";
    static final String FORMAT = "cardtrail-backup/1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A file, by its path with slashes. */
    record Part(String path, long size, String sha256) {}

    static BackupManifest read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new BadRequest(
                    folder + " is no backup: " + NAME + " is missing; name the folder that `backup --to` made");
        }
        try {
            BackupManifest manifest = JSON.readValue(Files.readString(file), BackupManifest.class);
            if (!FORMAT.equals(manifest.format)) {
                throw new BadRequest(file + " is of the format " + manifest.format + ", and this version reads "
                        + FORMAT + ": use the version of Cardtrail that made it");
            }
            return manifest;
        } catch (JacksonException e) {
            throw new BadRequest(file + " is no manifest of a backup: use another copy");
        }
    }

    String text() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    /** Refuses copies of which a single byte is not what was backed up, or in which there is more or less. */
    void check(Path folder, Path keysFolder) throws IOException {
        check(folder, files, Set.of(NAME));
        check(keysFolder, keys, Set.of());
    }

    private static void check(Path folder, List<Part> parts, Set<String> besides) throws IOException {
        Set<String> listed = new HashSet<>(besides);
        for (Part part : parts) {
            Path file = folder.resolve(part.path).normalize();
            if (!file.startsWith(folder) || !listed.add(part.path)) {
                throw new BadRequest("the manifest names " + part.path + ", which no backup does: use another copy");
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new BadRequest(part.path + " is missing in " + folder + ": use another copy");
            }
            DurableFiles.Read read = DurableFiles.read(file);
            if (read.size() != part.size || !read.sha256().equals(part.sha256)) {
                throw new BadRequest(part.path + " in " + folder + " is not what was backed up: use another copy");
            }
        }
        for (Path file : DataParts.all(folder)) {
            if (!listed.contains(slashed(file))) {
                throw new BadRequest(
                        slashed(file) + " in " + folder + " is not in the manifest: take it away, or use another copy");
            }
        }
    }

    static String slashed(Path relative) {
        return relative.toString().replace('\\', '/');
    }
}
