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
 * @param audits token of the access that read each question's answer, in the order of the questions
 * @param puts each question as it was put, to be asked again
 * @param acts by question, ids of all that its answer tells of
 */
public record ReportDraft(
        PathReport report,
        String terms,
        List<SourceRow> rows,
        Reproduction reproduction,
        List<String> audits,
        List<String> puts,
        List<Set<String>> acts) {}
