package io.cardtrail.report.pages;

import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** What the investigator tells of the case in their own words, with the claims that they cite: kept apart from what is recorded. */
final class NarrativePages {
    private final Sheet sheet;

    NarrativePages(Sheet sheet) {
        this.sheet = sheet;
    }

    /** Writes nothing where the report is of no investigation. */
    void write(JsonNode investigation) {
        if (investigation.isMissingNode()) {
            return;
        }
        Element part = sheet.part("head.narrative");
        JsonNode narrative = investigation.path("narrative");
        sheet.paragraphs(part, tongue -> tongue.text(narrative.isEmpty() ? "narrative.none" : "narrative.lead"));
        if (narrative.isEmpty()) {
            return;
        }
        Element quote = sheet.add(part, "div", "narrative");
        Element line = sheet.add(quote, "p");
        for (JsonNode passage : narrative.values()) {
            if (passage.has("claims")) {
                cited(line, passage);
                continue;
            }
            boolean first = true;
            for (String text : Told.text(passage, "text").split("\\R", -1)) {
                line = first ? line : sheet.add(quote, "p");
                first = false;
                text(line, text);
            }
        }
    }

    /** A space at an end is one between passages; any other is printed for what it is. */
    private void text(Element line, String text) {
        String inner = text;
        if (inner.startsWith(" ")) {
            sheet.between(line, " ");
            inner = inner.substring(1);
        }
        boolean spaced = inner.endsWith(" ");
        sheet.text(line, spaced ? inner.substring(0, inner.length() - 1) : inner);
        if (spaced) {
            sheet.between(line, " ");
        }
    }

    private void cited(Element line, JsonNode passage) {
        List<String> claims = Told.texts(passage, "claims");
        text(line, Told.text(passage, "text"));
        sheet.between(line, " [");
        sheet.said(
                line,
                tongue -> claims.isEmpty()
                        ? tongue.text("narrative.elsewhere")
                        : tongue.say("claim.numbers", Map.of("n", String.join(", ", claims))));
        sheet.between(line, "]");
    }
}
