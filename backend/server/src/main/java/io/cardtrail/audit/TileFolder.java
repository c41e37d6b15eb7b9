package io.cardtrail.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The tiles of one log on the disk, laid out as C2SP's tlog-tiles, so that the folder can be served as it is. */
final class TileFolder {
    private final Path folder;

    TileFolder(Path log) {
        this.folder = log.resolve("tile");
    }

    Path file(Tile tile) {
        return folder.resolve(tile.path());
    }

    /** Writes a tile, durably and all at once; one that is there already stays. */
    void write(Tile tile, byte[] bytes, Sink.Opener opener) throws IOException {
        Path file = file(tile);
        if (!Files.exists(file)) {
            Owned.replace(file, bytes, opener);
        }
    }

    /** Removes what a full tile has made superfluous: the narrower ones, whole or half written when a process was killed. */
    void removeNarrower(Tile full) throws IOException {
        Path partial = folder.resolve(full.path() + ".p");
        if (!Files.isDirectory(partial)) {
            return;
        }
        try (DirectoryStream<Path> narrower = Files.newDirectoryStream(partial)) {
            for (Path file : narrower) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(partial);
    }

    /**
     * {@return the tile as it is in a tree of {@code size} leaves}
     *
     * @throws AuditUnavailable if a tile that must be there is missing or has another length
     */
    byte[] read(Tile wanted, long size) {
        Tile there = wanted.within(size)
                .filter(tile -> tile.width() >= wanted.width())
                .orElseThrow(() -> new AuditUnavailable("a tree of " + size + " leaves has no tile " + wanted.path()));
        byte[] bytes = stored(there)
                .or(() -> stored(there.full()))
                .orElseThrow(() -> new AuditUnavailable("the audit log lacks its tile " + there.path()
                        + ": run `audit fsck`, then start the server, which writes it again"));
        return cut(bytes, wanted);
    }

    private Optional<byte[]> stored(Tile tile) {
        try {
            return Optional.of(Files.readAllBytes(file(tile)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the tile " + tile.path() + " can't be read", e);
        }
    }

    private static byte[] cut(byte[] bytes, Tile wanted) {
        int length = wanted.width() * Merkle.HASH;
        if (wanted.level() == Tile.ENTRIES) {
            length = 0;
            for (int i = 0; i < wanted.width(); i++) {
                length = entryEnd(bytes, length);
            }
        }
        if (bytes.length < length) {
            throw new AuditUnavailable("the tile " + wanted.path() + " is damaged: run `audit fsck`");
        }
        return Arrays.copyOf(bytes, length);
    }

    private static int entryEnd(byte[] bundle, int start) {
        if (start + 2 > bundle.length) {
            throw new AuditUnavailable("an entry bundle is damaged: run `audit fsck`");
        }
        return start + 2 + (ByteBuffer.wrap(bundle).getShort(start) & 0xffff);
    }

    /** {@return a leaf of a tree of {@code size} leaves} */
    Leaf leaf(long index, long size) {
        int place = (int) (index % Tile.FULL);
        byte[] bundle = read(new Tile(Tile.ENTRIES, index / Tile.FULL, place + 1), size);
        int start = 0;
        for (int i = 0; i < place; i++) {
            start = entryEnd(bundle, start);
        }
        return new Leaf(index, new String(bundle, start + 2, bundle.length - start - 2, StandardCharsets.UTF_8));
    }

    /** {@return roots and proofs in the tree of {@code size} leaves; for one question, because it keeps what it has read} */
    Hashes hashes(long size) {
        Map<Tile, byte[]> seen = new HashMap<>();
        return new Hashes((level, index) -> {
            int below = level % 8;
            long first = index << below;
            Tile tile = new Tile(level / 8, first / Tile.FULL, 1);
            byte[] bytes = seen.computeIfAbsent(tile, t -> read(t.within(size).orElse(t), size));
            int from = (int) (first % Tile.FULL);
            if (bytes.length < (from + (1 << below)) * Merkle.HASH) {
                throw new AuditUnavailable("a tree of " + size + " leaves has no such subtree");
            }
            return GrowingTree.root(Objects.requireNonNull(bytes), from, 1 << below);
        });
    }
}
