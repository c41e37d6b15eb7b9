package io.cardtrail.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.w3c.dom.Element;

/** A table of labels and values: two short ones on a line, a long one on its own. */
final class Facts {
    private record Fact(String key, boolean wide, Consumer<Element> value) {}

    private final Sheet sheet;
    private final List<Fact> facts = new ArrayList<>();

    Facts(Sheet sheet) {
        this.sheet = sheet;
    }

    /** Adds a short value, if there is one. */
    Facts add(String key, String value) {
        return value.isEmpty() ? this : put(key, false, cell -> sheet.text(cell, value));
    }

    /** Adds a long value, if there is one. */
    Facts wide(String key, String value) {
        return value.isEmpty() ? this : put(key, true, cell -> sheet.text(cell, value));
    }

    /** Adds a digest or the like, if there is one. */
    Facts exact(String key, String value) {
        return value.isEmpty() ? this : put(key, true, cell -> sheet.text(sheet.add(cell, "span", "exact"), value));
    }

    Facts put(String key, boolean wide, Consumer<Element> value) {
        facts.add(new Fact(key, wide, value));
        return this;
    }

    /** Writes the table. */
    void into(Element parent) {
        if (facts.isEmpty()) {
            return;
        }
        Element table = sheet.add(parent, "table", "facts");
        Element columns = sheet.add(table, "colgroup");
        for (String kind : List.of("label", "value", "label", "value")) {
            sheet.add(columns, "col", kind);
        }
        Element rows = sheet.add(table, "tbody");
        int at = 0;
        while (at < facts.size()) {
            Element row = sheet.add(rows, "tr");
            Fact fact = facts.get(at);
            boolean paired =
                    !fact.wide() && at + 1 < facts.size() && !facts.get(at + 1).wide();
            cells(row, fact, paired);
            if (paired) {
                cells(row, facts.get(at + 1), true);
            }
            at += paired ? 2 : 1;
        }
    }

    private void cells(Element row, Fact fact, boolean paired) {
        sheet.label(sheet.header(row, "row"), fact.key());
        Element cell = sheet.add(row, "td");
        if (!paired) {
            cell.setAttribute("colspan", "3");
        }
        fact.value().accept(cell);
    }
}
