package io.cardtrail.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Derives a whole log anew from the raw leaves in its segments, with nothing of what the server holds in memory, and compares it with
 * everything that is stored beside them. It needs neither the writer nor its lock.
 *
 * <p>Without a checkpoint kept elsewhere it cannot see that a log was cut off, or written anew, together with its checkpoint and by
 * somebody who has the key.
 */
public final class Fsck {
    /** A writer may be in the middle of something; it is done with it before so many looks have been taken. */
    private static final int LOOKS = 10;

    private final Path folder;
    private final LogVerifier verifier;
    private final List<Checkpoint> held;
    private final int looks;
    private final List<String> faults = new ArrayList<>();
    private long firstWrong = Long.MAX_VALUE;

    private Fsck(Path folder, LogVerifier verifier, List<Checkpoint> held, int looks) {
        this.folder = folder;
        this.verifier = verifier;
        this.held = held;
        this.looks = looks;
    }

    /**
     * What was found.
     *
     * @param leaves whole leaves in the segments
     * @param sealed leaves under the checkpoint
     * @param committing leaves that commit to something
     * @param salted those of them whose salts are there
     * @param stamps time-stamps that fit a checkpoint of this log
     * @param firstWrong index of the first wrong leaf, -1 if no leaf is wrong
     * @param faults all faults, in plain words; empty for a sound log
     */
    public record Report(
            long leaves, long sealed, long committing, long salted, int stamps, long firstWrong, List<String> faults) {
        public Report {
            faults = List.copyOf(faults);
        }

        public boolean sound() {
            return faults.isEmpty();
        }
    }

    /**
     * {@return what is wrong with the log in {@code folder}}
     *
     * @param verifier knows the log's key; it should not come from the same place as the log
     * @param held a checkpoint of this log that was kept elsewhere
     */
    public static Report check(Path folder, LogVerifier verifier, @Nullable Checkpoint held) throws IOException {
        return check(folder, verifier, held, LOOKS);
    }

    /** As above, for a log that nobody may be writing if {@code looks} is 1. */
    static Report check(Path folder, LogVerifier verifier, @Nullable Checkpoint held, int looks) throws IOException {
        return new Fsck(folder, verifier, held == null ? List.of() : List.of(held), looks).run();
    }

    private Report run() throws IOException {
        // In this order: whoever writes meanwhile has the leaves on the disk before their tiles, and those before the
        // checkpoint.
        Checkpoint signed = signed();
        FsckTiles tiles = FsckTiles.read(folder);
        FsckStamps stamps = FsckStamps.read(folder, verifier);
        FsckSalts salts = FsckSalts.read(folder);
        FsckLeaves leaves = FsckLeaves.read(folder, looks, this::fault);
        WholeTree tree = new WholeTree(leaves.hashes());
        int salted = salts(salts, leaves);
        long size = leaves.hashes().size();
        tiles.compare(leaves, signed == null ? 0 : signed.size(), this::fault);
        if (signed != null) {
            root(signed, tree, leaves, tiles, "the checkpoint in the log's folder");
        } else if (size > 0 && faults.isEmpty()) {
            fault(-1, "there is no checkpoint");
        }
        for (Checkpoint each : held) {
            root(each, tree, leaves, tiles, "the checkpoint kept elsewhere");
        }
        int sound = stamps.compare(size, tree::root, this::fault);
        return new Report(
                size,
                signed == null ? 0 : signed.size(),
                leaves.salts().values().stream()
                        .filter(leaf -> !leaf.hash().isEmpty())
                        .count(),
                salted,
                sound,
                firstWrong == Long.MAX_VALUE ? -1 : firstWrong,
                faults);
    }

    /** Salts are written before their leaf: a writer may have been between the two when the leaves were read. */
    private int salts(FsckSalts salts, FsckLeaves leaves) throws IOException {
        FsckLeaves later = leaves;
        for (int look = 1; salts.leafless(later.salts()) && FsckLeaves.again(look, looks); look++) {
            later = FsckLeaves.read(folder, 1, (leaf, what) -> {});
        }
        return salts.compare(later.salts(), this::fault);
    }

    private @Nullable Checkpoint signed() throws IOException {
        Path file = folder.resolve(Sealer.CHECKPOINT);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return verifier.read(file);
        } catch (BadCheckpoint e) {
            fault(-1, "the checkpoint in the log's folder is not the log's: " + e.getMessage());
        } catch (IOException e) {
            fault(-1, "the checkpoint in the log's folder is no text: " + e.getMessage());
        }
        return null;
    }

    private void root(Checkpoint checkpoint, WholeTree tree, FsckLeaves leaves, FsckTiles tiles, String which) {
        long size = leaves.hashes().size();
        if (checkpoint.size() > size) {
            fault(
                    size,
                    which + " was signed over " + checkpoint.size() + " leaves and the log has only " + size
                            + ": it was cut off, or forked");
        } else if (!Arrays.equals(checkpoint.root(), tree.root(checkpoint.size()))) {
            Optional<Long> wrong = tiles.firstDifferent(leaves, checkpoint);
            fault(
                    wrong.orElse(-1L),
                    which + ", over " + checkpoint.size() + " leaves, was signed over other leaves: "
                            + wrong.map(leaf -> "leaf " + leaf + " is the first that is another")
                                    .orElse("this is another log under the same name"));
        }
    }

    /** Takes what is wrong. */
    @FunctionalInterface
    interface Faults {
        /**
         * Something is wrong.
         *
         * @param leaf the first leaf concerned, -1 if it is about none
         */
        void fault(long leaf, String what);
    }

    private void fault(long leaf, String what) {
        if (leaf >= 0) {
            firstWrong = Math.min(firstWrong, leaf);
        }
        faults.add(what);
    }
}
