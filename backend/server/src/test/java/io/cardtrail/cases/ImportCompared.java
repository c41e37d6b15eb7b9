package io.cardtrail.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Compares what became of every row with what a case expects. */
final class ImportCompared {
    private ImportCompared() {}

    /** {@return what is wrong; empty if every row of every file ended as expected} */
    static List<String> differences(CaseQuestion question, List<ImportRun.Job> jobs) {
        Vocabulary.check(question);
        Differences differences = new Differences();
        Map<String, ImportRun.Job> byFile = new TreeMap<>();
        jobs.forEach(job -> byFile.put(job.file(), job));
        List<String> asked = new ArrayList<>();
        question.expect().path("files").forEach(f -> asked.add(f.path("file").asString()));
        differences.same("files", asked, byFile.keySet());
        for (JsonNode expected : question.expect().path("files")) {
            ImportRun.Job job = byFile.get(expected.path("file").asString());
            if (job != null) {
                file(expected, job, differences);
            }
        }
        return differences.found();
    }

    private static void file(JsonNode expected, ImportRun.Job job, Differences differences) {
        JsonNode status = job.status();
        String file = job.file();
        differences.equal(file + " duplicateOf", text(expected.path("duplicateOf")), text(status.path("duplicateOf")));
        differences.equal(
                file + " rows",
                expected.path("rows").asLong(),
                status.path("rowsRead").asLong(-1));
        lines(
                file + " accepted",
                expected.path("accepted"),
                job.rows("ACCEPTED"),
                status.path("accepted"),
                differences);
        lines(
                file + " duplicates",
                expected.path("duplicates"),
                job.rows("DUPLICATE"),
                status.path("duplicates"),
                differences);
        List<String> wanted = new ArrayList<>();
        expected.path("rejected").forEach(r -> wanted.add(rejected(r)));
        differences.same(
                file + " rejected",
                wanted,
                job.rows("REJECTED").stream().map(ImportCompared::rejected).toList());
        differences.equal(
                file + " rejected, counted",
                (long) wanted.size(),
                status.path("rejected").asLong(-1));
    }

    private static void lines(
            String what, JsonNode expected, List<JsonNode> rows, JsonNode counted, Differences differences) {
        List<Long> wanted = new ArrayList<>();
        expected.forEach(line -> wanted.add(line.asLong()));
        differences.same(
                what, wanted, rows.stream().map(r -> r.path("line").asLong()).toList());
        differences.equal(what + ", counted", (long) wanted.size(), counted.asLong(-1));
    }

    private static String rejected(JsonNode row) {
        return row.path("line").asLong() + " " + text(row.path("column")) + " "
                + row.path("code").asString("");
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "-";
    }
}
