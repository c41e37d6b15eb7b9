package io.cardtrail.graph.index;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Slates with a place for each account, lent to walks and kept between them: with one a walk is half as long again as fast. There are never
 * more than walks can be at once, nor more than there is room for; a walk that finds none takes a small one of its own. Thread-safe.
 */
final class Slates {
    private final int most;
    private final Deque<Slate> idle = new ArrayDeque<>();
    private int count;
    private long held;
    private long room;

    /**
     * None so far.
     *
     * @param most how many there may be
     * @param room what they may hold, in bytes
     */
    Slates(int most, long room) {
        this.most = most;
        this.room = room;
    }

    /** Changes what they may hold; those that are lent are looked at when they come back. */
    synchronized void room(long bytes) {
        room = bytes;
        while (held > room && !idle.isEmpty()) {
            drop(idle.pop().places());
        }
    }

    /** {@return a clean slate for accounts up to a number, to be given {@link #back}} */
    Slate lend(int accounts) {
        // With some places to spare it lasts for a few imports.
        int places = (int) Math.min(Capacity.MOST, accounts + (accounts >> 3) + 64L);
        synchronized (this) {
            while (!idle.isEmpty()) {
                Slate last = idle.pop();
                if (last.places() >= accounts) {
                    return last;
                }
                drop(last.places());
            }
            if (count == most || Slate.bytes(places) > room - held) {
                return Slate.small();
            }
            count++;
            held += Slate.bytes(places);
        }
        try {
            return Slate.of(places);
        } catch (OutOfMemoryError e) {
            synchronized (this) {
                drop(places);
            }
            return Slate.small();
        }
    }

    /** Takes a slate back. */
    void back(Slate slate) {
        if (slate.places() == 0) {
            return;
        }
        slate.wipe();
        synchronized (this) {
            if (held > room) {
                drop(slate.places());
            } else {
                idle.push(slate);
            }
        }
    }

    private void drop(int places) {
        count--;
        held -= Slate.bytes(places);
    }

    /** {@return what all of them hold, lent ones too} */
    synchronized long bytes() {
        return held;
    }
}
