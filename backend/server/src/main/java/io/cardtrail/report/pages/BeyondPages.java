package io.cardtrail.report.pages;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** What else leads there, whether quantities agree, what cut the answer, what was withheld, and what is claimed not to exist. */
final class BeyondPages {
    private final Sheet sheet;
    private final Entities entities;
    private final JsonNode path;
    private final String zone;

    BeyondPages(Sheet sheet, Entities entities, JsonNode path, String zone) {
        this.sheet = sheet;
        this.entities = entities;
        this.path = path;
        this.zone = zone;
    }

    void write() {
        alternatives();
        new LinkPages(sheet, entities, path, zone).write();
        conservation();
        findings();
        bounds();
        absence();
    }

    private boolean nothing(Element part, JsonNode list, String key) {
        if (list.isEmpty()) {
            sheet.paragraphs(part, tongue -> tongue.text(key));
        }
        return list.isEmpty();
    }

    private void alternatives() {
        Element part = sheet.part("head.alternatives");
        JsonNode ways = path.path("ways");
        List<String> others = Told.texts(path, "others");
        if (Told.text(path.path("question"), "name").equals("paths")) {
            sheet.paragraphs(part, tongue -> tongue.text("way.lead"));
        } else if (ways.isEmpty() && others.isEmpty()) {
            sheet.paragraphs(part, tongue -> tongue.text("way.notAsked"));
            return;
        }
        if (!nothing(part, ways, "way.none")) {
            Rows rows = new Rows(
                    sheet,
                    part,
                    "ways",
                    "way.n",
                    "claim.cards",
                    "way.claims",
                    "claim.grade",
                    "way.corroborated",
                    "head.gaps");
            for (JsonNode way : ways.values()) {
                String card = Told.text(way, "card");
                rows.add(
                        number(way, "n"),
                        cell -> sheet.text(cell, card.isEmpty() ? "" : entities.name(card)),
                        cell -> sheet.text(cell, String.join(" → ", Told.texts(way, "claims"))),
                        cell -> sheet.code(cell, "grade", Told.text(way, "grade")),
                        number(way, "corroborated"),
                        number(way, "gaps"));
            }
        }
        sheet.paragraphs(
                part,
                tongue -> others.isEmpty()
                        ? tongue.text("way.noOthers")
                        : tongue.say("way.others", Map.of("claims", String.join(", ", others))));
    }

    private Consumer<Element> number(JsonNode node, String field) {
        return cell -> sheet.text(cell, Told.text(node, field));
    }

    private void conservation() {
        Element part = sheet.part("head.conservation");
        JsonNode parties = path.path("conservation");
        if (nothing(part, parties, "conservation.none")) {
            return;
        }
        sheet.paragraphs(part, tongue -> tongue.text("conservation.lead"));
        Rows rows = new Rows(
                sheet,
                part,
                "balance",
                "conservation.party",
                "conservation.cardsIn",
                "conservation.soldOn",
                "conservation.redeemed",
                "conservation.held",
                "conservation.outWithoutIn");
        for (JsonNode party : parties.values()) {
            rows.add(
                    cell -> entities.write(cell, Told.text(party, "party")),
                    number(party, "cardsIn"),
                    number(party, "soldOn"),
                    number(party, "redeemed"),
                    number(party, "held"),
                    number(party, "outWithoutIn"));
        }
    }

    private void findings() {
        Element part = sheet.part("head.findings");
        JsonNode findings = path.path("findings");
        if (nothing(part, findings, "finding.none")) {
            return;
        }
        Rows rows = new Rows(
                sheet,
                part,
                "findings",
                "finding.kind",
                "conservation.party",
                "finding.cards",
                "finding.holds",
                "claim.source");
        for (JsonNode finding : findings.values()) {
            String party = Told.text(finding, "party");
            rows.add(
                    cell -> sheet.code(cell, "finding", Told.text(finding, "kind")),
                    cell -> {
                        if (!party.isEmpty()) {
                            entities.write(cell, party);
                        }
                    },
                    number(finding, "cards"),
                    number(finding, "holds"),
                    cell -> finding.path("sources").values().forEach(source -> {
                        sheet.text(sheet.add(cell, "p"), Told.text(source, "file") + ":" + Told.text(source, "line"));
                        sheet.text(sheet.add(cell, "p", "exact"), Told.text(source, "leaf"));
                    }));
        }
    }

    private void bounds() {
        Element part = sheet.part("head.bounds");
        List<String> bounds = Told.texts(path, "bounds");
        sheet.paragraphs(
                part,
                tongue -> bounds.isEmpty()
                        ? tongue.text("bound.none")
                        : String.join(" ", FirstPage.bounds(tongue, bounds)));
        JsonNode withheld = path.path("withheld");
        if (nothing(part, withheld, "withheld.none")) {
            return;
        }
        Rows rows = new Rows(sheet, part, "withheld", "withheld.what", "withheld.clause", "withheld.count");
        for (JsonNode item : withheld.values()) {
            rows.add(
                    cell -> sheet.code(cell, "withheld", Told.text(item, "clause") + "." + Told.text(item, "value")),
                    cell -> sheet.text(cell, Told.text(item, "clause") + " = " + Told.text(item, "value")),
                    number(item, "entities"));
        }
    }

    private void absence() {
        Element part = sheet.part("head.absence");
        JsonNode absence = path.path("absence");
        if (!Told.is(absence, "whole")) {
            sheet.paragraphs(part, tongue -> tongue.text("absence.none"));
            return;
        }
        sheet.paragraphs(
                part,
                tongue -> tongue.say(
                        "absence.whole",
                        Map.of(
                                "kinds",
                                        String.join(
                                                tongue.text("comma"),
                                                Told.texts(absence, "kinds").stream()
                                                        .map(kind -> tongue.code("category", kind))
                                                        .toList()),
                                "size", Told.text(absence, "ledgerSize"))));
        new Facts(sheet).exact("absence.root", Told.text(absence, "ledgerRoot")).into(part);
    }
}
