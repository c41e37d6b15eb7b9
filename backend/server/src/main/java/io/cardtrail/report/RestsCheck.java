package io.cardtrail.report;

import io.cardtrail.report.again.Agreement;
import io.cardtrail.report.again.Reproduction;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks that what a report's answers are said to rest on is what the report claims. Whether they follow from it, {@code reproduce} finds out. */
final class RestsCheck {
    static final String CODE = "REPRODUCTION_DIFFERS";

    private RestsCheck() {}

    static void run(Map<String, byte[]> files, ObjectNode report, List<ReportFault> faults) {
        JsonNode answers = ReportJson.tree(files.getOrDefault(Reproduction.FILE, new byte[0]))
                .path("answers");
        JsonNode questions = report.path("questions");
        if (answers.size() != questions.size()) {
            found(faults, "the report answers another number of questions");
            return;
        }
        for (int i = 0; i < answers.size(); i++) {
            JsonNode answer = answers.path(i);
            if (!answer.path("digest").equals(questions.path(i).path("digest"))) {
                found(faults, "answer " + (i + 1) + " is another one");
            }
            if (!answer.has("impossible")) {
                Agreement.faults(report.path("claims"), i + 1, answer).forEach(fault -> found(faults, fault));
            }
        }
    }

    private static void found(List<ReportFault> faults, String meaning) {
        faults.add(ReportFault.read(CODE, Reproduction.FILE, meaning));
    }
}
