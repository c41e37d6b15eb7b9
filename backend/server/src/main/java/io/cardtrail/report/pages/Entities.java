package io.cardtrail.report.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** Who and what a report names, by the mark that the claims use. */
final class Entities {
    private final Sheet sheet;
    private final JsonNode all;
    private final Map<String, JsonNode> byId = new HashMap<>();

    Entities(Sheet sheet, JsonNode all) {
        this.sheet = sheet;
        this.all = all;
        all.values().forEach(entity -> byId.put(Told.text(entity, "id"), entity));
    }

    /** {@return what something is called, with its mark} The mark alone where it is not in the list. */
    String name(String id) {
        JsonNode entity = byId.get(id);
        return entity == null ? id : Told.text(entity, "label") + " [" + id + "]";
    }

    String names(List<String> ids) {
        return String.join(", ", ids.stream().map(this::name).toList());
    }

    /** Appends a name, and says where it is a pseudonym. */
    void write(Element parent, String id) {
        sheet.text(parent, name(id));
        JsonNode entity = byId.get(id);
        if (entity != null) {
            pseudonym(parent, entity);
        }
    }

    private void pseudonym(Element parent, JsonNode entity) {
        if (Told.is(entity, "pseudonymous")) {
            sheet.between(parent, " (");
            sheet.label(parent, "entity.pseudonym");
            sheet.between(parent, ")");
        }
    }

    /** Writes the list of all, a part of its own. */
    void list() {
        if (all.isEmpty()) {
            return;
        }
        Rows rows =
                new Rows(sheet, sheet.part("head.entities"), "entities", "entity.id", "entity.kind", "entity.label");
        for (JsonNode entity : all.values()) {
            rows.add(
                    cell -> sheet.text(cell, Told.text(entity, "id")),
                    cell -> sheet.code(cell, "kind", Told.text(entity, "kind")),
                    cell -> {
                        sheet.text(cell, Told.text(entity, "label"));
                        pseudonym(cell, entity);
                    });
        }
    }
}
