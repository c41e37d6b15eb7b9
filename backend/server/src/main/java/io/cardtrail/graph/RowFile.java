package io.cardtrail.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds one row in the file of a batch, a JSON text a line that begins with the row's line in its source. They ascend, so it is looked for by
 * halves: an answer of some thousand rows would read their file some thousand times. Whatever is not found so is looked for from the top.
 */
final class RowFile implements AutoCloseable {
    private static final String BEGINS = "{\"line\":";
    private static final int BLOCK = 4_096;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    /** Where the block begins in the file. */
    private long at;

    private RowFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        block.limit(0);
    }

    /** {@return the text of the row with this line, if the file has it} */
    static Optional<String> find(Path file, long line) throws IOException {
        Optional<String> found = byHalves(file, line);
        if (found.isPresent()) {
            return found;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(text -> text.startsWith(BEGINS + line + ",")).findFirst();
        }
    }

    /** {@return the text of the row with this line, if the lines of the file ascend and it is among them} */
    static Optional<String> byHalves(Path file, long line) throws IOException {
        try (RowFile rows = new RowFile(FileChannel.open(file))) {
            return Optional.ofNullable(rows.find(line));
        }
    }

    private @Nullable String find(long line) throws IOException {
        long low = 0;
        long high = size;
        while (low < high) {
            long middle = (low + high) >>> 1;
            long start = middle == 0 ? 0 : end(middle - 1) + 1;
            if (start >= high) {
                high = middle;
                continue;
            }
            long found = line(start);
            if (found == line) {
                return text(start);
            }
            if (found < line) {
                low = end(start) + 1;
            } else {
                high = middle;
            }
        }
        return null;
    }

    /** {@return the number a row begins with, 0 where it begins with none} */
    private long line(long start) throws IOException {
        long line = 0;
        for (int i = 0; i < BEGINS.length(); i++) {
            if (start + i >= size || at(start + i) != BEGINS.charAt(i)) {
                return 0;
            }
        }
        for (long i = start + BEGINS.length(); i < size && at(i) >= '0' && at(i) <= '9'; i++) {
            line = 10 * line + at(i) - '0';
        }
        return line;
    }

    private String text(long start) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        long end = end(start);
        for (long i = start; i < end; i++) {
            text.write(at(i));
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** {@return where the next line feed from here on stands, or the file ends} */
    private long end(long from) throws IOException {
        long end = from;
        while (end < size && at(end) != '\n') {
            end++;
        }
        return end;
    }

    private byte at(long place) throws IOException {
        if (place < at || place >= at + block.limit()) {
            at = place / BLOCK * BLOCK;
            block.clear();
            while (block.hasRemaining() && channel.read(block, at + block.position()) >= 0) {
                // Until the block is full, or the file at its end.
            }
            block.flip();
        }
        return block.get((int) (place - at));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
