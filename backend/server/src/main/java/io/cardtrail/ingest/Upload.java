package io.cardtrail.ingest;

import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.BadRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A file that was sent and is not imported yet: to be looked at, mapped and tried out by whoever sent it. Thread-safe. */
public final class Upload {
    private static final long PATIENCE_SECONDS = 10;

    /** What the file is, by its bytes. */
    public enum Format {
        TEXT,
        WORKBOOK,
        JSON_LINES
    }

    /** A sheet of a workbook. */
    public record Sheet(String name, boolean visible) {}

    /**
     * A mapping that was sent for the file.
     *
     * @param text as it was sent
     */
    public record Mapped(Mapping mapping, String text) {}

    private final String id;
    private final String by;
    private final String file;
    private final Spool.Copy copy;
    private final SourceContent content;
    private final Character separator;
    private final @Nullable String sheet;
    private final Semaphore reading;

    private @Nullable Mapped mapped;
    private @Nullable ImportJob importing;
    private Instant used;

    private Upload(
            String id, String by, String file, Spool.Copy copy, SourceContent content, Semaphore reading, Instant used)
            throws IOException {
        this.id = id;
        this.by = by;
        this.file = file;
        this.copy = copy;
        this.content = content;
        this.separator = content instanceof SourceText text ? Separator.guess(text) : ',';
        this.sheet = content instanceof Workbook workbook ? firstFilled(workbook) : null;
        this.reading = reading;
        this.used = used;
    }

    /**
     * {@return the file, after a look at it}
     *
     * @throws BadRequest if it is nothing that can be imported
     */
    static Upload look(String id, String by, String file, Spool.Copy copy, Semaphore reading, Instant now)
            throws IOException {
        return new Upload(id, by, file, copy, SourceContent.look(copy.path()), reading, now);
    }

    private static @Nullable String firstFilled(Workbook workbook) throws IOException {
        List<Workbook.Sheet> filled = workbook.filled();
        return filled.isEmpty() ? null : filled.getFirst().name();
    }

    /** {@return a random token} */
    public String id() {
        return id;
    }

    /** {@return who sent it} */
    public String by() {
        return by;
    }

    /** {@return its name} */
    public String file() {
        return file;
    }

    /** {@return its bytes} */
    public long size() {
        return copy.size();
    }

    /** {@return SHA-256 of its bytes, hex} */
    public String digest() {
        return copy.digest();
    }

    /** {@return how its text is encoded} */
    public String encoding() {
        return content.encoding();
    }

    /** {@return what it is} */
    public Format format() {
        return switch (content) {
            case SourceText text -> Format.TEXT;
            case Workbook workbook -> Format.WORKBOOK;
            case JsonLines lines -> Format.JSON_LINES;
        };
    }

    /** {@return what seems to stand between the cells of a delimited text, null for others} */
    public @Nullable String separator() {
        return format() == Format.TEXT ? separator.toString() : null;
    }

    /** {@return the sheets of a workbook, in its order} */
    public List<Sheet> sheets() {
        return content instanceof Workbook workbook
                ? workbook.sheets().stream()
                        .map(each -> new Sheet(each.name(), each.visible()))
                        .toList()
                : List.of();
    }

    /** {@return the first visible sheet that has rows; null where there is none, or no workbook} */
    public @Nullable String sheet() {
        return sheet;
    }

    /**
     * {@return its first rows}
     *
     * @param separator instead of the one that was guessed
     * @param sheet instead of the first with rows
     * @throws BadRequest if it can't be read so
     */
    public SourceTable table(@Nullable String separator, @Nullable String sheet, int most) {
        return reading(() -> {
            try (RowReader rows = open(separator, sheet)) {
                List<String> headings = Layout.headings(rows.next());
                List<SourceTable.Row> shown = new ArrayList<>();
                SourceRow row = rows.next();
                while (row != null && shown.size() < most) {
                    shown.add(new SourceTable.Row(
                            row.line(),
                            row.cells().stream().map(Unmapped::shown).toList()));
                    row = rows.next();
                }
                return new SourceTable(
                        headings.stream().map(Unmapped::shown).toList(), List.copyOf(shown), row != null);
            }
        });
    }

    /** {@return a mapping as far as the headings tell it, for the kind of row that {@code act} names or that fits best} */
    public Suggestion suggestion(@Nullable String act, @Nullable String separator, @Nullable String sheet) {
        List<String> headings = table(separator, sheet, 0).headings();
        String named = sheet == null ? this.sheet : sheet;
        return Aliases.SHIPPED.suggest(
                headings,
                act,
                separator(separator),
                sheets().stream().filter(Sheet::visible).count() > 1 ? named : null);
    }

    private RowReader open(@Nullable String separator, @Nullable String sheet) throws IOException {
        String named = sheet == null ? this.sheet : CellText.clean(sheet);
        return content.rows(separator(separator), named == null ? null : CellText.clean(named));
    }

    private char separator(@Nullable String given) {
        if (given == null) {
            return separator;
        }
        if (given.length() != 1 || !Separator.ALL.contains(given.charAt(0))) {
            throw MappingComplaint.SEPARATOR.at("separator");
        }
        return given.charAt(0);
    }

    /** {@return the mapping that was sent last, null before} */
    public synchronized @Nullable Mapped mapped() {
        return mapped;
    }

    /**
     * Takes a mapping for the file.
     *
     * @throws BadRequest naming the property and what to do, if it is no usable mapping
     */
    public Mapping map(String text) {
        Mapping mapping = MappingReader.read(text);
        synchronized (this) {
            mapped = new Mapped(mapping, text);
        }
        return mapping;
    }

    /**
     * {@return the mapping of that digest}
     *
     * @throws BadRequest if it is not the one that was sent last: what is imported is what was looked at
     */
    synchronized Mapping mapping(String digest) {
        if (mapped == null || !mapped.mapping().digest().equals(digest)) {
            throw MappingComplaint.OTHER_MAPPING.at("mapping");
        }
        return mapped.mapping();
    }

    /** {@return the import of the file that was started last, dry runs included; null before} */
    public synchronized @Nullable ImportJob importing() {
        return importing;
    }

    synchronized void importing(ImportJob job) {
        importing = job;
    }

    Spool.Copy copy() {
        return copy;
    }

    SourceContent content() {
        return content;
    }

    synchronized Instant used() {
        return used;
    }

    synchronized void used(Instant now) {
        used = now;
    }

    /** A look at the file. */
    interface Look<T> {
        T at() throws IOException;
    }

    /** Few look at once: a workbook's shared texts may take 64 MiB each time. */
    <T> T reading(Look<T> look) {
        return reading(reading, look);
    }

    static <T> T reading(Semaphore reading, Look<T> look) {
        try {
            if (!reading.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw FileComplaint.OTHERS_READ.waits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooMuchWork("the server stops");
        }
        try {
            return look.at();
        } catch (IOException e) {
            throw new UncheckedIOException("the spooled file could not be read", e);
        } finally {
            reading.release();
        }
    }
}
