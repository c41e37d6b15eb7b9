package io.cardtrail.graph;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds rows in the file of a batch, a JSON text a line that begins with the row's line in its source. They ascend, so one is looked for by
 * halves, between the nearest that were looked at before: an answer of some thousand rows would read their file some thousand times. Whatever
 * is not found so is looked for from the top.
 */
final class RowFile implements AutoCloseable {
    private static final String BEGINS = "{\"line\":";
    private static final int BLOCK = 4_096;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private final byte[] bytes = block.array();
    /** Where the block begins in the file. */
    private long at;
    /** Where rows begin that were looked at, by their lines. */
    private final NavigableMap<Long, Long> seen = new TreeMap<>();

    RowFile(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file);
        this.size = channel.size();
        block.limit(0);
    }

    /** {@return the text of the row with this line, if the file has it} */
    Optional<String> find(long line) throws IOException {
        Optional<String> found = byHalves(line);
        if (found.isPresent()) {
            return found;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(text -> text.startsWith(BEGINS + line + ",")).findFirst();
        }
    }

    /** {@return the text of the row with this line, if the lines of the file ascend and it is among them} */
    Optional<String> byHalves(long line) throws IOException {
        Map.Entry<Long, Long> before = seen.floorEntry(line);
        if (before != null && before.getKey() == line) {
            return Optional.of(text(before.getValue()));
        }
        Map.Entry<Long, Long> after = seen.higherEntry(line);
        long low = before == null ? 0 : before.getValue() + 1;
        long high = after == null ? size : after.getValue();
        while (low < high) {
            long middle = (low + high) >>> 1;
            long start = middle == 0 ? 0 : end(middle - 1) + 1;
            if (start >= high) {
                high = middle;
                continue;
            }
            long found = line(start);
            seen.put(found, start);
            if (found == line) {
                return Optional.of(text(start));
            }
            if (found < line) {
                low = start + 1;
            } else {
                high = middle;
            }
        }
        return Optional.empty();
    }

    /** {@return the number a row begins with, 0 where it begins with none} */
    private long line(long start) throws IOException {
        for (int i = 0; i < BEGINS.length(); i++) {
            if (start + i >= size || at(start + i) != BEGINS.charAt(i)) {
                return 0;
            }
        }
        long line = 0;
        for (long i = start + BEGINS.length(); i < size && at(i) >= '0' && at(i) <= '9'; i++) {
            line = 10 * line + at(i) - '0';
        }
        return line;
    }

    private String text(long start) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        long end = end(start);
        for (long i = start; i < end; i = at + block.limit()) {
            load(i);
            int from = (int) (i - at);
            text.write(bytes, from, (int) Math.min(end - i, block.limit() - from));
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** {@return where the next line feed from here on stands, or the file ends} */
    private long end(long from) throws IOException {
        long end = from;
        while (end < size) {
            load(end);
            for (int i = (int) (end - at); i < block.limit(); i++) {
                if (bytes[i] == '\n') {
                    return at + i;
                }
            }
            end = at + block.limit();
        }
        return size;
    }

    private byte at(long place) throws IOException {
        load(place);
        return bytes[(int) (place - at)];
    }

    /** Has the block that holds a place of the file. */
    private void load(long place) throws IOException {
        if (place >= at && place < at + block.limit()) {
            return;
        }
        at = place / BLOCK * BLOCK;
        block.clear();
        while (block.hasRemaining() && channel.read(block, at + block.position()) >= 0) {
            // Until the block is full, or the file at its end.
        }
        block.flip();
        if (place >= at + block.limit()) {
            throw new EOFException("a file of rows became shorter while it was read");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
