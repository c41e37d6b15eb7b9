package io.cardtrail.cli;

import io.cardtrail.model.BadRequest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds every lock that a running server or command and its Neo4j would hold on a data folder, so that nothing changes meanwhile: each
 * log's and the store's.
 */
final class StoppedServer implements AutoCloseable {
    /** Names of files that only ever carry a lock. */
    static final Set<String> LOCK_FILES = Set.of("lock", "store_lock", "database_lock");

    private static final String STORE_LOCK = "neo4j/data/databases/store_lock";

    private @Nullable FileChannel store;
    private final List<FileChannel> held = new ArrayList<>();

    private StoppedServer() {}

    /**
     * {@return the locks, held until it is closed}
     *
     * @throws BadRequest if a process has one of them
     */
    static StoppedServer of(Path data) throws IOException {
        StoppedServer stopped = new StoppedServer();
        try {
            for (Path log : DataParts.logs(data)) {
                stopped.hold(data, data.resolve(log).resolve("lock"));
            }
            stopped.store = stopped.hold(data, data.resolve(STORE_LOCK));
            return stopped;
        } catch (IOException | RuntimeException e) {
            stopped.close();
            throw e;
        }
    }

    private @Nullable FileChannel hold(Path data, Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        held.add(channel);
        if (!locked(channel)) {
            throw new BadRequest(
                    "the data folder " + data + " is in use (" + data.relativize(file)
                            + " is locked): stop the server and every command on it, wait until its Neo4j has ended, and try again");
        }
        return channel;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** Makes sure that nothing has let go of a lock, as a folder taken away beneath would. */
    void require() throws IOException {
        for (FileChannel channel : held) {
            if (!channel.isOpen()) {
                throw new IOException("a lock on the data folder was lost");
            }
        }
    }

    /** Lets go of the store's lock alone, which is the last that was taken. */
    void letStoreGo() throws IOException {
        if (store != null) {
            store.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (FileChannel channel : held) {
            channel.close();
        }
    }
}
