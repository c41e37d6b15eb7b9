package io.cardtrail.audit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The right edge of the tree while it grows: the tiles that are not full, and those that have filled up and wait to be written. Not
 * thread-safe.
 */
final class GrowingTree {
    private final List<ByteArrayOutputStream> levels = new ArrayList<>();
    private ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    private final Map<Tile, byte[]> filled = new LinkedHashMap<>();
    private long size;

    /** {@return the leaves so far} */
    long size() {
        return size;
    }

    /** Adds a leaf at the end. */
    void add(byte[] leaf) {
        if (leaf.length > 0xffff) {
            throw new IllegalArgumentException("an entry bundle has no room for a leaf of " + leaf.length + " bytes");
        }
        bundle.write(leaf.length >> 8);
        bundle.write(leaf.length);
        bundle.writeBytes(leaf);
        size++;
        if (size % Tile.FULL == 0) {
            filled.put(new Tile(Tile.ENTRIES, size / Tile.FULL - 1, Tile.FULL), bundle.toByteArray());
            bundle = new ByteArrayOutputStream();
        }
        hash(0, Merkle.leaf(leaf));
    }

    private void hash(int level, byte[] hash) {
        if (level == levels.size()) {
            levels.add(new ByteArrayOutputStream());
        }
        ByteArrayOutputStream tile = levels.get(level);
        tile.writeBytes(hash);
        if (tile.size() == Tile.FULL * Merkle.HASH) {
            byte[] full = tile.toByteArray();
            tile.reset();
            filled.put(new Tile(level, Tile.hashes(level, size) / Tile.FULL - 1, Tile.FULL), full);
            hash(level + 1, root(full, 0, Tile.FULL));
        }
    }

    /** {@return the root over {@code count} (a power of two) hashes of a tile from {@code first} on} */
    static byte[] root(byte[] tile, int first, int count) {
        return count == 1
                ? Arrays.copyOfRange(tile, first * Merkle.HASH, (first + 1) * Merkle.HASH)
                : Merkle.node(root(tile, first, count / 2), root(tile, first + count / 2, count / 2));
    }

    /** {@return the root of the tree as it is} */
    byte[] root() {
        byte[] root = new byte[0];
        for (int level = 0; level < levels.size(); level++) {
            byte[] tile = levels.get(level).toByteArray();
            for (int end = tile.length / Merkle.HASH; end > 0; ) {
                // The last whole subtree of the tile: as large as the lowest bit of what is left.
                int count = Integer.lowestOneBit(end);
                byte[] left = root(tile, end - count, count);
                root = root.length == 0 ? left : Merkle.node(left, root);
                end -= count;
            }
        }
        return root.length == 0 ? Merkle.empty() : root;
    }

    /** {@return what has filled up since it was last {@link #written}, and the tiles that are not full} */
    Map<Tile, byte[]> unwritten() {
        Map<Tile, byte[]> tiles = new LinkedHashMap<>(filled);
        for (Tile tile : Tile.partial(size)) {
            tiles.put(
                    tile,
                    tile.level() == Tile.ENTRIES
                            ? bundle.toByteArray()
                            : levels.get(tile.level()).toByteArray());
        }
        return tiles;
    }

    /** {@return the full ones that wait} */
    Map<Tile, byte[]> filled() {
        return Map.copyOf(filled);
    }

    /** Forgets a full one. */
    void written(Tile tile) {
        filled.remove(tile);
    }
}
