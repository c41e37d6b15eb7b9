package io.cardtrail.report.pages;

import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** What a question about money or links arrives at; a part of its own only where there is such a thing. */
final class LinkPages {
    private final Sheet sheet;
    private final Entities entities;
    private final JsonNode path;
    private final Questions questions;
    private final String zone;

    LinkPages(Sheet sheet, Entities entities, JsonNode path, String zone) {
        this.sheet = sheet;
        this.entities = entities;
        this.path = path;
        this.questions = new Questions(sheet, path);
        this.zone = zone;
    }

    void write() {
        if (List.of("reached", "links", "identities", "sharedExits").stream()
                .allMatch(list -> path.path(list).isEmpty())) {
            return;
        }
        Element part = sheet.part("head.links");
        sheet.paragraphs(part, tongue -> tongue.text("links.lead"));
        reached(part);
        links(part);
        identities(part);
        exits(part);
    }

    private void reached(Element part) {
        questions.each(part, "reached", reached -> {
            Rows rows = new Rows(sheet, part, "reached", "reached.what", "reached.depth", "reached.at");
            for (JsonNode one : reached) {
                rows.add(
                        cell -> entities.write(cell, Told.text(one, "entity")),
                        cell -> sheet.text(cell, Told.text(one, "depth")),
                        cell -> sheet.text(cell, Told.moment(Told.text(one, "at"), zone)));
            }
        });
    }

    private void links(Element part) {
        questions.each(part, "links", links -> {
            Rows rows = new Rows(sheet, part, "links", "link.a", "link.b", "link.via", "gap.why", "link.alternatives");
            for (JsonNode link : links) {
                rows.add(
                        cell -> entities.write(cell, Told.text(link, "a")),
                        cell -> entities.write(cell, Told.text(link, "b")),
                        cell -> sheet.text(cell, entities.names(Told.texts(link, "via"))),
                        cell -> grade(cell, link),
                        cell -> Told.texts(link, "alternatives")
                                .forEach(doubt -> sheet.code(sheet.add(cell, "p"), "doubt", doubt)));
            }
        });
    }

    private void grade(Element cell, JsonNode inferred) {
        sheet.code(sheet.add(cell, "p"), "grade", Told.text(inferred, "grade"));
        sheet.code(sheet.add(cell, "p"), "rule", Told.text(inferred, "rule"));
        sheet.said(
                sheet.add(cell, "p"),
                tongue -> tongue.say("link.sources", Map.of("n", Told.text(inferred, "independentSources"))));
    }

    private void identities(Element part) {
        questions.each(part, "identities", identities -> {
            Rows rows = new Rows(
                    sheet, part, "identities", "link.a", "link.b", "gap.why", "way.claims", "identity.disputed");
            for (JsonNode identity : identities) {
                rows.add(
                        cell -> entities.write(cell, Told.text(identity, "from")),
                        cell -> entities.write(cell, Told.text(identity, "to")),
                        cell -> grade(cell, identity),
                        cell -> sheet.text(cell, String.join(", ", Told.texts(identity, "rows"))),
                        cell -> sheet.label(cell, Told.is(identity, "disputed") ? "yes" : "no"));
            }
        });
    }

    private void exits(Element part) {
        questions.each(part, "sharedExits", exits -> {
            Rows rows = new Rows(sheet, part, "exits", "exit.address", "exit.accounts", "exit.shared");
            for (JsonNode exit : exits) {
                rows.add(
                        cell -> entities.write(cell, Told.text(exit, "address")),
                        cell -> sheet.text(cell, Told.text(exit, "accountsIn24h")),
                        cell -> sheet.label(cell, Told.is(exit, "sharedExit") ? "yes" : "no"));
            }
        });
    }
}
