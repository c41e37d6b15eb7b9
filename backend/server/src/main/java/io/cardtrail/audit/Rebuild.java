package io.cardtrail.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes tree and index anew from the leaves when a log is opened, and compares them with what was signed and stored. The leaves are
 * the log; tiles are derived, so a missing one is written again, but a different one, or another root, is damage.
 */
final class Rebuild implements Ending.Leaves {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    private final TileFolder tiles;
    private final Sink.Opener opener;
    private final @Nullable Checkpoint signed;
    private final GrowingTree tree = new GrowingTree();
    private final LogIndex index = new LogIndex();
    private int rewritten;

    private Rebuild(Path folder, Sink.Opener opener, @Nullable Checkpoint signed) {
        this.tiles = new TileFolder(folder);
        this.opener = opener;
        this.signed = signed;
    }

    /** {@return the rebuilding of the log in {@code folder}, which is to agree with its last checkpoint} */
    static Rebuild of(Path folder, LogVerifier verifier, Sink.Opener opener) throws IOException {
        Path file = folder.resolve(Sealer.CHECKPOINT);
        try {
            return new Rebuild(folder, opener, Files.exists(file) ? verifier.read(file) : null);
        } catch (BadCheckpoint e) {
            throw new AuditUnavailable(
                    "the audit log in " + folder + " has a checkpoint that its key did not sign: " + e.getMessage(), e);
        }
    }

    GrowingTree tree() {
        return tree;
    }

    LogIndex index() {
        return index;
    }

    @Nullable
    Checkpoint signed() {
        return signed;
    }

    @Override
    public void leaf(Leaf leaf, LeafFields fields) throws IOException {
        tree.add(leaf.bytes());
        index.add(leaf.index(), fields);
        if (tree.size() % Tile.FULL == 0) {
            compareFull();
        }
        compareEnd();
    }

    private void compareFull() throws IOException {
        Map<Tile, byte[]> full = tree.filled();
        for (Map.Entry<Tile, byte[]> each : full.entrySet()) {
            // Those beyond the checkpoint wait in the tree for the next one, which is about to be signed.
            if (signed == null || tree.size() <= signed.size()) {
                compare(each.getKey(), each.getValue());
                tree.written(each.getKey());
            }
        }
    }

    /** Where the checkpoint was signed the root must be its root. */
    private void compareEnd() throws IOException {
        if (signed == null || tree.size() != signed.size()) {
            return;
        }
        if (!Arrays.equals(tree.root(), signed.root())) {
            throw new AuditUnavailable(
                    "the audit log is damaged: its first " + signed.size()
                            + " leaves are not those its checkpoint was signed over; run `audit fsck`, which names the first wrong one");
        }
        for (Map.Entry<Tile, byte[]> each : tree.unwritten().entrySet()) {
            compare(each.getKey(), each.getValue());
        }
    }

    private void compare(Tile tile, byte[] bytes) throws IOException {
        try {
            byte[] stored = Files.readAllBytes(tiles.file(tile));
            if (!Arrays.equals(stored, bytes)) {
                throw new AuditUnavailable("the audit log is damaged: its tile " + tile.path()
                        + " is not that of its leaves; run `audit fsck`, then delete the tile and start again");
            }
        } catch (NoSuchFileException missing) {
            tiles.write(tile, bytes, opener);
            rewritten++;
        }
    }

    @Override
    public void end() {
        if (signed != null && tree.size() < signed.size()) {
            throw new AuditUnavailable("the audit log is cut off: it has " + tree.size()
                    + " leaves, and its checkpoint was signed over " + signed.size() + "; restore it from its backup");
        }
        if (rewritten > 0) {
            LOG.warn("{} tiles of the audit log were missing and have been written from its leaves", rewritten);
        }
    }
}
