package io.cardtrail.audit;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** What somebody who has only a proof can check (RFC 9162, sections 2.1.3.2 and 2.1.4.2). */
public final class TreeCheck {
    private TreeCheck() {}

    /** {@return whether the proof shows that the leaf with that hash is number {@code index} under {@code root}} */
    public static boolean included(byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] beside : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Merkle.node(beside, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Merkle.node(hash, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** {@return whether the proof shows that the tree under {@code newRoot} begins with the one under {@code oldRoot}} */
    public static boolean extended(long from, byte[] oldRoot, long to, byte[] newRoot, List<byte[]> proof) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && Arrays.equals(oldRoot, newRoot);
        }
        if (from == 0) {
            return proof.isEmpty() && Arrays.equals(oldRoot, Merkle.empty());
        }
        long node = from - 1;
        long last = to - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        Iterator<byte[]> hashes = proof.iterator();
        boolean whole = Long.bitCount(from) == 1;
        if (!whole && !hashes.hasNext()) {
            return false;
        }
        byte[] older = whole ? oldRoot : hashes.next();
        byte[] newer = older;
        while (hashes.hasNext()) {
            byte[] beside = hashes.next();
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                older = Merkle.node(beside, older);
                newer = Merkle.node(beside, newer);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newer = Merkle.node(newer, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(older, oldRoot) && Arrays.equals(newer, newRoot);
    }
}
