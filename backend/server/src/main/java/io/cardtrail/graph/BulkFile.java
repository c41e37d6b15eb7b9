package io.cardtrail.graph;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes or relationships of one shape as Neo4j's importer reads them: {@code NAME.header}, {@code NAME.csv}, and {@code NAME.lines} for
 * those with a line break in a text, which it reads more slowly. Not thread-safe.
 */
final class BulkFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Map<String, Integer> columns = new HashMap<>();
    private final @Nullable Object[] values;
    private final Writer plain;
    private final Writer lines;
    private final StringBuilder row = new StringBuilder();
    private long written;

    /**
     * Begins the files.
     *
     * @param name {@code nodes-…} or {@code relationships-…}
     * @param header of each column, its name and its type, such as {@code at:long}
     */
    BulkFile(Path folder, String name, List<String> header) {
        for (String column : header) {
            columns.put(column.replaceAll("(?<=.):.*", ""), columns.size());
        }
        this.values = new Object[header.size()];
        try {
            try (Writer out = open(folder.resolve(name + ".header"))) {
                out.write(String.join(",", header) + "\n");
            }
            this.plain = open(folder.resolve(name + ".csv"));
            this.lines = open(folder.resolve(name + ".lines"));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static Writer open(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new BufferedWriter(
                Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.WRITE), BUFFER);
    }

    /**
     * Sets a value of the next row; what is not set or null is not there.
     *
     * @param value a text or whole number
     * @throws IllegalStateException if there is no such column: then something of the graph would be lost
     */
    BulkFile set(String column, @Nullable Object value) {
        Integer place = columns.get(column);
        if (place == null) {
            throw new IllegalStateException("a first load has no column for " + column);
        }
        values[place] = value;
        return this;
    }

    BulkFile set(Map<String, ?> properties) {
        properties.forEach(this::set);
        return this;
    }

    /** Ends the row. */
    void end() {
        boolean broken = false;
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                row.append(',');
            }
            switch (values[i]) {
                case null -> {}
                case Long number -> row.append(number.longValue());
                case Integer number -> row.append(number.intValue());
                case String text -> broken |= quoted(text);
                default -> throw new IllegalStateException("no column holds such a value");
            }
            values[i] = null;
        }
        row.append('\n');
        try {
            (broken ? lines : plain).append(row);
        } catch (IOException e) {
            throw failed(e);
        }
        row.setLength(0);
        written++;
    }

    /** {@return whether it has a line break} */
    private boolean quoted(String text) {
        boolean broken = false;
        row.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                row.append('"');
            }
            broken |= c == '\n' || c == '\r';
            row.append(c);
        }
        row.append('"');
        return broken;
    }

    /** {@return how many rows there are} */
    long written() {
        return written;
    }

    private static UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("the files of a first load can't be written", e);
    }

    @Override
    public void close() {
        try (plain;
                lines) {
            plain.flush();
            lines.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
