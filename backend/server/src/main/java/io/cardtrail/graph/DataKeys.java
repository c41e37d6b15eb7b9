package io.cardtrail.graph;

import io.cardtrail.model.Category;
import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The keys that row text is encrypted under, one per holder, category and month of the event: deleting a key deletes the text for
 * good, wherever copies of it lie.
 */
final class DataKeys {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.key");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Map<String, DataKey> known = new ConcurrentHashMap<>();
    private final AtomicLong deletions = new AtomicLong();

    DataKeys(Path folder) {
        this.folder = PrivateFiles.folder(folder);
    }

    /** {@return the key, made now if there is none} */
    DataKey key(String holder, Category category, YearMonth month) {
        return known.computeIfAbsent(name(holder, category, month), name -> new DataKey(readOrMake(name)));
    }

    /** {@return the key of what is on record about files: of no holder, and never deleted} */
    DataKey ofFiles() {
        return known.computeIfAbsent("files.key", name -> new DataKey(readOrMake(name)));
    }

    /** {@return the key, empty once it was deleted} */
    Optional<DataKey> existing(String holder, Category category, YearMonth month) {
        String name = name(holder, category, month);
        DataKey cached = known.get(name);
        return cached != null ? Optional.of(cached) : read(name).map(DataKey::new);
    }

    /** {@return the name of a key's file, empty if there is no such key} */
    Optional<String> there(String holder, Category category, YearMonth month) {
        String name = name(holder, category, month);
        return Files.exists(folder.resolve(name)) ? Optional.of(name) : Optional.empty();
    }

    /** {@return how often keys were deleted here} */
    long deletions() {
        return deletions.get();
    }

    /** Deletes keys: whatever is encrypted under them is gone, wherever copies of it lie. */
    void delete(Collection<String> names) {
        try {
            for (String name : names) {
                if (!NAME.matcher(name).matches()) {
                    throw new IllegalArgumentException("no data key has such a name");
                }
                known.remove(name);
                Files.deleteIfExists(folder.resolve(name));
            }
            deletions.incrementAndGet();
            PrivateFiles.durableNames(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("a data key in " + folder + " can't be deleted", e);
        }
    }

    private byte[] readOrMake(String name) {
        Optional<byte[]> there = read(name);
        if (there.isPresent()) {
            return there.get();
        }
        byte[] fresh = new byte[32];
        RANDOM.nextBytes(fresh);
        Path file = folder.resolve(name);
        try {
            Path whole = Files.createTempFile(
                    folder,
                    "new",
                    ".key",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(whole, fresh);
            // Before any row is encrypted with it: a row whose key is lost in a power cut is lost.
            PrivateFiles.durable(whole);
            try {
                // A link fails where another process was first; then its key is the one.
                Files.createLink(file, whole);
            } catch (FileAlreadyExistsException e) {
                return read(name)
                        .orElseThrow(() -> new IllegalStateException("a data key vanished while it was made", e));
            } catch (UnsupportedOperationException e) {
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(whole);
            }
            PrivateFiles.durableNames(folder);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("a data key can't be written to " + folder, e);
        }
    }

    private Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a data key in " + folder + " can't be read", e);
        }
    }

    private static String name(String holder, Category category, YearMonth month) {
        return Sha256.hex(holder + "\n" + category + "\n" + month) + ".key";
    }
}
