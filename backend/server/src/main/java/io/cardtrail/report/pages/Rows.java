package io.cardtrail.report.pages;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A table with a heading for each column, repeated on every page. It begins with its first row: PDF/UA-1 (7.2) has no table without. */
final class Rows {
    private final Sheet sheet;
    private final Element parent;
    private final String kind;
    private final List<String> keys;
    private @Nullable Element rows;

    Rows(Sheet sheet, Element parent, String kind, String... keys) {
        this.sheet = sheet;
        this.parent = parent;
        this.kind = kind;
        this.keys = List.of(keys);
    }

    /** Adds a row. */
    @SafeVarargs
    final void add(Consumer<Element>... cells) {
        if (rows == null) {
            rows = table();
        }
        Element row = sheet.add(rows, "tr");
        for (Consumer<Element> cell : cells) {
            cell.accept(sheet.add(row, "td"));
        }
    }

    private Element table() {
        Element table = sheet.add(parent, "table", "rows " + kind);
        Element head = sheet.add(sheet.add(table, "thead"), "tr");
        for (String key : keys) {
            sheet.label(sheet.header(head, "col"), key);
        }
        return sheet.add(table, "tbody");
    }
}
