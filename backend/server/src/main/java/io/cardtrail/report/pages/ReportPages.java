package io.cardtrail.report.pages;

import io.cardtrail.model.Sha256;
import java.util.List;
import org.w3c.dom.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sets {@code path.json} as pages for a court: PDF/A-3a and PDF/UA-1, with {@code path.json} itself attached. What is asked, under which instrument,
 * and the answer come first; then every hop as a numbered claim, and all that is needed to doubt or check it.
 */
public final class ReportPages {
    private ReportPages() {}

    /**
     * What proves that one question was logged before it ran. It lies beside {@code path.json}, which must be the same whenever it is made.
     *
     * @param checkpoint a signed note of the log, as it stands
     * @param entry the log's line of the intent, canonical JSON
     * @param result the log's line of the result, canonical JSON
     */
    public record Access(String checkpoint, String entry, String result) {}

    /**
     * {@return the report as an unsigned PDF} The same input gives the same bytes, on any machine, in any locale or zone.
     *
     * @param pathJson the bytes of {@code path.json} (RFC 8785): set as pages, and attached as they are
     * @param accesses to the answers, in the order of the questions
     * @throws IllegalArgumentException if they are no JSON, the report's language is none of ZH, EN and BOTH, or it has no time
     * @throws PagesFailed if the pages can't be made as they must be
     */
    public static byte[] of(byte[] pathJson, List<Access> accesses) {
        try {
            return pdf(new JsonMapper().readTree(pathJson), pathJson, accesses);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("path.json is no JSON", e);
        }
    }

    /**
     * {@return the same without the proof of access: the pages say that it lies in the bundle}
     *
     * @param path the tree of {@code path.json}
     * @param canonical its very bytes, to be attached
     * @throws IllegalArgumentException if the report's language is none of ZH, EN and BOTH, or it has no time
     * @throws PagesFailed if the pages can't be made as they must be
     */
    static byte[] pdf(JsonNode path, byte[] canonical) {
        return pdf(path, canonical, List.of());
    }

    private static byte[] pdf(JsonNode path, byte[] canonical, List<Access> accesses) {
        JsonNode report = path.path("report");
        Sheet sheet = new Sheet(tongues(Told.text(report, "language")), Typeface.ofBuild());
        String named = Told.text(report, "zone");
        String zone = named.isEmpty() ? "Asia/Shanghai" : named;
        String number = Sha256.hex(canonical);
        margins(sheet, report, number);
        new FirstPage(sheet, path, number, zone).write();
        Questions questions = new Questions(sheet, path);
        Element drawing = sheet.part("head.drawing");
        questions.every(
                drawing,
                "drawing",
                question -> new LanePages(
                                sheet, Layout.of(questions.one(question, "layouts")), Told.text(question, "n"), zone)
                        .write(drawing));
        Entities entities = new Entities(sheet, path.path("entities"));
        new ClaimPages(sheet, entities, questions.several(), zone).write(path.path("claims"));
        new GapPages(sheet, entities, questions.several(), zone).write(path.path("gaps"));
        new BeyondPages(sheet, entities, path, zone).write();
        new NarrativePages(sheet).write(path.path("investigation"));
        new LawPages(sheet, path, accesses, zone).write();
        entities.list();
        sheet.bookmarks();
        return PdfDocument.make(sheet, report, canonical, number);
    }

    private static List<Tongue> tongues(String language) {
        return switch (language) {
            case "ZH" -> List.of(Tongue.ZH);
            case "EN" -> List.of(Tongue.EN);
            case "BOTH" -> List.of(Tongue.ZH, Tongue.EN);
            default ->
                throw new IllegalArgumentException("report.language is \"" + language + "\"; write ZH, EN or BOTH");
        };
    }

    /** What stands at the edge of every page. */
    private static void margins(Sheet sheet, JsonNode report, String number) {
        Element style = sheet.add(sheet.head(), "style");
        style.setAttribute("type", "text/css");
        style.appendChild(sheet.document().createTextNode(PdfDocument.style()));
        Element title = sheet.add(sheet.head(), "title");
        sheet.text(title, sheet.first().text("title") + " " + number.substring(0, 16));
        for (List<String> meta : List.of(
                List.of("author", Told.text(report, "madeBy")),
                List.of("subject", Told.text(report, "title")),
                List.of("description", Told.text(report, "title")))) {
            Element element = sheet.add(sheet.head(), "meta");
            element.setAttribute("name", meta.getFirst());
            element.setAttribute("content", sheet.face().printable(meta.getLast()));
        }
        Element top = sheet.add(sheet.body(), "div", "running-top");
        if (Told.is(report, "demonstration")) {
            Element mark = sheet.add(top, "span", "demonstration");
            sheet.text(mark, Tongue.EN.text("demonstration") + " / " + Tongue.ZH.text("demonstration"));
        }
        Element foot = sheet.add(sheet.body(), "div", "running-foot");
        sheet.between(foot, "path.json SHA-256 ");
        sheet.text(foot, number);
        sheet.between(foot, " · ");
        sheet.label(foot, "page");
        sheet.between(foot, " ");
        sheet.add(foot, "span", "page-number");
        sheet.between(foot, " / ");
        sheet.add(foot, "span", "page-count");
    }
}
