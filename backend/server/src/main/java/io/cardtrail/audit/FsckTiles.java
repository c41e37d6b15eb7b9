package io.cardtrail.audit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tiles as they are stored, by their path. */
record FsckTiles(Map<String, byte[]> files) {
    static FsckTiles read(Path log) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Path folder = log.resolve("tile");
        if (Files.isDirectory(folder)) {
            for (Path file : files(folder)) {
                // What a crash has left half written has another name, and counts for nothing.
                if (!String.valueOf(file.getFileName()).endsWith(".new")) {
                    put(folder, file, files);
                }
            }
        }
        return new FsckTiles(files);
    }

    /** A writer beside this renames and removes files while they are listed; what is gone by then is passed over. */
    private static List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return passed(failure);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                return failure == null ? FileVisitResult.CONTINUE : passed(failure);
            }

            private FileVisitResult passed(IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return found;
    }

    private static void put(Path folder, Path file, Map<String, byte[]> files) throws IOException {
        try {
            files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            // The writer has removed it for a wider one.
        }
    }

    /**
     * Every tile that is there must be that of the leaves, and every one that a tree of {@code sealed} leaves needs must be there.
     */
    void compare(FsckLeaves leaves, long sealed, Fsck.Faults faults) {
        WholeTree tree = new WholeTree(leaves.hashes());
        Map<Integer, List<byte[]>> levels = new HashMap<>();
        files.forEach((path, bytes) -> {
            Optional<Tile> tile = Tile.parse(path);
            if (tile.isEmpty()) {
                faults.fault(-1, "tile/" + path + " is no tile");
            } else if (tile.get().level() == Tile.ENTRIES) {
                bundle(tile.get(), bytes, leaves, faults);
            } else {
                hashes(tile.get(), bytes, levels.computeIfAbsent(tile.get().level(), tree::level), faults);
            }
        });
        for (Tile tile : needed(sealed)) {
            if (!files.containsKey(tile.path())
                    && !files.containsKey(tile.full().path())) {
                faults.fault(-1, "tile/" + tile.path() + " is missing");
            }
        }
    }

    private static List<Tile> needed(long size) {
        Stream<Tile> full = Stream.empty();
        for (int level = Tile.ENTRIES; Tile.hashes(level, size) >= Tile.FULL; level++) {
            int at = level;
            full = Stream.concat(
                    full,
                    LongStream.range(0, Tile.hashes(level, size) / Tile.FULL)
                            .mapToObj(index -> new Tile(at, index, Tile.FULL)));
        }
        return Stream.concat(full, Tile.partial(size).stream()).toList();
    }

    private static void bundle(Tile tile, byte[] bytes, FsckLeaves leaves, Fsck.Faults faults) {
        long first = tile.index() * Tile.FULL;
        int start = 0;
        for (int i = 0; i < tile.width(); i++) {
            int length = start + 2 > bytes.length ? -1 : ((bytes[start] & 0xff) << 8) | (bytes[start + 1] & 0xff);
            int end = start + 2 + length;
            if (length < 0
                    || end > bytes.length
                    || first + i >= leaves.hashes().size()
                    || !Arrays.equals(
                            Merkle.leaf(Arrays.copyOfRange(bytes, start + 2, end)),
                            leaves.hashes().get((int) first + i))) {
                faults.fault(
                        first + i,
                        "tile/" + tile.path() + " does not have leaf " + (first + i) + " as it stands in the segments");
                return;
            }
            start = end;
        }
        if (start != bytes.length) {
            faults.fault(-1, "tile/" + tile.path() + " has bytes after its last entry");
        }
    }

    private static void hashes(Tile tile, byte[] bytes, List<byte[]> level, Fsck.Faults faults) {
        if (bytes.length != tile.width() * Merkle.HASH) {
            faults.fault(-1, "tile/" + tile.path() + " has the wrong length");
            return;
        }
        long first = tile.index() * Tile.FULL;
        for (int i = 0; i < tile.width(); i++) {
            long at = first + i;
            if (at >= level.size()
                    || !Arrays.equals(
                            bytes, i * Merkle.HASH, (i + 1) * Merkle.HASH, level.get((int) at), 0, Merkle.HASH)) {
                boolean leaf = tile.level() == 0;
                faults.fault(
                        leaf ? at : -1,
                        "tile/" + tile.path() + " does not have the hash of leaf " + (at << (8 * tile.level()))
                                + (leaf ? "" : " and those after it"));
                return;
            }
        }
    }

    /**
     * {@return the first leaf that is another than when {@code signed} was signed} Known if the tiles still have the root that was
     * signed.
     */
    Optional<Long> firstDifferent(FsckLeaves leaves, Checkpoint signed) {
        List<byte[]> stored = new ArrayList<>();
        for (long index = 0; stored.size() < signed.size(); index++) {
            Tile tile = new Tile(0, index, Tile.FULL).within(signed.size()).orElseThrow();
            byte[] bytes = files.getOrDefault(tile.path(), files.get(tile.full().path()));
            if (bytes == null || bytes.length < tile.width() * Merkle.HASH) {
                return Optional.empty();
            }
            for (int i = 0; i < tile.width(); i++) {
                stored.add(Arrays.copyOfRange(bytes, i * Merkle.HASH, (i + 1) * Merkle.HASH));
            }
        }
        if (!Arrays.equals(new WholeTree(stored).root(stored.size()), signed.root())) {
            return Optional.empty();
        }
        for (int i = 0; i < stored.size(); i++) {
            if (!Arrays.equals(stored.get(i), leaves.hashes().get(i))) {
                return Optional.of((long) i);
            }
        }
        return Optional.empty();
    }
}
