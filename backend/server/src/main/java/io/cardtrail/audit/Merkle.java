package io.cardtrail.audit;

import io.cardtrail.model.Sha256;
import java.util.List;

/** The hashes of RFC 6962, section 2.1. */
final class Merkle {
    /** Bytes of a hash. */
    static final int HASH = 32;

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private Merkle() {}

    /** {@return the hash of a tree without leaves} */
    static byte[] empty() {
        return Sha256.of();
    }

    static byte[] leaf(byte[] bytes) {
        return Sha256.of(LEAF, bytes);
    }

    static byte[] node(byte[] left, byte[] right) {
        return Sha256.of(NODE, left, right);
    }

    /**
     * {@return the root that an inclusion proof leads to} RFC 9162, 2.1.3.2.
     *
     * @throws BadCheckpoint if a proof of that length is none for that place
     */
    static byte[] root(byte[] leafHash, long index, long size, List<byte[]> hashes) {
        if (index < 0 || index >= size) {
            throw new BadCheckpoint("there is no leaf " + index + " among " + size);
        }
        long fn = index;
        long sn = size - 1;
        byte[] root = leafHash;
        for (byte[] hash : hashes) {
            if (sn == 0 || hash.length != HASH) {
                throw new BadCheckpoint("the proof is longer than its tree is high");
            }
            if ((fn & 1) == 1 || fn == sn) {
                root = node(hash, root);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                root = node(root, hash);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            throw new BadCheckpoint("the proof is shorter than its tree is high");
        }
        return root;
    }

    /** {@return the largest power of two below {@code leaves}, where RFC 6962 splits a tree of more than one leaf} */
    static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
