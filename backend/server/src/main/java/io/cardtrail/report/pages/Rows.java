package io.cardtrail.report.pages;

import java.util.function.Consumer;
import org.w3c.dom.Element;

/** A table with a heading for each column, repeated on every page. It needs a row: PDF/UA-1 (7.2) has no table without. */
final class Rows {
    private final Sheet sheet;
    private final Element rows;

    Rows(Sheet sheet, Element parent, String kind, String... keys) {
        this.sheet = sheet;
        Element table = sheet.add(parent, "table", "rows " + kind);
        Element head = sheet.add(sheet.add(table, "thead"), "tr");
        for (String key : keys) {
            sheet.label(sheet.header(head, "col"), key);
        }
        this.rows = sheet.add(table, "tbody");
    }

    /** Adds a row. */
    @SafeVarargs
    final void add(Consumer<Element>... cells) {
        Element row = sheet.add(rows, "tr");
        for (Consumer<Element> cell : cells) {
            cell.accept(sheet.add(row, "td"));
        }
    }
}
