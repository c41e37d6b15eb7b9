package io.cardtrail.ingest;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet, by the numbers the sheet gives them. A row ends where the headings do, unless it has more. */
final class SheetRows implements RowReader {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    /** Longest number that is read as one, in chars. */
    private static final int MAX_NUMBER = 64;
    /** The last row a workbook can have. What became of rows is kept by their numbers, so a number out of nowhere would cost memory. */
    private static final int MAX_ROWS = 1_048_576;

    private final PackageParts parts;
    private final PackageParts.Part sheet;
    private final List<String> texts;
    private final Workbook.Formats formats;
    private int width = -1;
    private long line;
    private int tooLong = -1;

    private SheetRows(PackageParts parts, PackageParts.Part sheet, List<String> texts, Workbook.Formats formats) {
        this.parts = parts;
        this.sheet = sheet;
        this.texts = texts;
        this.formats = formats;
    }

    static SheetRows open(Path file, Workbook.Sheet sheet, Workbook.Formats formats) throws IOException {
        PackageParts parts = new PackageParts(file);
        try {
            List<String> texts = new ArrayList<>();
            if (parts.has("xl/sharedStrings.xml")) {
                try (PackageParts.Part shared = parts.open("xl/sharedStrings.xml", PackageParts.TEXTS)) {
                    while (shared.next()) {
                        if (shared.event() == XMLStreamConstants.START_ELEMENT
                                && shared.tag().is("si")) {
                            texts.add(unescaped(string(shared, "si")));
                        }
                    }
                }
            }
            return new SheetRows(parts, parts.open(sheet.part(), PackageParts.SHEET), texts, formats);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public @Nullable SourceRow next() {
        while (sheet.next()) {
            if (sheet.event() == XMLStreamConstants.START_ELEMENT && sheet.tag().is("row")) {
                List<String> cells = row(sheet.tag());
                if (cells.stream().anyMatch(cell -> !cell.isBlank()) || tooLong >= 0) {
                    if (width < 0) {
                        while (!cells.isEmpty() && cells.getLast().isBlank()) {
                            cells.removeLast();
                        }
                        width = cells.size();
                    }
                    while (cells.size() < width) {
                        cells.add("");
                    }
                    return new SourceRow(line, List.copyOf(cells), false, tooLong, null);
                }
            }
        }
        return null;
    }

    private List<String> row(PackageParts.Tag tag) {
        long number = tag.attribute("r") == null ? line + 1 : tag.number("r");
        if (number <= line) {
            throw FileComplaint.SHEET_ROWS_OUT_OF_ORDER.refused(number, line);
        }
        if (number > MAX_ROWS) {
            throw FileComplaint.SHEET_ROW_TOO_FAR.refused(number, MAX_ROWS);
        }
        line = number;
        tooLong = -1;
        List<String> cells = new ArrayList<>();
        int column = -1;
        while (sheet.next() && !sheet.ends("row")) {
            if (sheet.event() == XMLStreamConstants.START_ELEMENT && sheet.tag().is("c")) {
                PackageParts.Tag cell = sheet.tag();
                String address = cell.attribute("r");
                int at = address == null ? column + 1 : column(address);
                if (at <= column) {
                    throw FileComplaint.SHEET_CELLS_OUT_OF_ORDER.refused(line);
                }
                column = at;
                String text = cell(Objects.requireNonNullElse(cell.attribute("t"), "n"), cell.attribute("s"));
                place(cells, at, text);
            }
        }
        return cells;
    }

    /** One more than allowed is kept, so that the row is seen to be too wide; empty cells at the end are none. */
    private void place(List<String> cells, int at, String text) {
        if (text.isEmpty() && at >= width && width >= 0) {
            return;
        }
        int place = Math.min(at, SourceText.MAX_COLUMNS);
        while (cells.size() <= place) {
            cells.add("");
        }
        boolean fits = text.length() <= SourceText.MAX_CELL;
        if (!fits && tooLong < 0) {
            tooLong = place;
        }
        cells.set(place, fits ? text : "");
    }

    private static int column(String address) {
        int column = 0;
        for (int i = 0; i < address.length() && address.charAt(i) >= 'A' && address.charAt(i) <= 'Z'; i++) {
            column = Math.min(column * 26 + address.charAt(i) - 'A' + 1, 1_000_000);
        }
        if (column == 0) {
            throw PackageParts.unreadable();
        }
        return column - 1;
    }

    private String cell(String type, @Nullable String style) {
        StringBuilder value = new StringBuilder();
        String inline = null;
        while (sheet.next() && !sheet.ends("c")) {
            if (sheet.event() == XMLStreamConstants.START_ELEMENT) {
                if (sheet.tag().is("v")) {
                    append(sheet, "v", value);
                } else if (sheet.tag().is("is")) {
                    inline = string(sheet, "is");
                }
            }
        }
        String text = value.toString();
        return switch (type) {
            case "s" -> text.isEmpty() ? "" : shared(text.strip());
            case "inlineStr" -> inline == null ? "" : unescaped(inline);
            case "str" -> unescaped(text);
            case "b" -> text.strip().equals("1") ? "TRUE" : text.isBlank() ? "" : "FALSE";
            case "n" -> text.isBlank() ? "" : number(text.strip(), style);
            // Dates as text and errors stand as they are: what they should have been can't be told.
            default -> text;
        };
    }

    private String shared(String index) {
        try {
            return texts.get(Integer.parseInt(index));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw PackageParts.unreadable();
        }
    }

    private String number(String text, @Nullable String style) {
        if (text.length() > MAX_NUMBER) {
            return text;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            CellFormat format = format(style);
            return Math.abs((long) number.scale()) <= 400 && format != CellFormat.NUMBER
                    ? NumberFormat.moment(number, format, formats.from1904())
                    : NumberFormat.text(number);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private CellFormat format(@Nullable String style) {
        try {
            int index = style == null ? 0 : Integer.parseInt(style);
            return index >= 0 && index < formats.cells().size()
                    ? formats.cells().get(index)
                    : CellFormat.NUMBER;
        } catch (NumberFormatException e) {
            throw PackageParts.unreadable();
        }
    }

    /** {@return the text of a string item: all its runs, without the reading that may stand beside them} */
    private static String string(PackageParts.Part part, String element) {
        StringBuilder text = new StringBuilder();
        boolean beside = false;
        while (part.next() && !part.ends(element)) {
            if (part.event() == XMLStreamConstants.START_ELEMENT) {
                beside |= part.tag().is("rPh");
                if (part.tag().is("t") && !beside) {
                    append(part, "t", text);
                }
            } else if (part.ends("rPh")) {
                beside = false;
            }
        }
        return text.toString();
    }

    private static void append(PackageParts.Part part, String element, StringBuilder text) {
        while (part.next() && !part.ends(element)) {
            if (part.characters()) {
                // One more than is allowed is enough to know.
                String more = part.text();
                int room = SourceText.MAX_CELL + 1 - text.length();
                text.append(more, 0, Math.max(0, Math.min(room, more.length())));
            }
        }
    }

    private static String unescaped(String text) {
        if (text.indexOf("_x") < 0) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    @Override
    public void close() throws IOException {
        sheet.close();
        parts.close();
    }
}
