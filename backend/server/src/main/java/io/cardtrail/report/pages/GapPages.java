package io.cardtrail.report.pages;

import java.util.Map;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** What is missing, why, what may stand in its place and what can lawfully be done next. */
final class GapPages {
    private final Sheet sheet;
    private final Entities entities;
    private final boolean several;
    private final String zone;

    /** @param several whether the report answers more than one question */
    GapPages(Sheet sheet, Entities entities, boolean several, String zone) {
        this.several = several;
        this.sheet = sheet;
        this.entities = entities;
        this.zone = zone;
    }

    void write(JsonNode gaps) {
        Element part = sheet.part("head.gaps");
        if (gaps.isEmpty()) {
            sheet.paragraphs(part, tongue -> tongue.text("gap.none"));
        }
        gaps.values().forEach(gap -> write(part, gap));
    }

    private void write(Element part, JsonNode gap) {
        String n = Told.text(gap, "n");
        Element block = sheet.add(part, "div", "claim");
        sheet.heading(block, 3, "gap" + n, tongue -> tongue.say("gap.title", Map.of("n", n)));
        String from = Told.text(gap, "from");
        String to = Told.text(gap, "to");
        String preserve = Told.text(gap, "preserveBefore");
        Facts facts = new Facts(sheet)
                .put("gap.interval", true, cell -> interval(cell, gap))
                .put("gap.sides", true, cell -> sheet.said(cell, tongue -> sides(tongue, gap)))
                .put("gap.expected", false, cell -> sheet.code(cell, "act", Told.text(gap, "expectedRecord")))
                .add("gap.holder", Told.text(gap, "holder"))
                .add("gap.from", from.isEmpty() ? "" : entities.name(from))
                .add("gap.to", to.isEmpty() ? "" : entities.name(to))
                .put("gap.cause", false, cell -> sheet.code(cell, "cause", Told.text(gap, "cause")));
        if (!Told.text(gap, "nextStep").isEmpty()) {
            facts.put("gap.step", false, cell -> sheet.code(cell, "step", Told.text(gap, "nextStep")));
        }
        facts.add("gap.preserveBefore", preserve.isEmpty() ? "" : Told.moment(preserve, zone))
                .wide("gap.cards", entities.names(Told.texts(gap, "cards")));
        if (several) {
            facts.add("gap.questions", String.join(", ", Told.texts(gap, "questions")));
        }
        facts.put("gap.grade", false, cell -> sheet.code(cell, "grade", Told.text(gap, "grade")))
                .into(block);
        candidates(part, gap);
    }

    private void candidates(Element part, JsonNode gap) {
        JsonNode candidates = gap.path("candidates");
        if (candidates.isEmpty()) {
            sheet.paragraphs(part, tongue -> tongue.text("gap.noCandidates"));
            return;
        }
        sheet.paragraphs(
                part,
                tongue -> tongue.count(
                                "gap.candidateLead",
                                candidates.size(),
                                Map.of("n", Integer.toString(candidates.size())))
                        + (Told.is(gap, "promoted") ? tongue.text("gap.promoted") : ""));
        Rows rows = new Rows(sheet, part, "candidates", "gap.candidate", "claim.amount", "gap.why", "claim.source");
        for (JsonNode candidate : candidates.values()) {
            JsonNode act = candidate.path("act");
            rows.add(
                    cell -> {
                        sheet.code(cell, "act", Told.text(act, "kind"));
                        sheet.text(sheet.add(cell, "p"), Told.text(act, "atText"));
                        sheet.text(sheet.add(cell, "p"), Told.moment(Told.text(act, "at"), zone));
                        sheet.text(sheet.add(cell, "p"), Told.text(act, "holder"));
                    },
                    cell -> amount(cell, act),
                    cell -> {
                        sheet.code(sheet.add(cell, "p"), "grade", Told.text(candidate, "grade"));
                        sheet.said(
                                sheet.add(cell, "p"),
                                tongue -> ClaimPages.inference(tongue, candidate.path("inference")));
                    },
                    cell -> candidate.path("sources").values().forEach(source -> {
                        sheet.text(sheet.add(cell, "p"), Told.text(source, "file") + ":" + Told.text(source, "line"));
                        sheet.text(sheet.add(cell, "p", "exact"), Told.text(source, "leaf"));
                    }));
        }
    }

    private void amount(Element cell, JsonNode act) {
        if (act.path("amount").isNumber()) {
            String yuan = Told.yuan(Told.number(act, "amount"));
            sheet.said(sheet.add(cell, "p"), tongue -> tongue.say("money", Map.of("yuan", yuan)));
        }
        if (act.path("quantity").isNumber()) {
            sheet.said(
                    sheet.add(cell, "p"), tongue -> tongue.say("gap.pieces", Map.of("n", Told.text(act, "quantity"))));
        }
    }

    private static String sides(Tongue tongue, JsonNode gap) {
        String after = Told.text(gap, "after");
        return tongue.say(
                after.isEmpty() ? "gap.sides.before" : "gap.sides.both",
                Map.of("after", after, "before", Told.text(gap, "before")));
    }

    private void interval(Element cell, JsonNode gap) {
        String begin = Told.text(gap, "begin");
        if (begin.isEmpty()) {
            sheet.label(cell, "gap.openBegin");
        } else {
            sheet.text(cell, Told.moment(begin, zone));
        }
        sheet.between(cell, " – ");
        sheet.text(cell, Told.moment(Told.text(gap, "end"), zone));
    }
}
