package io.cardtrail.ingest;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.cardtrail.model.EntityKind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rejected rows as a table to be mended and sent again: line, column, code, reason, then the row's own cells. PINs are left
 * out, and no cell can be run as a formula by a spreadsheet; {@link RejectsAgain} reads it. Its separator is that of the mapping, with
 * which it is sent again.
 */
final class RejectsFile implements AutoCloseable {
    static final String WITHHELD = "***";

    /** Before those of the file itself. */
    static final List<String> HEADINGS = List.of("line", "column", "code", "reason");

    /** Also with apostrophes of its own before it: one more is put there, so that taking one off gives every cell back. */
    private static final Pattern FORMULA = Pattern.compile("\\A'*[\\s\\p{Cf}]*[=+\\-@\\t\\r＝＋－＠].*", Pattern.DOTALL);
    /** Eighteen digits in a row: a PIN that slipped into another column. */
    private static final Pattern LIKE_PIN = Pattern.compile("(?<![0-9０-９])[0-9０-９]{18}(?![0-9０-９])");

    private final Layout layout;
    private final CsvWriter csv;
    private final boolean pins;

    RejectsFile(Path file, Layout layout) throws IOException {
        this.layout = layout;
        this.pins = layout.mapping().readsPins();
        Writer writer = Files.newBufferedWriter(file);
        writer.write('\uFEFF'); // without it, Excel takes Chinese for another character set
        this.csv = CsvWriter.builder()
                .fieldSeparator(layout.mapping().separator())
                .build((Writer) new BufferedWriter(writer));
        List<String> headings = new ArrayList<>(HEADINGS);
        layout.headings().forEach(heading -> headings.add(harmless(heading)));
        csv.writeRecord(headings);
    }

    void write(Reject reject, SourceRow row) {
        List<String> cells = new ArrayList<>(List.of(
                Long.toString(reject.line()),
                reject.column() == null ? "" : harmless(reject.column()),
                reject.code().name(),
                reject.reason()));
        // With cells missing or to spare, none is surely in its column: any of them may be the PIN.
        boolean shifted = row.cells().size() != layout.headings().size();
        for (int i = 0; i < Math.min(row.cells().size(), layout.headings().size()); i++) {
            cells.add(pins && shifted ? WITHHELD : shown(row.cells().get(i), i));
        }
        csv.writeRecord(cells);
    }

    private String shown(String cell, int index) {
        Mapping.Column column = layout.columns().get(index);
        EntityKind kind = column != null && column.target() instanceof Target.Bearer bearer ? bearer.kind() : null;
        if (kind == EntityKind.PIN) {
            return cell.isEmpty() ? "" : WITHHELD;
        }
        boolean mayBePin = pins && kind != EntityKind.PERSON;
        return harmless(mayBePin ? LIKE_PIN.matcher(cell).replaceAll(WITHHELD) : cell);
    }

    /** An apostrophe before =, +, -, @ makes a spreadsheet show the cell as text (OWASP, CSV injection). */
    static String harmless(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** {@return a cell of such a table as it was before {@link #harmless}} */
    static String asItWas(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
