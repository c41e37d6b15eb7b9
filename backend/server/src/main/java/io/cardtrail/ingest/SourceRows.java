package io.cardtrail.ingest;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a delimited text. Physical line numbers are exact under mixed line ends.
 */
final class SourceRows implements RowReader {
    /** Longest row in chars; past it a quote is missing somewhere, and where its rows end can't be told. */
    static final int MAX_ROW = 1024 * 1024;

    private final SourceText text;
    private final Handler handler = new Handler();
    private final CloseableIterator<SourceRow> rows;
    private @Nullable SourceRow ahead;

    SourceRows(SourceText text, char separator) throws IOException {
        this.text = text;
        this.rows = CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(false)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_ROW)
                .build(handler, text.open())
                .iterator();
        this.ahead = read();
    }

    @Override
    public @Nullable SourceRow next() {
        SourceRow row = ahead;
        if (row == null) {
            return null;
        }
        ahead = row.cutOff() ? null : read();
        return ahead == null && text.cutOff() ? row.asCutOff() : row;
    }

    private @Nullable SourceRow read() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException e) {
            return unreadable();
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException("the spooled file could not be read", e.getCause());
        }
    }

    /**
     * A quote left open in the file's last line is a file cut off there. Anywhere else it would swallow rows, and which ones
     * can't be told, so the file is refused. The parser's message is not passed on: it quotes the file.
     */
    private SourceRow unreadable() {
        if (handler.line == text.lastLine()) {
            return new SourceRow(handler.line, List.of(), true, -1, null);
        }
        throw FileComplaint.ROW_UNREADABLE.refused(handler.line, MAX_ROW);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    /** Collects cells, and remembers where it stood when the parser gave up. */
    private static final class Handler extends AbstractBaseCsvCallbackHandler<SourceRow> {
        private long line = 1;
        private int tooLong = -1;
        private List<String> cells = new ArrayList<>();

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
            tooLong = -1;
            cells = new ArrayList<>();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (length > SourceText.MAX_CELL && tooLong < 0) {
                tooLong = index;
            }
            // one more than allowed is kept, so that the row is seen to be too wide
            if (index <= SourceText.MAX_COLUMNS) {
                cells.add(length > SourceText.MAX_CELL ? "" : new String(buffer, offset, length));
            }
        }

        @Override
        protected SourceRow buildRecord() {
            return new SourceRow(line, cells, false, tooLong, null);
        }
    }
}
