package io.cardtrail.ingest.blur;

import io.cardtrail.model.BlurFinding;
import io.cardtrail.model.BlurMeasure;
import java.util.Optional;

/**
 * Numbers that come again with another content: each row is held against the first one of its number. Exact up to a fixed count of
 * different numbers. Past it only those are kept whose hash falls into one half, then one quarter, and so on: the sample is by
 * number, the same at every run, and every row of a number in it is counted.
 */
final class Reuse {
    /** Different numbers that are kept at most; 12 MiB. */
    static final int MOST = 1 << 18;

    private final int most;
    private final Tally examples = new Tally();
    private long[] keys = new long[1 << 10];
    private long[] contents = new long[1 << 10];
    private int[] rows = new int[1 << 10];
    private int[] odd = new int[1 << 10];
    private int size;
    private int level;

    Reuse() {
        this(MOST);
    }

    Reuse(int most) {
        this.most = most;
    }

    /** Takes a row of {@code number} that says {@code content}; both are hashes. */
    void add(long line, long number, long content) {
        long key = number == 0 ? 1 : number;
        if (!sampled(key)) {
            return;
        }
        int slot = slot(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            contents[slot] = content;
            size++;
        }
        rows[slot]++;
        if (contents[slot] != content) {
            odd[slot]++;
            examples.add(line);
        }
        if (size > most) {
            level++;
            rebuild(keys.length);
        } else if (2 * size > keys.length) {
            rebuild(2 * keys.length);
        }
    }

    private boolean sampled(long key) {
        // The low bits choose the slot, the high ones the sample.
        return level == 0 || key >>> (Long.SIZE - level) == 0;
    }

    private int slot(long key) {
        int slot = (int) key & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void rebuild(int capacity) {
        long[] oldKeys = keys;
        long[] oldContents = contents;
        int[] oldRows = rows;
        int[] oldOdd = odd;
        keys = new long[capacity];
        contents = new long[capacity];
        rows = new int[capacity];
        odd = new int[capacity];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0 && sampled(oldKeys[i])) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                contents[slot] = oldContents[i];
                rows[slot] = oldRows[i];
                odd[slot] = oldOdd[i];
                size++;
            }
        }
    }

    Optional<BlurFinding> finding(BlurMeasure measure, String column) {
        long measured = 0;
        long affected = 0;
        for (int i = 0; i < keys.length; i++) {
            measured += rows[i];
            affected += odd[i];
        }
        return affected == 0
                ? Optional.empty()
                : Optional.of(new BlurFinding(measure, column, null, affected, measured, 1 << level, examples.lines()));
    }
}
