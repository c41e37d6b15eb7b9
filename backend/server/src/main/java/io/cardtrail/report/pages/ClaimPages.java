package io.cardtrail.report.pages;

import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** Every hop as a claim of its own, however many are alike. */
final class ClaimPages {
    /** How a clock is called that its holder alone keeps. */
    private static final String OWN = "holder:";

    private final Sheet sheet;
    private final Entities entities;
    private final boolean several;
    private final String zone;

    /** @param several whether the report answers more than one question */
    ClaimPages(Sheet sheet, Entities entities, boolean several, String zone) {
        this.several = several;
        this.sheet = sheet;
        this.entities = entities;
        this.zone = zone;
    }

    /** {@return the notes that say what a rule rests on and how it errs} */
    static String inference(Tongue tongue, JsonNode inference) {
        JsonNode wrong = inference.path("wrongInHundred");
        return tongue.say(
                "claim.inference.text",
                Map.of(
                        "rule", tongue.code("rule", Told.text(inference, "rule")),
                        "version", Told.text(inference, "version"),
                        "error",
                                wrong.isNumber()
                                        ? tongue.say("error.measured", Map.of("n", wrong.asString()))
                                        : tongue.text("error.unmeasured")));
    }

    void write(JsonNode claims) {
        Element part = sheet.part("head.claims");
        if (claims.isEmpty()) {
            sheet.paragraphs(part, tongue -> tongue.text("claims.none"));
            return;
        }
        sheet.paragraphs(
                part,
                tongue -> tongue.say(
                        "claims.lead",
                        Map.of(
                                "a", tongue.text("grade.A.text"),
                                "b", tongue.text("grade.B.text"),
                                "c", tongue.text("grade.C.text"))));
        claims.values().forEach(claim -> write(part, claim));
    }

    private void write(Element part, JsonNode claim) {
        String n = Told.text(claim, "n");
        JsonNode act = claim.path("act");
        Element block = sheet.add(part, "div", "claim");
        sheet.heading(block, 3, "claim" + n, tongue -> {
            String what = act.isMissingNode() ? "" : " · " + tongue.code("act", Told.text(act, "kind"));
            return tongue.say("claim.title", Map.of("n", n)) + what;
        });
        if (act.isMissingNode()) {
            sheet.paragraphs(block, tongue -> tongue.text("claim.withheld"));
            new Facts(sheet)
                    .exact("claim.commitment", Told.text(claim, "commitment"))
                    .into(block);
            return;
        }
        Facts facts = new Facts(sheet);
        time(facts, act);
        parties(facts, claim);
        money(facts, act);
        basis(facts, claim);
        sources(facts, claim);
        JsonNode clause = claim.path("clause");
        facts.put(
                "claim.clause",
                true,
                cell -> sheet.said(
                        cell,
                        tongue -> tongue.say(
                                "claim.clause.text",
                                Map.of(
                                        "grant", Told.text(clause, "grant"),
                                        "category", tongue.code("category", Told.text(clause, "category")),
                                        "channel", tongue.code("channel", Told.text(clause, "channel"))))));
        facts.exact("claim.commitment", Told.text(claim, "commitment")).into(block);
    }

    private void time(Facts facts, JsonNode act) {
        String clock = Told.text(act, "clock");
        // The source's own text may be of another zone, and may name it: nothing is put to it.
        String at = Told.text(act, "at");
        facts.add("claim.time", Told.text(act, "atText"))
                .add("claim.utc", at + " = " + Told.moment(at, zone))
                .add("claim.holder", Told.text(act, "holder"))
                .put("claim.clock", false, cell -> {
                    if (clock.isEmpty()) {
                        sheet.label(cell, "claim.clock.none");
                    } else if (clock.startsWith(OWN)) {
                        sheet.said(
                                cell,
                                tongue ->
                                        tongue.say("claim.clock.own", Map.of("holder", clock.substring(OWN.length()))));
                    } else {
                        sheet.text(cell, Told.clock(clock));
                    }
                });
    }

    private void parties(Facts facts, JsonNode claim) {
        List<String> cards = Told.texts(claim, "cards");
        // The cards have a line of their own.
        List<JsonNode> roles = claim.path("roles")
                .valueStream()
                .filter(role ->
                        !Told.text(role, "role").equals("OF_CARD") || !cards.contains(Told.text(role, "entity")))
                .toList();
        if (!roles.isEmpty()) {
            facts.put(
                    "claim.parties",
                    true,
                    cell -> roles.forEach(role -> {
                        Element line = sheet.add(cell, "p");
                        sheet.code(line, "role", Told.text(role, "role"));
                        sheet.between(line, ": ");
                        entities.write(line, Told.text(role, "entity"));
                        if (!Told.text(role, "name").isEmpty()) {
                            sheet.between(line, "; ");
                            sheet.said(
                                    line, tongue -> tongue.say("claim.named", Map.of("name", Told.text(role, "name"))));
                        }
                    }));
        }
        facts.wide("claim.cards", entities.names(cards));
    }

    private void money(Facts facts, JsonNode act) {
        for (String field : List.of("amount", "faceValue", "unitPrice")) {
            if (act.path(field).isNumber()) {
                String yuan = Told.yuan(Told.number(act, field));
                facts.put(
                        "claim." + field,
                        false,
                        cell -> sheet.said(cell, tongue -> tongue.say("money", Map.of("yuan", yuan))));
            }
        }
        facts.add("claim.quantity", Told.text(act, "quantity"))
                .add("claim.status", Told.text(act, "status"))
                .add("claim.method", Told.text(act, "method"))
                .add("claim.reference", Told.text(act, "reference"));
    }

    private void basis(Facts facts, JsonNode claim) {
        JsonNode told = claim.path("told");
        String depth = several ? "" : Told.text(told.path(0), "depth");
        facts.put("claim.basis", false, cell -> {
            sheet.code(cell, "grade", Told.text(claim, "grade"));
            sheet.between(cell, "; ");
            sheet.code(cell, "basis", Told.text(claim, "basis"));
            if (!depth.isEmpty()) {
                sheet.between(cell, "; ");
                sheet.said(cell, tongue -> tongue.say("claim.depth", Map.of("n", depth)));
            }
        });
        if (several) {
            facts.put("claim.told", false, cell -> {
                boolean first = true;
                for (JsonNode telling : told.values()) {
                    if (!first) {
                        sheet.between(cell, "; ");
                    }
                    first = false;
                    sheet.said(cell, tongue -> telling(tongue, telling));
                }
            });
        }
        JsonNode inference = claim.path("inference");
        if (!inference.isMissingNode()) {
            facts.put("claim.inference", true, cell -> sheet.said(cell, tongue -> inference(tongue, inference)));
        }
        List<String> settled = Told.texts(claim, "settledBy");
        if (!settled.isEmpty()) {
            facts.put(
                    "claim.settledBy",
                    false,
                    cell -> sheet.said(
                            cell, tongue -> tongue.say("claim.numbers", Map.of("n", String.join(", ", settled)))));
        }
        long independent = Told.number(claim, "independentSources");
        if (independent > 1) {
            facts.add("claim.independent", Long.toString(independent));
        }
        if (Told.is(claim, "tied")) {
            facts.put("claim.order", true, cell -> sheet.label(cell, "claim.tied"));
        }
    }

    private static String telling(Tongue tongue, JsonNode telling) {
        String depth = Told.text(telling, "depth");
        return tongue.say("question.n", Map.of("n", Told.text(telling, "question")))
                + (depth.isEmpty() ? "" : tongue.text("comma") + tongue.say("claim.depth", Map.of("n", depth)));
    }

    private void sources(Facts facts, JsonNode claim) {
        for (JsonNode source : claim.path("sources").values()) {
            facts.put("claim.source", true, cell -> source(cell, source))
                    .exact("claim.file", Told.text(source, "sha256"))
                    .exact("claim.leaf", Told.text(source, "leaf"));
        }
    }

    private void source(Element cell, JsonNode source) {
        sheet.text(sheet.add(cell, "p"), Told.text(source, "file") + ":" + Told.text(source, "line"));
        if (!Told.text(source, "path").isEmpty()) {
            sheet.text(sheet.add(cell, "p", "exact"), Told.text(source, "path"));
        }
    }
}
