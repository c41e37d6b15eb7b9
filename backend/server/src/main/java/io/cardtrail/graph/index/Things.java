package io.cardtrail.graph.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Numbers for what acts name. Keys lie one after another as bytes, those that are hashes as the bytes of the hash. Written by one thread,
 * read by many through {@link View}s, which know nothing of what came later.
 */
@SuppressWarnings("EnumOrdinal") // in memory only
final class Things {
    private static final EntityKind[] KINDS = EntityKind.values();
    private static final int SHIFT = 20;
    private static final int CHUNK = 1 << SHIFT;
    /** Offsets count in these, so that an int reaches far enough. */
    private static final int UNIT = 4;

    private static final int HEAD = 4;
    /** Keys come from files: nobody outside may know which of them meet in the table. */
    private static final long SEED = ThreadLocalRandom.current().nextLong() | 1;

    private byte[][] chunks = new byte[4][];
    private int units;
    private final IntColumn offsets = new IntColumn();
    /** Number + 1, or 0. */
    private int[] table = new int[64];

    /** {@return the number of a thing, a new one if it is new} */
    int number(EntityRef ref) {
        byte[] bytes = bytes(ref);
        View all = view();
        int slot = all.slot(bytes);
        if (table[slot] != 0) {
            return table[slot] - 1;
        }
        if (offsets.size() >= table.length / 4 * 3) {
            grow();
            slot = view().slot(bytes);
        }
        int number = offsets.size();
        store(bytes);
        table[slot] = number + 1;
        return number;
    }

    private void store(byte[] bytes) {
        int length = (bytes.length + UNIT - 1) / UNIT;
        if (bytes.length > CHUNK / 2) {
            throw new DoesNotFit("a key of " + bytes.length + " bytes");
        }
        int perChunk = CHUNK / UNIT;
        if (units / perChunk != (units + length - 1) / perChunk) {
            units = (units / perChunk + 1) * perChunk;
        }
        if (units > Capacity.MOST - length) {
            throw new DoesNotFit("more keys than can be addressed");
        }
        int chunk = units / perChunk;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, Capacity.after(chunk));
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new byte[CHUNK];
        }
        System.arraycopy(bytes, 0, chunks[chunk], units % perChunk * UNIT, bytes.length);
        offsets.add(units);
        units += length;
    }

    private void grow() {
        if (table.length > Capacity.MOST / 2) {
            throw new DoesNotFit("more things than can be numbered");
        }
        int[] old = table;
        table = new int[old.length * 2];
        View all = view();
        for (int entry : old) {
            if (entry != 0) {
                table[all.slot(all.stored(entry - 1))] = entry;
            }
        }
    }

    int size() {
        return offsets.size();
    }

    long bytes() {
        return (long) (units + CHUNK / UNIT - 1) / (CHUNK / UNIT) * CHUNK + offsets.bytes() + 4L * table.length;
    }

    View view() {
        return new View(chunks, offsets.values(), table, offsets.size());
    }

    /** Kind, form and length, then the key. */
    private static byte[] bytes(EntityRef ref) {
        String key = ref.key();
        boolean hash =
                key.length() == 64 && key.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        byte[] text = hash ? HexFormat.of().parseHex(key) : key.getBytes(UTF_8);
        byte[] bytes = new byte[HEAD + text.length];
        bytes[0] = (byte) (ref.kind().ordinal() << 1 | (hash ? 1 : 0));
        bytes[1] = (byte) (text.length >> 16);
        bytes[2] = (byte) (text.length >> 8);
        bytes[3] = (byte) text.length;
        System.arraycopy(text, 0, bytes, HEAD, text.length);
        return bytes;
    }

    /** Those of one moment. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record View(byte[][] chunks, int[] offsets, int[] table, int size) {
        /** {@return its number, or -1} */
        int find(EntityRef ref) {
            int entry = table[slot(bytes(ref))];
            return entry > size ? -1 : entry - 1;
        }

        EntityRef get(int number) {
            byte[] stored = stored(number);
            boolean hash = (stored[0] & 1) != 0;
            return new EntityRef(
                    KINDS[stored[0] >> 1],
                    hash
                            ? HexFormat.of().formatHex(stored, HEAD, stored.length)
                            : new String(stored, HEAD, stored.length - HEAD, UTF_8));
        }

        private byte[] stored(int number) {
            byte[] chunk = chunk(number);
            int at = at(number);
            return Arrays.copyOfRange(chunk, at, at + HEAD + length(chunk, at));
        }

        private byte[] chunk(int number) {
            return chunks[offsets[number] / (CHUNK / UNIT)];
        }

        private int at(int number) {
            return offsets[number] % (CHUNK / UNIT) * UNIT;
        }

        private static int length(byte[] chunk, int at) {
            return (chunk[at + 1] & 0xff) << 16 | (chunk[at + 2] & 0xff) << 8 | (chunk[at + 3] & 0xff);
        }

        /** {@return where it stands in the table, or the first free place on the way; what came after this moment is passed over} */
        private int slot(byte[] bytes) {
            int mask = table.length - 1;
            int slot = hash(bytes) & mask;
            while (true) {
                int entry = table[slot];
                if (entry == 0 || (entry <= size && same(entry - 1, bytes))) {
                    return slot;
                }
                slot = (slot + 1) & mask;
            }
        }

        private boolean same(int number, byte[] bytes) {
            byte[] chunk = chunk(number);
            int at = at(number);
            return length(chunk, at) == bytes.length - HEAD
                    && Arrays.equals(chunk, at, at + bytes.length, bytes, 0, bytes.length);
        }

        private static int hash(byte[] bytes) {
            long hash = SEED;
            for (byte each : bytes) {
                hash = (hash ^ each) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            return (int) (hash ^ hash >>> 32);
        }
    }
}
