package io.cardtrail.audit;

import io.cardtrail.model.Sha256;

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

    /** {@return the largest power of two below {@code leaves}, where RFC 6962 splits a tree of more than one leaf} */
    static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
