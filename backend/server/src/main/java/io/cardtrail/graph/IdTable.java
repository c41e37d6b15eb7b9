package io.cardtrail.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * From 32 bytes, a hash, to a number that is not negative. It lies in a file that is mapped into memory, so a first load of many million
 * rows needs no more heap than one of a thousand. Used by one thread at a time.
 */
@SuppressWarnings("MustBeClosedChecker") // its arena lives as long as it does, or until it grows into another one
final class IdTable implements AutoCloseable {
    /** For a hash that isn't there. */
    static final long NONE = -1;

    private static final int KEY = 32;
    private static final int SLOT = KEY + Long.BYTES;
    private static final long FIRST_SLOTS = 1 << 16;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private final Path file;
    private int generation;
    private Arena arena;
    private MemorySegment slots;
    private long capacity;
    private long size;

    /** @param file not there yet; others with an ending more are made beside it */
    IdTable(Path file) {
        this.file = file;
        this.capacity = FIRST_SLOTS;
        this.arena = Arena.ofShared();
        this.slots = map(arena, 0, capacity);
    }

    private Path path(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private MemorySegment map(Arena in, int number, long length) {
        // Mapped beyond its end a file grows, filled with zeros: a slot with the value 0 is free.
        try (FileChannel channel = FileChannel.open(
                path(number), StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, length * SLOT, in);
        } catch (IOException e) {
            throw new UncheckedIOException("a table of a first load can't be made in " + file.getParent(), e);
        }
    }

    long get(byte[] key) {
        return slots.get(LONG, place(slots, capacity, key) * SLOT + KEY) - 1;
    }

    /** {@return what the hash had before, {@link #NONE} if nothing} */
    long put(byte[] key, long value) {
        if (size >= capacity / 4 * 3) {
            grow();
        }
        long at = place(slots, capacity, key) * SLOT;
        long before = slots.get(LONG, at + KEY) - 1;
        if (before == NONE) {
            MemorySegment.copy(key, 0, slots, ValueLayout.JAVA_BYTE, at, KEY);
            size++;
        }
        slots.set(LONG, at + KEY, value + 1);
        return before;
    }

    /** {@return the slot that has the key, or the free one where it belongs} */
    private static long place(MemorySegment slots, long capacity, byte[] key) {
        MemorySegment wanted = MemorySegment.ofArray(key);
        long at = (wanted.get(LONG, 0) & Long.MAX_VALUE) % capacity;
        while (slots.get(LONG, at * SLOT + KEY) != 0 && !same(slots, at * SLOT, wanted)) {
            at = at + 1 == capacity ? 0 : at + 1;
        }
        return at;
    }

    private static boolean same(MemorySegment slots, long at, MemorySegment wanted) {
        for (int i = 0; i < KEY; i += Long.BYTES) {
            if (slots.get(LONG, at + i) != wanted.get(LONG, i)) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        Arena wider = Arena.ofShared();
        long doubled = capacity * 2;
        MemorySegment fresh = map(wider, generation + 1, doubled);
        byte[] key = new byte[KEY];
        for (long i = 0; i < capacity; i++) {
            long value = slots.get(LONG, i * SLOT + KEY);
            if (value != 0) {
                MemorySegment.copy(slots, ValueLayout.JAVA_BYTE, i * SLOT, key, 0, KEY);
                long at = place(fresh, doubled, key) * SLOT;
                MemorySegment.copy(key, 0, fresh, ValueLayout.JAVA_BYTE, at, KEY);
                fresh.set(LONG, at + KEY, value);
            }
        }
        close();
        generation++;
        arena = wider;
        slots = fresh;
        capacity = doubled;
    }

    /** Gives its file up. */
    @Override
    public void close() {
        arena.close();
        try {
            Files.deleteIfExists(path(generation));
        } catch (IOException e) {
            throw new UncheckedIOException("a table of a first load can't be deleted in " + file.getParent(), e);
        }
    }
}
