package io.cardtrail.audit;

import java.util.ArrayList;
import java.util.List;

/** A whole tree over leaf hashes that are at hand, worked out in another way than the writer does: level by level. */
final class WholeTree {
    private final List<byte[]> leaves;

    WholeTree(List<byte[]> leaves) {
        this.leaves = leaves;
    }

    /** {@return what tiles of {@code level} are made of: the hashes of whole subtrees of 256^level leaves} */
    List<byte[]> level(int level) {
        List<byte[]> hashes = leaves;
        for (int i = 0; i < 8 * level && !hashes.isEmpty(); i++) {
            hashes = pairs(hashes, false);
        }
        return hashes;
    }

    /** {@return RFC 6962's root: pairs of pairs, an odd one goes up as it is} */
    byte[] root(long size) {
        List<byte[]> hashes = leaves.subList(0, (int) size);
        while (hashes.size() > 1) {
            hashes = pairs(hashes, true);
        }
        return hashes.isEmpty() ? Merkle.empty() : hashes.getFirst();
    }

    private static List<byte[]> pairs(List<byte[]> hashes, boolean odd) {
        List<byte[]> above = new ArrayList<>(hashes.size() / 2 + 1);
        for (int i = 0; i + 1 < hashes.size(); i += 2) {
            above.add(Merkle.node(hashes.get(i), hashes.get(i + 1)));
        }
        if (odd && hashes.size() % 2 == 1) {
            above.add(hashes.getLast());
        }
        return above;
    }
}
