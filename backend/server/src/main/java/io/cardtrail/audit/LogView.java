package io.cardtrail.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Reads and proves a log from its folder, beside its writer or without it. Thread-safe. */
public final class LogView {
    private final TileFolder tiles;
    private final LogVerifier verifier;
    private final ToLongFunction<String> places;
    private final Supplier<Checkpoint> signed;
    private final Supplier<Checkpoint> fresh;

    /**
     * @param places from a token to the leaf's index, negative if there is none
     * @param signed a checkpoint that is there
     * @param fresh one over everything that is in the log by now
     */
    LogView(
            Path folder,
            LogVerifier verifier,
            ToLongFunction<String> places,
            Supplier<Checkpoint> signed,
            Supplier<Checkpoint> fresh) {
        this.tiles = new TileFolder(folder);
        this.verifier = verifier;
        this.places = places;
        this.signed = signed;
        this.fresh = fresh;
    }

    /** {@return a view of the log in {@code folder} as its files stand, up to the newest checkpoint there} */
    public static LogView of(Path folder, LogVerifier verifier) {
        Supplier<Checkpoint> stored = () -> {
            try {
                return verifier.read(folder.resolve(Sealer.CHECKPOINT));
            } catch (IOException e) {
                throw new AuditUnavailable("there is no checkpoint in " + folder + ": " + e, e);
            }
        };
        return new LogView(folder, verifier, token -> AuditReader.find(folder, token), stored, stored);
    }

    public LogVerifier verifier() {
        return verifier;
    }

    /** {@return the newest checkpoint} */
    public Checkpoint checkpoint() {
        return fresh.get();
    }

    /** {@return the entry with that token, empty if there is none under the newest checkpoint} */
    public Optional<Leaf> entry(String token) {
        long index = places.applyAsLong(token);
        return index < 0
                ? Optional.empty()
                : leaf(index).filter(leaf -> leaf.token().equals(token));
    }

    /** {@return whether the log has an entry with that token, under a checkpoint or not} */
    public boolean known(String token) {
        return places.applyAsLong(token) >= 0;
    }

    /** {@return the leaf with that index, empty if there is none under the newest checkpoint} */
    Optional<Leaf> leaf(long index) {
        Checkpoint over = covering(index + 1);
        return index < over.size() ? Optional.of(tiles.leaf(index, over.size())) : Optional.empty();
    }

    /** {@return what proves that the entry with that token is in the log, empty if {@link #entry} is} */
    public Optional<EntryProof> proof(String token) {
        return entry(token).map(leaf -> {
            Checkpoint over = fresh.get();
            return new EntryProof(leaf, tiles.hashes(over.size()).inclusion(leaf.index(), over.size()), over);
        });
    }

    /**
     * {@return what proves that the log at {@code to} leaves begins with the log at {@code from}}
     *
     * @throws BadCheckpoint if the log is shorter, or {@code from} is greater than {@code to}
     */
    public List<byte[]> consistency(long from, long to) {
        if (from < 0 || from > to || to > covering(to).size()) {
            throw new BadCheckpoint("there is nothing to prove from " + from + " to " + to + " leaves in a log of "
                    + covering(to).size());
        }
        return tiles.hashes(covering(to).size()).consistency(from, to);
    }

    /** {@return the root over the first {@code size} leaves} */
    public byte[] root(long size) {
        return tiles.hashes(covering(size).size()).root(size);
    }

    /** {@return the tile or entry bundle with that path below {@code tile/}, empty if the log has none} */
    public Optional<byte[]> tile(String path) {
        return Tile.parse(path).flatMap(tile -> {
            long size = covering(tile.end()).size();
            return tile.within(size)
                    .filter(there -> there.width() >= tile.width())
                    .map(there -> tiles.read(tile, size));
        });
    }

    private Checkpoint covering(long size) {
        Checkpoint known = signed.get();
        return known.size() >= size ? known : fresh.get();
    }
}
