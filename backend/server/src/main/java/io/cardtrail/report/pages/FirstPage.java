package io.cardtrail.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** What was asked, under which instrument, and the answer in plain sentences. */
final class FirstPage {
    /** So many gaps are told on the first page; the others have only their part. */
    private static final int TOLD_AT_ONCE = 3;

    private final Sheet sheet;
    private final JsonNode path;
    private final String number;
    private final String zone;
    private final Questions questions;

    FirstPage(Sheet sheet, JsonNode path, String number, String zone) {
        this.number = number;
        this.sheet = sheet;
        this.path = path;
        this.questions = new Questions(sheet, path);
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
        investigation(top);
        asked();
        instrument();
        Element answer = sheet.part("head.answer");
        questions.every(answer, "answer", question -> sheet.sentences(answer, answer(question)));
    }

    /** A report on a whole investigation says so before anything else. */
    private void investigation(Element top) {
        JsonNode investigation = path.path("investigation");
        if (!investigation.isMissingNode()) {
            sheet.sentences(
                    top,
                    List.of(tongue -> tongue.count(
                            "report.investigation",
                            questions.all().size(),
                            Map.of(
                                    "name", Told.text(investigation, "name"),
                                    "generation", Told.text(investigation, "generation"),
                                    "n", Integer.toString(questions.all().size())))));
        }
    }

    private void asked() {
        JsonNode instrument = path.path("instrument");
        List<JsonNode> all = questions.all();
        List<Function<Tongue, String>> asked = new ArrayList<>();
        asked.add(tongue -> tongue.say(
                "asked.sentence",
                Map.of(
                        "by", Told.text(path.path("report"), "madeBy"),
                        "kind", tongue.code("instrument", Told.text(instrument, "kind")),
                        "number", Told.text(instrument, "number"),
                        "issuer", Told.text(instrument, "issuer"),
                        "question",
                                questions.several()
                                        ? tongue.say("asked.several", Map.of("n", Integer.toString(all.size())))
                                        : question(
                                                tongue, path.path("questions").path(0)))));
        if (questions.several()) {
            all.forEach(question -> asked.add(tongue -> tongue.say("question.n", Map.of("n", Told.text(question, "n")))
                    + tongue.text("colon")
                    + question(tongue, question)));
        }
        sheet.sentences(sheet.part("head.asked"), asked);
    }

    private static String question(Tongue tongue, JsonNode question) {
        List<String> parts = new ArrayList<>();
        question.path("parameters")
                .properties()
                .forEach(parameter -> parts.add(tongue.code("parameter", parameter.getKey())
                        + tongue.text("colon")
                        + value(tongue, parameter.getKey(), parameter.getValue())));
        return tongue.say(
                "question.said",
                Map.of(
                        "name",
                        tongue.code("question", Told.text(question, "name")),
                        "parameters",
                        String.join(tongue.text("semicolon"), parts)));
    }

    private static String value(Tongue tongue, String parameter, JsonNode value) {
        String text = value.isContainer() ? value.toString() : value.asString("");
        int space = text.indexOf(' ');
        return switch (parameter) {
            case "thread", "direction" -> tongue.code(parameter, text);
            // An entity: what kind it is, and which.
            default -> space < 0 ? text : tongue.code("kind", text.substring(0, space)) + text.substring(space);
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

    private List<Function<Tongue, String>> answer(JsonNode question) {
        JsonNode figures = questions.one(question, "figures");
        long acts = Told.number(figures, "acts");
        List<Function<Tongue, String>> answer = new ArrayList<>();
        if (acts == 0) {
            answer.add(tongue -> tongue.text("answer.none"));
        } else {
            answer.add(tongue -> counted(tongue, "answer.acts", acts)
                    + tongue.text("space")
                    + counted(tongue, "answer.cards", Told.number(figures, "cards"))
                    + tongue.text("space")
                    + counted(
                            tongue,
                            "answer.claims",
                            questions.of(question, "claims").size()));
            grades(answer, question, Told.text(figures, "weakest"));
        }
        counted(answer, "answer.pins", Told.number(figures, "pins"));
        long gaps = Told.number(figures, "gaps");
        if (gaps == 0) {
            answer.add(tongue -> tongue.text("answer.noGaps"));
        }
        counted(answer, "answer.gaps", gaps);
        questions.of(question, "gaps").stream()
                .limit(TOLD_AT_ONCE)
                .forEach(gap -> answer.add(tongue -> gap(tongue, gap)));
        List<String> bounds = Told.texts(question, "bounds");
        answer.add(tongue -> bounds.isEmpty()
                ? tongue.text("answer.whole")
                : tongue.say("answer.bounds", Map.of("bounds", String.join(" ", bounds(tongue, bounds)))));
        ways(answer, questions.of(question, "ways").size(), Told.number(question, "waysInAll"));
        counted(answer, "answer.others", question.path("others").size());
        counted(answer, "answer.findings", questions.of(question, "findings").size());
        if (Told.text(path.path("instrument").path("grant"), "thirdParties").equals("PSEUDONYM")) {
            answer.add(tongue -> tongue.text("answer.pseudonyms"));
        }
        return answer;
    }

    /** What was concluded is not called recorded, whatever its grade. */
    private void grades(List<Function<Tongue, String>> answer, JsonNode question, String weakest) {
        long inferred = questions.of(question, "claims").stream()
                .filter(claim -> Told.text(claim, "basis").equals("INFERENCE"))
                .count();
        if (!weakest.equals("A")) {
            answer.add(tongue -> tongue.say(
                    "answer.weakest",
                    Map.of(
                            "grade", tongue.code("grade", weakest),
                            "meaning", tongue.code("grade", weakest, "text"))));
        } else if (inferred == 0) {
            answer.add(tongue -> tongue.text("answer.recorded"));
        }
        counted(answer, "answer.inferred", inferred);
        counted(answer, "answer.links", questions.of(question, "links").size());
        counted(answer, "answer.judged", questions.of(question, "identities").size());
    }

    private static void ways(List<Function<Tongue, String>> answer, long told, long all) {
        if (all > told) {
            answer.add(
                    tongue -> tongue.say("answer.waysOf", Map.of("all", Long.toString(all), "n", Long.toString(told))));
        } else {
            counted(answer, "answer.ways", told);
        }
    }

    /** {@return a gap in one sentence} What a judge must know of it before reading on. */
    private static String gap(Tongue tongue, JsonNode gap) {
        String holder = Told.text(gap, "holder");
        long candidates = gap.path("candidates").size();
        return tongue.say(
                        "answer.gap",
                        Map.of(
                                "n", Told.text(gap, "n"),
                                "record", tongue.code("act", Told.text(gap, "expectedRecord")),
                                "holder", holder.isEmpty() ? tongue.text("unknown") : holder,
                                "cause", tongue.code("cause", Told.text(gap, "cause"))))
                + tongue.text("space")
                + (candidates == 0
                        ? tongue.text("gap.noCandidates")
                        : counted(tongue, "answer.candidates", candidates));
    }

    /** {@return what cut the answer, as sentences} */
    static List<String> bounds(Tongue tongue, List<String> bounds) {
        return bounds.stream()
                .map(bound -> tongue.code("bound", bound, "plain"))
                .toList();
    }

    private static String counted(Tongue tongue, String key, long n) {
        return tongue.count(key, n, Map.of("n", Long.toString(n)));
    }

    private static void counted(List<Function<Tongue, String>> answer, String key, long n) {
        if (n > 0) {
            answer.add(tongue -> counted(tongue, key, n));
        }
    }
}
