package io.cardtrail.cli;

import io.cardtrail.audit.BadCheckpoint;
import io.cardtrail.audit.Checkpoint;
import io.cardtrail.audit.Fsck;
import io.cardtrail.audit.LogVerifier;
import io.cardtrail.model.BadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings graph, rows and keys back. Logs and ledgers that are there and go on from those of the backup stay: what was deleted since is
 * deleted again at the next start, and what was read since stays on record.
 */
final class Restore {
    private static final String DATA_KEYS = "rows/";

    private final Path data;
    private final InstallationLogs logs;

    Restore(Path data, InstallationLogs logs) {
        this.data = data;
        this.logs = logs;
    }

    /**
     * What was done.
     *
     * @param kept logs that go on from those of the backup
     * @param brought logs that were brought back
     */
    record Restored(BackupManifest manifest, List<String> kept, List<String> brought) {}

    /** Nothing is touched unless all of the backup is as it was and belongs here. Broken off, it is to be run again. */
    Restored from(Path folder, Path keysFolder) throws IOException {
        BackupManifest manifest = BackupManifest.read(folder);
        manifest.check(folder, keysFolder);
        DurableFiles.folder(data);
        DataParts.withoutLinks(data.resolve(DataParts.NEO4J));
        try (StoppedServer stopped = StoppedServer.of(data)) {
            stopped.require();
            sameInstallation(manifest, keysFolder);
            List<String> kept = new ArrayList<>();
            List<String> brought = new ArrayList<>();
            for (Path log : DataParts.logs(folder)) {
                (keeps(manifest, folder, keysFolder, log) ? kept : brought).add(BackupManifest.slashed(log));
            }
            Path store = data.resolve("neo4j.restored");
            DurableFiles.delete(store);
            copy(
                    manifest,
                    DataParts.NEO4J + "/",
                    folder,
                    path -> store.resolve(path.substring(DataParts.NEO4J.length() + 1)));
            DurableFiles.write(data.resolve(BackupCommand.UNFINISHED_RESTORE), "run restore again\n");
            for (String log : brought) {
                bring(manifest, folder, log);
            }
            copy(manifest, DataParts.ROWS + "/", folder, data::resolve);
            copy(manifest, DataParts.REPORTS + "/", folder, data::resolve);
            keys(manifest, keysFolder);
            DurableFiles.copy(folder.resolve(DataParts.INSTALLATION), data.resolve(DataParts.INSTALLATION));
            swap(data.resolve(DataParts.NEO4J), store);
            Files.delete(data.resolve(BackupCommand.UNFINISHED_RESTORE));
            DurableFiles.names(data);
            DurableFiles.delete(data.resolve(BackupCommand.STORE_BEFORE));
            return new Restored(manifest, kept, brought);
        }
    }

    private void sameInstallation(BackupManifest manifest, Path keysFolder) throws IOException {
        Path name = data.resolve(DataParts.INSTALLATION);
        boolean same = !Files.exists(name) || Files.readString(name).strip().equals(manifest.installation());
        for (BackupManifest.Part part : manifest.keys()) {
            Path here = data.resolve(DataParts.KEYS).resolve(part.path());
            same &= part.path().startsWith(DATA_KEYS)
                    || !Files.exists(here)
                    || Files.mismatch(here, keysFolder.resolve(part.path())) < 0;
        }
        if (!same) {
            throw new BadRequest("the data folder " + data + " is of another installation than the backup:"
                    + " restore into a folder that is empty, or holds this installation's audit and ledger only");
        }
    }

    /**
     * {@return whether the log that is here stays}
     *
     * @throws BadRequest if the backup's and the one that is here have gone on differently
     */
    private boolean keeps(BackupManifest manifest, Path folder, Path keysFolder, Path log) throws IOException {
        if (!Files.isDirectory(data.resolve(log))) {
            return false;
        }
        LogVerifier verifier = logs.verifier(keysFolder, manifest.installation(), log);
        String note = manifest.checkpoints().get(BackupManifest.slashed(log));
        try {
            Checkpoint old = note == null ? null : verifier.check(note);
            if (Fsck.check(data.resolve(log), verifier, old).sound()) {
                return true;
            }
            Path here = data.resolve(log).resolve("checkpoint");
            if (Files.exists(here)
                    && Fsck.check(folder.resolve(log), verifier, verifier.read(here))
                            .sound()) {
                // An older copy of the same log: nothing in it is lost.
                return false;
            }
        } catch (BadCheckpoint e) {
            // Said below: whose checkpoint this is does not matter any more.
        }
        throw new BadRequest(
                data.resolve(log) + " does not go on from the one in the backup, or is damaged: `audit fsck` says"
                        + " what is wrong with it. Nothing was changed. To give it up, and with it the record of what was read and deleted"
                        + " since the backup, move that folder out of the data folder and restore again");
    }

    private void bring(BackupManifest manifest, Path folder, String log) throws IOException {
        Path fresh = data.resolve("log.restored");
        DurableFiles.delete(fresh);
        copy(manifest, log + "/", folder, path -> fresh.resolve(path.substring(log.length() + 1)));
        Path place = data.resolve(log);
        DurableFiles.folder(DurableFiles.parent(place));
        DurableFiles.delete(place);
        if (Files.isDirectory(fresh)) {
            DurableFiles.rename(fresh, place);
        }
    }

    /** A data key that is here is newer than the backup's of the same name, which was deleted. */
    private void keys(BackupManifest manifest, Path keysFolder) throws IOException {
        for (BackupManifest.Part part : manifest.keys()) {
            Path here = data.resolve(DataParts.KEYS).resolve(part.path());
            if (!Files.exists(here)) {
                DurableFiles.copy(keysFolder.resolve(part.path()), here);
            }
        }
    }

    /** Where a copy goes, by its path in the backup. */
    @FunctionalInterface
    private interface Place {
        Path of(String path);
    }

    private static void copy(BackupManifest manifest, String prefix, Path folder, Place place) throws IOException {
        for (BackupManifest.Part part : manifest.files()) {
            if (part.path().startsWith(prefix)) {
                DurableFiles.Read read = DurableFiles.copy(folder.resolve(part.path()), place.of(part.path()));
                if (!read.sha256().equals(part.sha256())) {
                    throw new IOException(part.path() + " in " + folder + " changed while it was restored");
                }
            }
        }
    }

    /** Puts {@code fresh} in the place of {@code store}; the old one is deleted last. */
    static void swap(Path store, Path fresh) throws IOException {
        Path before = store.resolveSibling(BackupCommand.STORE_BEFORE);
        if (Files.exists(store)) {
            // Left by a run that was broken off: what is in its place now is the newer.
            DurableFiles.delete(before);
            DurableFiles.rename(store, before);
        }
        DurableFiles.rename(fresh, store);
    }
}
