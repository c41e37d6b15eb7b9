package io.cardtrail.graph.index;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Ids whose numbers are to be found, and what for. There is no table of all ids, which would cost more than all are ever looked for: those
 * looked for are put into one, and all ids go past it once.
 */
final class Wanted {
    static final int SOURCE = 0;
    static final int PAYMENT = 1;
    static final int SALE = 2;
    static final int GONE = 3;
    static final int TWIN = 4;

    private final IdColumn ids = new IdColumn();
    private final IntColumn kinds = new IntColumn();
    private final IntColumn of = new IntColumn();

    /** A use of what was found. */
    @FunctionalInterface
    interface Use {
        void found(int kind, int of, int act);
    }

    void add(int kind, int whose, String id) {
        ids.add(id);
        kinds.add(kind);
        of.add(whose);
    }

    /** {@return how many were not found} */
    int each(IdColumn.Ids all, int acts, BitSet dead, Use use) {
        int count = kinds.size();
        if (count == 0) {
            return 0;
        }
        IdColumn.Ids mine = ids.ids();
        int mask = Math.max(16, Integer.highestOneBit(count) * 4) - 1;
        int[] first = new int[mask + 1];
        int[] next = new int[count];
        Arrays.fill(first, -1);
        for (int i = 0; i < count; i++) {
            int slot = slot(mine.prefix(i), mask);
            next[i] = first[slot];
            first[slot] = i;
        }
        BitSet found = new BitSet();
        for (int act = 0; act < acts; act++) {
            long prefix = all.prefix(act);
            for (int i = first[slot(prefix, mask)]; i >= 0; i = next[i]) {
                if (mine.prefix(i) == prefix && mine.same(i, all, act) && !dead.get(act)) {
                    use.found(kinds.get(i), of.get(i), act);
                    found.set(i);
                }
            }
        }
        return count - found.cardinality();
    }

    /** The ids are hashes. */
    private static int slot(long prefix, int mask) {
        return (int) (prefix >>> 8) & mask;
    }

    long bytes() {
        return ids.bytes() + kinds.bytes() + of.bytes();
    }
}
