package io.cardtrail.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the tree as it has grown, and signs it. Guarded by itself. */
final class Sealer {
    /** Where the newest checkpoint stands in a log's folder. */
    static final String CHECKPOINT = "checkpoint";

    private final Path folder;
    private final TileFolder tiles;
    private final LogKey key;
    private final Sink.Opener opener;
    private @Nullable Checkpoint last;

    Sealer(Path folder, LogKey key, Sink.Opener opener, @Nullable Checkpoint last) {
        this.folder = folder;
        this.tiles = new TileFolder(folder);
        this.key = key;
        this.opener = opener;
        this.last = last;
    }

    /**
     * The tree at one moment.
     *
     * @param tiles those not written yet
     */
    record Edge(long size, String rootHash, Map<Tile, byte[]> tiles) {}

    /** The tree that grows while this writes. */
    interface Tree {
        /** {@return how it is now; every leaf in it is on the disk} */
        Edge edge();

        /** Told what need not be kept any longer. */
        void written(Edge edge);
    }

    /** {@return the checkpoint over everything that is in the tree now, on the disk with all its tiles} */
    synchronized Checkpoint seal(Tree tree) throws IOException {
        Edge edge = tree.edge();
        Checkpoint before = last;
        if (before != null && before.size() == edge.size()) {
            return before;
        }
        for (Map.Entry<Tile, byte[]> tile : edge.tiles().entrySet()) {
            tiles.write(tile.getKey(), tile.getValue(), opener);
        }
        Checkpoint next = key.sign(edge.size(), edge.rootHash());
        Owned.replace(folder.resolve(CHECKPOINT), next.note().getBytes(StandardCharsets.UTF_8), opener);
        last = next;
        tree.written(edge);
        for (Tile tile : edge.tiles().keySet()) {
            if (tile.width() == Tile.FULL) {
                tiles.removeNarrower(tile);
            }
        }
        return next;
    }

    /** {@return the newest checkpoint, null before the first} */
    synchronized @Nullable Checkpoint last() {
        return last;
    }
}
