package io.cardtrail.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** What was asked, under which instrument, and the answer in plain sentences. */
final class FirstPage {
    private final Sheet sheet;
    private final JsonNode path;
    private final String number;
    private final String zone;

    FirstPage(Sheet sheet, JsonNode path, String number, String zone) {
        this.number = number;
        this.sheet = sheet;
        this.path = path;
        this.zone = zone;
    }

    void write() {
        JsonNode report = path.path("report");
        Element top = sheet.add(sheet.body(), "section");
        sheet.heading(top, 1, "top", tongue -> tongue.text("title"));
        new Facts(sheet)
                .wide("report.subject", Told.text(report, "title"))
                .add("report.recipient", Told.text(report, "recipient"))
                .add("report.madeBy", Told.text(report, "madeBy"))
                .add("report.madeAt", Told.moment(Told.text(report, "madeAt"), zone))
                .exact("report.id", number)
                .into(top);
        asked();
        instrument();
        Element answer = sheet.part("head.answer");
        sheet.sentences(answer, answer());
    }

    private void asked() {
        JsonNode instrument = path.path("instrument");
        JsonNode question = path.path("question");
        Element asked = sheet.part("head.asked");
        sheet.sentences(
                asked,
                List.of(tongue -> tongue.say(
                                "asked.sentence",
                                Map.of(
                                        "by", Told.text(path.path("report"), "madeBy"),
                                        "kind", tongue.code("instrument", Told.text(instrument, "kind")),
                                        "number", Told.text(instrument, "number"),
                                        "issuer", Told.text(instrument, "issuer"),
                                        "question", question(tongue, question)))));
    }

    private static String question(Tongue tongue, JsonNode question) {
        List<String> parts = new ArrayList<>();
        question.path("parameters")
                .properties()
                .forEach(parameter -> parts.add(tongue.code("parameter", parameter.getKey())
                        + tongue.text("colon")
                        + tongue.code(
                                family(parameter.getKey()),
                                parameter.getValue().isContainer()
                                        ? parameter.getValue().toString()
                                        : parameter.getValue().asString(""))));
        return tongue.say(
                "question.said",
                Map.of(
                        "name",
                        tongue.code("question", Told.text(question, "name")),
                        "parameters",
                        String.join(tongue.text("semicolon"), parts)));
    }

    /** {@return among which codes a parameter's value is one} */
    private static String family(String parameter) {
        return switch (parameter) {
            case "thread", "direction" -> parameter;
            default -> "value";
        };
    }

    private void instrument() {
        JsonNode instrument = path.path("instrument");
        JsonNode grant = instrument.path("grant");
        new Facts(sheet)
                .put("instrument.kind", false, cell -> {
                    sheet.code(cell, "instrument", Told.text(instrument, "kind"));
                    sheet.between(cell, " ");
                    sheet.text(cell, Told.text(instrument, "number"));
                })
                .add("instrument.issuer", Told.text(instrument, "issuer"))
                .add("instrument.case", Told.text(instrument, "caseNumber"))
                .add("instrument.purpose", Told.text(instrument, "purpose"))
                .wide("grant.window", Told.interval(grant.path("window"), zone, "…"))
                .into(sheet.part("head.instrument"));
    }

    private List<Function<Tongue, String>> answer() {
        JsonNode figures = path.path("figures");
        long acts = Told.number(figures, "acts");
        List<Function<Tongue, String>> answer = new ArrayList<>();
        if (acts == 0) {
            answer.add(tongue -> tongue.text("answer.none"));
        } else {
            answer.add(tongue -> tongue.count(
                    "answer.acts",
                    acts,
                    Map.of(
                            "acts", Long.toString(acts),
                            "cards", Long.toString(Told.number(figures, "cards")),
                            "claims", Integer.toString(path.path("claims").size()))));
            String weakest = Told.text(figures, "weakest");
            answer.add(
                    weakest.equals("A")
                            ? tongue -> tongue.text("answer.recorded")
                            : tongue -> tongue.say(
                                    "answer.weakest",
                                    Map.of(
                                            "grade",
                                            tongue.code("grade", weakest),
                                            "meaning",
                                            tongue.code("grade", weakest + ".text"))));
        }
        counted(answer, "answer.pins", Told.number(figures, "pins"));
        long gaps = Told.number(figures, "gaps");
        if (gaps == 0) {
            answer.add(tongue -> tongue.text("answer.noGaps"));
        }
        counted(answer, "answer.gaps", gaps);
        List<String> bounds = Told.texts(path, "bounds");
        answer.add(tongue -> bounds.isEmpty()
                ? tongue.text("answer.whole")
                : tongue.say("answer.bounds", Map.of("bounds", String.join(" ", bounds(tongue, bounds)))));
        counted(answer, "answer.ways", path.path("ways").size());
        counted(answer, "answer.others", path.path("others").size());
        counted(answer, "answer.findings", path.path("findings").size());
        if (Told.text(path.path("instrument").path("grant"), "thirdParties").equals("PSEUDONYM")) {
            answer.add(tongue -> tongue.text("answer.pseudonyms"));
        }
        return answer;
    }

    /** {@return what cut the answer, as sentences} */
    static List<String> bounds(Tongue tongue, List<String> bounds) {
        return bounds.stream()
                .map(bound -> tongue.code("bound", bound.equals("HOPS") ? "MAX_HOPS.plain" : bound + ".plain"))
                .toList();
    }

    private static void counted(List<Function<Tongue, String>> answer, String key, long n) {
        if (n > 0) {
            answer.add(tongue -> tongue.count(key, n, Map.of("n", Long.toString(n))));
        }
    }
}
