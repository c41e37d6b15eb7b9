package io.cardtrail.graph.index;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Slates with a place for each account, lent to walks and kept between them, so that a look for an account is one step. There are never
 * more than walks can be at once, nor more than there is room for; a walk that finds none takes a small one of its own. Thread-safe.
 */
final class Slates {
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
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
    void room(long bytes) {
        lock.lock();
        try {
            room = bytes;
            while (held > room && !idle.isEmpty()) {
                drop(idle.pop().places());
            }
        } finally {
            lock.unlock();
        }
    }

    /** {@return a clean slate for accounts up to a number, to be given {@link #back}} */
    Slate lend(int accounts) {
        // With some places to spare it lasts for a few imports.
        int places = (int) Math.min(Capacity.MOST, accounts + (long) (accounts >> 3) + 64);
        lock.lock();
        try {
            Slate last = longEnough(accounts);
            if (last != null) {
                return last;
            }
            if (count == most || Slate.bytes(places) > room - held) {
                return Slate.small();
            }
            count++;
            held += Slate.bytes(places);
        } finally {
            lock.unlock();
        }
        // Outside of the lock: many places take a while.
        Slate made = null;
        try {
            made = Slate.of(places);
            return made;
        } finally {
            if (made == null) {
                gone(places);
            }
        }
    }

    private @Nullable Slate longEnough(int accounts) {
        while (!idle.isEmpty()) {
            Slate last = idle.pop();
            if (last.places() >= accounts) {
                return last;
            }
            drop(last.places());
        }
        return null;
    }

    /** Takes a slate back. */
    void back(Slate slate) {
        if (slate.places() == 0) {
            return;
        }
        slate.wipe();
        lock.lock();
        try {
            if (held > room) {
                drop(slate.places());
            } else {
                idle.push(slate);
            }
        } finally {
            lock.unlock();
        }
    }

    private void gone(int places) {
        lock.lock();
        try {
            drop(places);
        } finally {
            lock.unlock();
        }
    }

    private void drop(int places) {
        count--;
        held -= Slate.bytes(places);
    }

    /** {@return what all of them hold, lent ones too} */
    long bytes() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }
}
