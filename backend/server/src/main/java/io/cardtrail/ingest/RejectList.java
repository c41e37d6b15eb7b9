package io.cardtrail.ingest;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rejects of one import in line order, in a file: a mapping that does not fit may reject every row of a large file. In memory is what
 * they say, once for each column, code and reason. Not thread-safe.
 */
final class RejectList {
    /** Line, then the number of what is said of it. */
    private static final int BYTES = Long.BYTES + Integer.BYTES;

    private final Path file;
    private final Map<Said, Integer> numbers = new LinkedHashMap<>();
    private final List<Said> said = new ArrayList<>();
    private long size;

    /** What is said of many rows. */
    private record Said(@Nullable String column, RejectCode code, String reason) {}

    /** @param file there already, empty, and this list's alone */
    RejectList(Path file) {
        this.file = file;
    }

    /** @param rejects of lines after all those before */
    void add(List<Reject> rejects) {
        ByteBuffer bytes = ByteBuffer.allocate(rejects.size() * BYTES);
        for (Reject reject : rejects) {
            int number = numbers.computeIfAbsent(new Said(reject.column(), reject.code(), reject.reason()), fresh -> {
                said.add(fresh);
                return said.size() - 1;
            });
            bytes.putLong(reject.line()).putInt(number);
        }
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(size * BYTES);
            out.write(bytes.array());
            size += rejects.size();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of rejected rows can't be written to " + file, e);
        }
    }

    /** {@return those after line {@code after}, ascending, at most {@code most}} */
    List<Reject> page(long after, int most) {
        if (size == 0) {
            return List.of();
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long low = 0;
            long high = size;
            while (low < high) {
                long middle = (low + high) >>> 1;
                in.seek(middle * BYTES);
                if (in.readLong() <= after) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            byte[] found = new byte[(int) (Math.min(size - low, most) * BYTES)];
            in.seek(low * BYTES);
            in.readFully(found);
            List<Reject> rejects = new ArrayList<>();
            ByteBuffer bytes = ByteBuffer.wrap(found);
            while (bytes.hasRemaining()) {
                long line = bytes.getLong();
                Said each = said.get(bytes.getInt());
                rejects.add(new Reject(line, each.column(), each.code(), each.reason()));
            }
            return rejects;
        } catch (IOException e) {
            throw new UncheckedIOException("the list of rejected rows can't be read from " + file, e);
        }
    }

    void discard() throws IOException {
        Files.deleteIfExists(file);
    }
}
