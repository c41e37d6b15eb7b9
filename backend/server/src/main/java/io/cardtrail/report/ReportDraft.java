package io.cardtrail.report;

import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.Sha256;
import io.cardtrail.report.again.Reproduction;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * One question of it.
     *
     * @param question as it was put, to be asked again
     * @param audit token of the access that read its answer
     * @param acts ids of all that the answer tells of
     */
    public record Asked(String question, String audit, Set<String> acts) {}

    /** {@return hash of the clause as the sealed terms have it, hex: its id alone may be another clause's by and by} */
    String clause() {
        String id = report.instrument().grant().id();
        for (JsonNode grant : JSON.readTree(terms).path("grants")) {
            if (grant.path("id").asString().equals(id)) {
                return Sha256.hex(CanonicalJson.of(JSON.convertValue(grant, Object.class)));
            }
        }
        throw new IllegalStateException("the terms of a report have no clause of its grant's id");
    }
}
