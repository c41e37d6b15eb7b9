package io.cardtrail.ingest;

import io.cardtrail.model.BadRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A workbook (.xlsx, ECMA-376), of which one sheet is read. Its text is what the cells hold, not what a spreadsheet would show: a
 * number of more than 15 digits is given in scientific notation, because a spreadsheet has rounded it, and is refused as damaged
 * where a serial is needed.
 */
record Workbook(Path file, List<Sheet> sheets, Formats formats) implements SourceContent {
    /** A sheet by its name and its part of the package. */
    record Sheet(String name, String part, boolean visible) {}

    /**
     * How numbers are to be read.
     *
     * @param cells by style: what it makes of a number
     * @param from1904 whether days are counted from 1904 on
     */
    record Formats(List<CellFormat> cells, boolean from1904) {}

    /** Most sheets that are looked through for the one with rows. */
    static final int MAX_SHEETS = 64;

    private static final String WORKBOOK = "xl/workbook.xml";

    static Workbook look(Path file) throws IOException {
        try (PackageParts parts = new PackageParts(file)) {
            Map<String, String> targets = new HashMap<>();
            parts.each("xl/_rels/workbook.xml.rels", PackageParts.SMALL, tag -> {
                if (tag.is("Relationship")) {
                    targets.put(tag.needed("Id"), part(tag.needed("Target")));
                }
            });
            List<Sheet> sheets = new ArrayList<>();
            boolean[] from1904 = {false};
            parts.each(WORKBOOK, PackageParts.SMALL, tag -> {
                if (tag.is("workbookPr")) {
                    String told = Objects.requireNonNullElse(tag.attribute("date1904"), "0");
                    from1904[0] = told.equals("1") || told.equals("true");
                } else if (tag.is("sheet")) {
                    String part = targets.get(tag.needed("id"));
                    if (part != null && part.startsWith("xl/worksheets/")) {
                        sheets.add(new Sheet(
                                tag.needed("name"),
                                part,
                                tag.attribute("state") == null || "visible".equals(tag.attribute("state"))));
                    }
                }
            });
            return new Workbook(file, List.copyOf(sheets), new Formats(formats(parts), from1904[0]));
        }
    }

    private static String part(String target) {
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private static List<CellFormat> formats(PackageParts parts) throws IOException {
        Map<Integer, CellFormat> own = new HashMap<>();
        List<CellFormat> formats = new ArrayList<>();
        boolean[] inCells = {false};
        if (parts.has("xl/styles.xml")) {
            parts.each("xl/styles.xml", PackageParts.SMALL, tag -> {
                if (tag.is("numFmt")) {
                    own.put(tag.number("numFmtId"), CellFormat.of(tag.needed("formatCode")));
                } else if (tag.is("cellXfs")) {
                    inCells[0] = true;
                } else if (tag.is("cellStyles")) {
                    inCells[0] = false;
                } else if (tag.is("xf") && inCells[0]) {
                    int format = tag.attribute("numFmtId") == null ? 0 : tag.number("numFmtId");
                    formats.add(own.getOrDefault(format, CellFormat.of(format)));
                }
            });
        }
        return List.copyOf(formats);
    }

    @Override
    public String encoding() {
        return "XLSX";
    }

    @Override
    public RowReader rowsAsTheyStand(char separator, @Nullable String sheet) throws IOException {
        return SheetRows.open(file, chosen(sheet), formats);
    }

    private Sheet chosen(@Nullable String named) throws IOException {
        if (named != null) {
            return sheets.stream()
                    .filter(sheet -> CellText.clean(sheet.name()).equals(named))
                    .findFirst()
                    .orElseThrow(() -> MappingComplaint.NO_SUCH_SHEET.at("mapping.sheet"));
        }
        List<Sheet> filled = filled();
        if (filled.size() > 1) {
            throw FileComplaint.SEVERAL_SHEETS.refused(filled.size());
        }
        if (filled.isEmpty()) {
            throw FileComplaint.NO_SHEET.refused();
        }
        return filled.getFirst();
    }

    /**
     * {@return the visible sheets that have rows}
     *
     * @throws BadRequest if there are too many to look at: each of them is opened
     */
    List<Sheet> filled() throws IOException {
        List<Sheet> filled = new ArrayList<>();
        List<Sheet> visible = sheets.stream().filter(Sheet::visible).toList();
        if (visible.size() > MAX_SHEETS) {
            throw FileComplaint.TOO_MANY_SHEETS.refused(visible.size(), MAX_SHEETS);
        }
        for (Sheet sheet : visible) {
            try (RowReader rows = SheetRows.open(file, sheet, formats)) {
                if (rows.next() != null) {
                    filled.add(sheet);
                }
            }
        }
        return filled;
    }
}
