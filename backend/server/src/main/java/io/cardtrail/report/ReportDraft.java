package io.cardtrail.report;

import io.cardtrail.report.again.Reproduction;
import java.util.List;
import java.util.Set;

/**
 * All that is to be sealed, read and disclosed already.
 *
 * @param report its claims not yet committed to
 * @param terms canonical text of the instrument, whose SHA-256 is the hash that approvals bind
 * @param rows every row that is cited, once
 * @param reproduction what the answers rest on
 * @param asked its questions, in the order of the report
 */
public record ReportDraft(
        PathReport report, String terms, List<SourceRow> rows, Reproduction reproduction, List<Asked> asked) {
    /**
     * One question of it.
     *
     * @param question as it was put, to be asked again
     * @param audit token of the access that read its answer
     * @param acts ids of all that the answer tells of
     */
    public record Asked(String question, String audit, Set<String> acts) {}
}
