package io.cardtrail.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs of RFC 6962 (sections 2.1, 2.1.1, 2.1.2) from the hashes of whole subtrees.
 */
final class Hashes {
    private final Subtrees subtrees;

    Hashes(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    /** Gives the hash over the 2^{@code level} leaves from {@code index} · 2^{@code level} on. */
    @FunctionalInterface
    interface Subtrees {
        byte[] hash(int level, long index);
    }

    /** {@return the root of the tree of the first {@code size} leaves} */
    byte[] root(long size) {
        return size == 0 ? Merkle.empty() : range(0, size);
    }

    /** {@return the hashes beside the way from leaf {@code index} up to the root of {@code size} leaves} */
    List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + index);
        }
        List<byte[]> proof = new ArrayList<>();
        path(index, 0, size, proof);
        return proof;
    }

    /** {@return what shows that the tree of {@code to} leaves begins with that of {@code from}} */
    List<byte[]> consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("a tree of " + to + " leaves extends none of " + from);
        }
        List<byte[]> proof = new ArrayList<>();
        if (from > 0 && from < to) {
            subproof(from, 0, to, true, proof);
        }
        return proof;
    }

    private byte[] range(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return subtrees.hash(level, from >> level);
        }
        long middle = from + Merkle.split(leaves);
        return Merkle.node(range(from, middle), range(middle, to));
    }

    private void path(long index, long from, long to, List<byte[]> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = from + Merkle.split(to - from);
        if (index < middle) {
            path(index, from, middle, proof);
            proof.add(range(middle, to));
        } else {
            path(index, middle, to, proof);
            proof.add(range(from, middle));
        }
    }

    /**
     * As RFC 6962 has it, with absolute places.
     *
     * @param end where the older tree ends
     * @param known whether whoever checks knows the hash of this whole range: it is the older tree
     */
    private void subproof(long end, long from, long to, boolean known, List<byte[]> proof) {
        if (end == to) {
            if (!known) {
                proof.add(range(from, to));
            }
            return;
        }
        long middle = from + Merkle.split(to - from);
        if (end <= middle) {
            subproof(end, from, middle, known, proof);
            proof.add(range(middle, to));
        } else {
            subproof(end, middle, to, false, proof);
            proof.add(range(from, middle));
        }
    }
}
