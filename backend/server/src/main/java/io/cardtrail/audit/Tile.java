package io.cardtrail.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one file of C2SP's tlog-tiles: up to 256 hashes of one level, or a bundle of up to 256 entries.
 *
 * @param level 0 to 63, or {@link #ENTRIES}
 * @param index within the level
 * @param width hashes or entries in it; 256 is a full one
 */
record Tile(int level, long index, int width) {
    /** In place of a level: the entries themselves. */
    static final int ENTRIES = -1;
    /** Width of a full tile. */
    static final int FULL = 256;

    private static final Pattern PATH = Pattern.compile(
            "(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** {@return the path below {@code tile/}} */
    String path() {
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        return (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + path
                + (width == FULL ? "" : ".p/" + width);
    }

    /** {@return the tile with that path, empty if it is the path of none} */
    static Optional<Tile> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String width = matcher.group(3);
        Tile tile = new Tile(
                matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1)),
                Long.parseLong(matcher.group(2).replace("/", "").replace("x", "")),
                width == null ? FULL : Integer.parseInt(width));
        // Leading zeros and too wide a tile are other names for the same thing, or for nothing.
        return tile.path().equals(path) && tile.width <= FULL ? Optional.of(tile) : Optional.empty();
    }

    /** {@return the leaves a tree must have for this to be in it} */
    long end() {
        long end = index * FULL + width;
        return level == ENTRIES
                ? end
                : level >= 7 || end > Long.MAX_VALUE >> (8 * level) ? Long.MAX_VALUE : end << (8 * level);
    }

    Tile full() {
        return new Tile(level, index, FULL);
    }

    /** {@return all tiles of a tree of {@code size} leaves that are not full, and the bundle that isn't} */
    static List<Tile> partial(long size) {
        List<Tile> tiles = new ArrayList<>();
        if (size % FULL != 0) {
            tiles.add(new Tile(ENTRIES, size / FULL, (int) (size % FULL)));
        }
        int level = 0;
        for (long hashes = size; hashes > 0; hashes /= FULL) {
            if (hashes % FULL != 0) {
                tiles.add(new Tile(level, hashes / FULL, (int) (hashes % FULL)));
            }
            level++;
        }
        return tiles;
    }

    /** {@return how many hashes of {@code level} a tree of {@code size} leaves has in tiles} */
    static long hashes(int level, long size) {
        return level == ENTRIES ? size : level >= 8 ? 0 : size >> (8 * level);
    }

    /** {@return this tile as wide as it is in a tree of {@code size} leaves, empty if it has nothing in it} */
    Optional<Tile> within(long size) {
        long left = hashes(level, size) - index * FULL;
        return left <= 0 ? Optional.empty() : Optional.of(new Tile(level, index, (int) Math.min(FULL, left)));
    }
}
