package io.cardtrail.report.pages;

import io.cardtrail.model.Sha256;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** Why the data could lawfully be read, by what it was read, and how a stranger checks both. */
final class LawPages {
    /** What only a report on several questions has to check. */
    private static final String SEVERAL = "accesses";

    /** What is checked, and the command: as docs/verify-a-report.md has it, which lies in every bundle and says how to lay the files out. */
    private static final List<Map.Entry<String, List<String>>> COMMANDS = List.of(
            Map.entry("files", List.of("sha256sum -c --strict SHA256SUMS", "cksum -a sm3 --check --strict SM3SUMS")),
            Map.entry(
                    "issuer",
                    List.of("openssl cms -verify -cades -binary -inform DER -in SHA256SUMS.p7s -content SHA256SUMS"
                            + " -CAfile ../ca.pem -purpose any -signer ../signed-by.pem -out /dev/null")),
            Map.entry("time", List.of("openssl ts -verify -data SHA256SUMS -in SHA256SUMS.tsr -CAfile ../tsa.pem")),
            Map.entry(
                    "sm2",
                    List.of("openssl dgst -sm3 -verify pki/sm2.pub.pem -sigopt distid:1234567812345678"
                            + " -signature SHA256SUMS.sm2sig SHA256SUMS")),
            Map.entry("pdf", List.of("pdfsig -nssdir ../nss report.pdf")),
            Map.entry(
                    "json",
                    List.of("pdfdetach -save 1 -o ../attached.json report.pdf && cmp ../attached.json path.json")),
            Map.entry("archive", List.of("verapdf --flavour 3a report.pdf", "verapdf --flavour ua1 report.pdf")),
            Map.entry(
                    "access",
                    List.of(
                            "sh verify-inclusion.sh audit/entry.json audit/entry.tlog-proof ../log.pub.pem",
                            "sh verify-inclusion.sh audit/result.json audit/result.tlog-proof ../log.pub.pem")),
            Map.entry(
                    SEVERAL,
                    List.of("find audit -mindepth 2 -name '*.json' | sort | while read -r f; do"
                            + " sh verify-inclusion.sh $f ${f%.json}.tlog-proof ../log.pub.pem; done")),
            Map.entry(
                    "chain",
                    List.of(
                            "riot --output=turtle path.case.jsonld > ../path.ttl",
                            "shacl validate --shapes shapes.ttl --data ../path.ttl")));

    /** What is true of every report, whatever was asked. */
    private static final List<String> LIMITS = List.of(
            "limit.clocks",
            "limit.person",
            "limit.scope",
            "limit.supplier",
            "limit.error",
            "limit.log",
            "methods.glyphs");

    private final Sheet sheet;
    private final JsonNode path;
    private final List<ReportPages.Access> accesses;
    private final Questions questions;
    private final String zone;

    LawPages(Sheet sheet, JsonNode path, List<ReportPages.Access> accesses, String zone) {
        this.sheet = sheet;
        this.path = path;
        this.accesses = List.copyOf(accesses);
        this.questions = new Questions(sheet, path);
        this.zone = zone;
    }

    /** {@return every command that is printed} */
    static List<String> commands() {
        return COMMANDS.stream().map(Map.Entry::getValue).flatMap(List::stream).toList();
    }

    void write() {
        access();
        methods();
        verify();
    }

    private void access() {
        JsonNode instrument = path.path("instrument");
        Element part = sheet.part("head.access");
        sheet.paragraphs(part, tongue -> tongue.text("access.lead"));
        Facts facts = new Facts(sheet)
                .put("instrument.kind", false, cell -> sheet.code(cell, "instrument", Told.text(instrument, "kind")))
                .add("instrument.number", Told.text(instrument, "number"))
                .add("instrument.issuer", Told.text(instrument, "issuer"))
                .put("instrument.state", false, cell -> sheet.code(cell, "state", Told.text(instrument, "state")))
                .add("instrument.case", Told.text(instrument, "caseNumber"))
                .add("instrument.stage", Told.text(instrument, "caseStage"))
                .wide("instrument.purpose", Told.text(instrument, "purpose"))
                .wide("instrument.legalBasis", Told.text(instrument, "legalBasis"))
                .wide("instrument.validity", Told.interval(instrument.path("validity"), zone, "…"))
                .add("instrument.generation", Told.text(instrument, "generation"));
        grant(facts, instrument.path("grant"));
        facts.exact("instrument.hash", Told.text(instrument, "hash"));
        if (!questions.several()) {
            asked(facts, path.path("questions").path(0), 0);
        }
        facts.into(part);
        if (questions.several()) {
            int[] place = {0};
            questions.every(part, "access", question -> {
                Facts own = new Facts(sheet);
                asked(own, question, place[0]++);
                own.into(part);
            });
        }
    }

    private void asked(Facts facts, JsonNode question, int place) {
        facts.exact("question.asOf", Told.text(question, "asOf"))
                .exact("question.digest", Told.text(question, "digest"));
        if (place < accesses.size()) {
            log(facts, accesses.get(place));
        } else {
            facts.put("access.checkpoint", true, cell -> sheet.label(cell, "access.beside"));
        }
    }

    private void log(Facts facts, ReportPages.Access access) {
        JsonNode asked = Told.tree(access.entry());
        JsonNode answered = Told.tree(access.result());
        facts.add("access.entry", Told.text(asked, "index"))
                .add("access.time", Told.moment(Told.text(asked, "time"), zone))
                .add("access.result", Told.text(answered, "index"))
                .add("access.resultTime", Told.moment(Told.text(answered, "time"), zone))
                .exact("access.entryHash", Sha256.hex(access.entry().strip()))
                .put(
                        "access.checkpoint",
                        true,
                        cell -> access.checkpoint()
                                .lines()
                                .forEach(line -> sheet.text(sheet.add(cell, "p", "exact"), line)));
    }

    private void grant(Facts facts, JsonNode grant) {
        facts.add("grant.id", Told.text(grant, "id"))
                .put(
                        "grant.thirdParties",
                        false,
                        cell -> sheet.code(cell, "thirdParties", Told.text(grant, "thirdParties")))
                .put(
                        "grant.subjects",
                        true,
                        cell -> grant.path("subjects").values().forEach(subject -> {
                            Element line = sheet.add(cell, "p");
                            sheet.code(line, "kind", Told.text(subject, "kind"));
                            sheet.between(line, " ");
                            sheet.text(line, Told.text(subject, "value"));
                        }))
                .put("grant.categories", true, cell -> codes(cell, grant, "categories", "category"))
                .put("grant.channels", true, cell -> codes(cell, grant, "channels", "channel"))
                .put("grant.holders", true, cell -> {
                    List<String> holders = Told.texts(grant, "holders");
                    if (holders.isEmpty()) {
                        sheet.label(cell, "grant.all");
                    } else {
                        sheet.text(cell, String.join(", ", holders));
                    }
                })
                .wide("grant.window", Told.interval(grant.path("window"), zone, "…"))
                .add("grant.maxHops", Told.text(grant, "maxHops"))
                .add("grant.maxRecords", Told.text(grant, "maxRecords"));
    }

    private void codes(Element cell, JsonNode grant, String field, String family) {
        sheet.said(
                cell,
                tongue -> String.join(
                        tongue.text("comma"),
                        Told.texts(grant, field).stream()
                                .map(code -> tongue.code(family, code))
                                .toList()));
    }

    private void methods() {
        JsonNode methods = path.path("methods");
        Element part = sheet.part("head.methods");
        String version = Told.text(path.path("report"), "software");
        sheet.paragraphs(part, tongue -> tongue.say("methods.lead", Map.of("version", version)));
        quality(part);
        if (!methods.path("queries").isEmpty()) {
            Rows rows = new Rows(sheet, part, "queries", "methods.query", "methods.hash");
            methods.path("queries")
                    .properties()
                    .forEach(query -> rows.add(
                            cell -> sheet.text(cell, query.getKey()),
                            cell -> sheet.text(
                                    sheet.add(cell, "span", "exact"),
                                    query.getValue().asString(""))));
        }
        new Facts(sheet).exact("methods.matrix", Told.text(methods, "matrix")).into(part);
        sheet.label(sheet.add(part, "h3"), "methods.limits");
        sheet.sentences(
                part,
                LIMITS.stream()
                        .<Function<Tongue, String>>map(limit -> tongue -> tongue.text(limit))
                        .toList());
    }

    /** How exact the sources are, as far as the answer shows. */
    private void quality(Element part) {
        if (path.path("sourceQuality")
                .valueStream()
                .allMatch(each -> each.path("records").isEmpty())) {
            return;
        }
        sheet.paragraphs(part, tongue -> tongue.text("quality.lead"));
        questions.each(
                part, "sourceQuality", own -> quality(part, own.getFirst().path("records")));
    }

    private void quality(Element part, JsonNode quality) {
        if (quality.isEmpty()) {
            sheet.paragraphs(part, tongue -> tongue.text("quality.none"));
            return;
        }
        Rows rows = new Rows(
                sheet,
                part,
                "quality",
                "claim.holder",
                "quality.kind",
                "quality.acts",
                "quality.minute",
                "quality.hour",
                "quality.midnight",
                "quality.reused",
                "quality.amounts");
        for (JsonNode source : quality.values()) {
            rows.add(
                    cell -> sheet.text(cell, Told.text(source, "holder")),
                    cell -> sheet.code(cell, "act", Told.text(source, "kind")),
                    cell -> sheet.text(cell, Told.text(source, "acts")),
                    cell -> of(cell, source, "onWholeMinute", "times"),
                    cell -> of(cell, source, "onWholeHour", "times"),
                    cell -> of(cell, source, "onMidnight", "times"),
                    cell -> of(cell, source, "referencesReused", "references"),
                    cell -> of(cell, source, "amountsNotProduct", "amounts"));
        }
    }

    private void of(Element cell, JsonNode node, String part, String whole) {
        sheet.text(cell, Told.text(node, part) + " / " + Told.text(node, whole));
    }

    private void verify() {
        Element part = sheet.part("head.verify");
        sheet.paragraphs(part, tongue -> tongue.text("verify.lead"));
        Rows rows = new Rows(sheet, part, "verify", "verify.claim", "verify.command");
        for (Map.Entry<String, List<String>> command : COMMANDS) {
            if (command.getKey().equals(SEVERAL) && !questions.several()) {
                continue;
            }
            rows.add(
                    cell -> sheet.label(cell, "verify." + command.getKey()),
                    cell -> command.getValue().forEach(line -> sheet.text(sheet.add(cell, "p", "exact"), line)));
        }
    }
}
