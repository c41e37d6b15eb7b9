package io.cardtrail.cli;

import io.cardtrail.model.BadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Copies the data folder of a stopped server into one new folder, and its keys into another: together they can be read. */
final class Backup {
    private static final String UNFINISHED = ".unfinished";
    private static final Path STORE = Path.of(DataParts.NEO4J, "data");

    private final Path data;
    private final String version;
    private final InstallationLogs logs;
    private final Clock clock;

    Backup(Path data, String version, InstallationLogs logs, Clock clock) {
        this.data = data;
        this.version = version;
        this.logs = logs;
        this.clock = clock;
    }

    /** {@return what was copied}; both folders are there whole, or neither is under its name */
    BackupManifest to(Path folder, Path keysFolder) throws IOException {
        if (!Files.exists(data.resolve(DataParts.INSTALLATION)) || !Files.isDirectory(data.resolve(DataParts.NEO4J))) {
            throw new BadRequest(
                    "there is nothing to back up in " + data + ": set cardtrail.data as the server has it");
        }
        unused("--to", folder);
        unused("--keys-to", keysFolder);
        if (folder.startsWith(keysFolder) || keysFolder.startsWith(folder)) {
            throw new BadRequest("--to and --keys-to lie one in the other: the keys belong into another safe");
        }
        try (StoppedServer stopped = StoppedServer.of(data)) {
            stopped.require();
            List<Path> files = DataParts.files(data);
            if (files.stream().noneMatch(file -> file.startsWith(STORE))) {
                throw new BadRequest("there is no graph in " + data.resolve(STORE)
                        + ": a backup without it brings nothing back; set cardtrail.data as the server has it");
            }
            Path fresh = fresh(folder);
            Path freshKeys = fresh(keysFolder);
            String installation =
                    Files.readString(data.resolve(DataParts.INSTALLATION)).strip();
            Path neo4j = data.resolve(DataParts.NEO4J).resolve("store-version");
            BackupManifest manifest = new BackupManifest(
                    BackupManifest.FORMAT,
                    clock.instant().toString(),
                    version,
                    Files.exists(neo4j) ? Files.readString(neo4j).strip() : "unknown",
                    installation,
                    checkpoints(installation),
                    copy(data, files, fresh),
                    copy(data.resolve(DataParts.KEYS), DataParts.all(data.resolve(DataParts.KEYS)), freshKeys));
            DurableFiles.write(fresh.resolve(BackupManifest.NAME), manifest.text());
            DurableFiles.rename(freshKeys, keysFolder);
            DurableFiles.rename(fresh, folder);
            return manifest;
        }
    }

    private void unused(String option, Path folder) {
        if (folder.startsWith(data)) {
            throw new BadRequest(option + " " + folder + " lies in the data folder: choose a folder elsewhere");
        }
        if (Files.exists(folder)) {
            throw new BadRequest(option + " " + folder + " is there already: name one that is not there yet");
        }
    }

    private static Path fresh(Path folder) throws IOException {
        Path fresh = folder.resolveSibling(folder.getFileName() + UNFINISHED);
        DurableFiles.delete(fresh);
        DurableFiles.folder(fresh);
        return fresh;
    }

    private SortedMap<String, String> checkpoints(String installation) throws IOException {
        SortedMap<String, String> checkpoints = new TreeMap<>();
        for (Path log : DataParts.logs(data)) {
            Path file = data.resolve(log).resolve("checkpoint");
            if (Files.exists(file)) {
                checkpoints.put(
                        BackupManifest.slashed(log),
                        logs.verifier(data.resolve(DataParts.KEYS), installation, log)
                                .read(file)
                                .note());
            }
        }
        return checkpoints;
    }

    private static List<BackupManifest.Part> copy(Path from, List<Path> files, Path to) throws IOException {
        List<BackupManifest.Part> parts = new ArrayList<>(files.size());
        for (Path file : files) {
            DurableFiles.Read read = DurableFiles.copy(from.resolve(file), to.resolve(file));
            parts.add(new BackupManifest.Part(BackupManifest.slashed(file), read.size(), read.sha256()));
        }
        return parts;
    }
}
