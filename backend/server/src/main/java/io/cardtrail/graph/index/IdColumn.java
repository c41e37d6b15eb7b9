package io.cardtrail.graph.index;

import io.cardtrail.model.Sha256;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ids of acts, 32 bytes each: they are hashes in hex. One that is none stands for itself beside them. Written by one thread. */
final class IdColumn {
    private static final int BYTES = 32;
    private static final int SHIFT = 12;
    private static final int CHUNK = 1 << SHIFT;
    private static final HexFormat HEX = HexFormat.of();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[][] chunks = new byte[4][];
    private int size;
    /** By index, those that are no hash; the chunks have the hash of them. */
    private final Map<Integer, String> others = new ConcurrentHashMap<>();

    void add(String id) {
        byte[] packed = packed(id);
        if (!hash(id)) {
            others.put(size, id);
        }
        int chunk = size >> SHIFT;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, Capacity.after(chunk));
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new byte[CHUNK * BYTES];
        }
        System.arraycopy(packed, 0, chunks[chunk], (size & (CHUNK - 1)) * BYTES, BYTES);
        size++;
    }

    int size() {
        return size;
    }

    long bytes() {
        return (long) ((size + CHUNK - 1) >> SHIFT) * CHUNK * BYTES;
    }

    /** {@return what can be read of it now, and later too} */
    Ids ids() {
        return new Ids(chunks, others);
    }

    private static boolean hash(String id) {
        if (id.length() != 2 * BYTES) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static byte[] packed(String id) {
        return HEX.parseHex(hash(id) ? id : Sha256.hex(id));
    }

    /** Those of one moment. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ids(byte[][] chunks, Map<Integer, String> others) {
        String get(int index) {
            String other = others.isEmpty() ? null : others.get(index);
            int from = (index & (CHUNK - 1)) * BYTES;
            return other != null ? other : HEX.formatHex(chunks[index >> SHIFT], from, from + BYTES);
        }

        /** {@return the first eight bytes: enough to look for, not to know by} */
        long prefix(int index) {
            return (long) LONGS.get(chunks[index >> SHIFT], (index & (CHUNK - 1)) * BYTES);
        }

        boolean same(int index, Ids other, int there) {
            int a = (index & (CHUNK - 1)) * BYTES;
            int b = (there & (CHUNK - 1)) * BYTES;
            return Arrays.equals(chunks[index >> SHIFT], a, a + BYTES, other.chunks[there >> SHIFT], b, b + BYTES);
        }
    }
}
