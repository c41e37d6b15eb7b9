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
    private final Questions questions;
    private final String zone;

    BeyondPages(Sheet sheet, Entities entities, JsonNode path, String zone) {
        this.sheet = sheet;
        this.entities = entities;
        this.path = path;
        this.questions = new Questions(sheet, path);
        this.zone = zone;
    }

    void write() {
        Element alternatives = sheet.part("head.alternatives");
        questions.every(alternatives, "alternatives", question -> alternatives(alternatives, question));
        new LinkPages(sheet, entities, path, zone).write();
        conservation();
        findings();
        bounds();
        Element absence = sheet.part("head.absence");
        questions.every(absence, "absence", question -> absence(absence, questions.one(question, "absence")));
    }

    private boolean nothing(Element part, boolean none, String key) {
        if (none) {
            sheet.paragraphs(part, tongue -> tongue.text(key));
        }
        return none;
    }

    private void alternatives(Element part, JsonNode question) {
        List<JsonNode> ways = questions.of(question, "ways");
        List<String> others = Told.texts(question, "others");
        if (Told.text(question, "name").equals("paths")) {
            sheet.paragraphs(part, tongue -> tongue.text("way.lead"));
        } else if (ways.isEmpty() && others.isEmpty()) {
            sheet.paragraphs(part, tongue -> tongue.text("way.notAsked"));
            return;
        }
        if (!nothing(part, ways.isEmpty(), "way.none")) {
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
            for (JsonNode way : ways) {
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
                        ? tongue.text(noOthers(question))
                        : tongue.say("way.others", Map.of("claims", String.join(", ", others))));
    }

    /** Nothing found is said of a search that was made, and made to its end. */
    private static String noOthers(JsonNode question) {
        if (!Told.is(question, "othersSought")) {
            return "way.othersNotSought";
        }
        return Told.texts(question, "bounds").stream().allMatch("MAX_HOPS"::equals)
                ? "way.noOthers"
                : "way.noOthersCut";
    }

    private Consumer<Element> number(JsonNode node, String field) {
        return cell -> sheet.text(cell, Told.text(node, field));
    }

    private void conservation() {
        Element part = sheet.part("head.conservation");
        if (nothing(part, path.path("conservation").isEmpty(), "conservation.none")) {
            return;
        }
        sheet.paragraphs(part, tongue -> tongue.text("conservation.lead"));
        questions.each(part, "conservation", parties -> balance(part, parties));
    }

    private void balance(Element part, List<JsonNode> parties) {
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
        for (JsonNode party : parties) {
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
        if (!nothing(part, path.path("findings").isEmpty(), "finding.none")) {
            questions.each(part, "findings", findings -> findings(part, findings));
        }
    }

    private void findings(Element part, List<JsonNode> findings) {
        Rows rows = new Rows(
                sheet,
                part,
                "findings",
                "finding.kind",
                "conservation.party",
                "finding.cards",
                "finding.holds",
                "claim.source");
        for (JsonNode finding : findings) {
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
        questions.every(part, "bounds", question -> {
            List<String> bounds = Told.texts(question, "bounds");
            sheet.paragraphs(
                    part,
                    tongue -> bounds.isEmpty()
                            ? tongue.text("bound.none")
                            : String.join(" ", FirstPage.bounds(tongue, bounds)));
        });
        JsonNode withheld = path.path("withheld");
        if (nothing(part, withheld.isEmpty(), "withheld.none")) {
            return;
        }
        Rows rows = new Rows(sheet, part, "withheld", "withheld.what", "withheld.clause", "withheld.count");
        for (JsonNode item : withheld.values()) {
            rows.add(
                    cell -> {
                        sheet.code(cell, "withheld", Told.text(item, "clause") + "." + Told.text(item, "value"));
                        if (questions.several() && item.has("question")) {
                            sheet.between(cell, "; ");
                            sheet.said(
                                    cell, tongue -> tongue.say("question.n", Map.of("n", Told.text(item, "question"))));
                        }
                    },
                    cell -> sheet.text(cell, Told.text(item, "clause") + " = " + Told.text(item, "value")),
                    number(item, "entities"));
        }
    }

    private void absence(Element part, JsonNode absence) {
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
                                "size", Told.text(absence, "ledgerSize"),
                                "by", Told.text(absence, "provedBy"))));
        new Facts(sheet).exact("absence.root", Told.text(absence, "ledgerRoot")).into(part);
    }
}
