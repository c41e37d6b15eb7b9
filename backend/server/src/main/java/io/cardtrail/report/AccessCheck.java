package io.cardtrail.report;

import io.cardtrail.audit.BadCheckpoint;
import io.cardtrail.audit.Checkpoint;
import io.cardtrail.audit.LogVerifier;
import io.cardtrail.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks that the access was lawful and logged: the instrument is the one that was approved, and the log has the question and its answer. */
final class AccessCheck {
    private final Map<String, byte[]> files;
    private final JsonNode report;
    private final List<ReportFault> faults;

    AccessCheck(Map<String, byte[]> files, JsonNode report, List<ReportFault> faults) {
        this.files = files;
        this.report = report;
        this.faults = faults;
    }

    private byte[] file(String name) {
        return files.getOrDefault(name, new byte[0]);
    }

    private String text(String name) {
        return new String(file(name), StandardCharsets.UTF_8);
    }

    void run(LogVerifier log) {
        JsonNode instrument = report.path("instrument");
        if (!Sha256.hex(file(ReportBundle.INSTRUMENT))
                .equals(instrument.path("hash").asString(""))) {
            faults.add(new ReportFault(
                    "INSTRUMENT_ALTERED",
                    ReportBundle.INSTRUMENT,
                    "the instrument's text is not the one whose hash was approved",
                    "sha256sum instrument.json"));
        }
        int question = 0;
        for (JsonNode each : report.path("questions")) {
            question++;
            access(log, question, each);
        }
        if (question == 0) {
            found("OTHER_ACCESS", ReportBundle.ENTRY, "the report says of no question that it was asked");
        }
    }

    /** Each question is on record by itself. */
    private void access(LogVerifier log, int question, JsonNode said) {
        JsonNode instrument = report.path("instrument");
        String entryFile = ReportBundle.of(question, ReportBundle.ENTRY);
        String resultFile = ReportBundle.of(question, ReportBundle.RESULT);
        String checkpoint = ReportBundle.of(question, ReportBundle.CHECKPOINT);
        Checkpoint asked = proved(log, entryFile, ReportBundle.of(question, ReportBundle.ENTRY_PROOF));
        Checkpoint answered = proved(log, resultFile, ReportBundle.of(question, ReportBundle.RESULT_PROOF));
        if (asked == null || answered == null) {
            return;
        }
        if (!answered.note().equals(text(checkpoint))) {
            found("CHECKPOINT_DIFFERS", checkpoint, "this is not the checkpoint of the proof");
        }
        JsonNode entry = ReportJson.tree(file(entryFile));
        JsonNode result = ReportJson.tree(file(resultFile));
        if (!entry.path("type").asString("").equals("INTENT")
                || !entry.path("operation").asString("").equals("sealReport")
                || !entry.path("instrumentHash").equals(instrument.path("hash"))
                || !entry.path("generation").equals(instrument.path("generation"))
                || !entry.path("grant").equals(instrument.path("grant").path("id"))
                || !entry.path("actor").equals(report.path("report").path("madeBy"))
                || !entry.path("policyHash").equals(report.path("methods").path("matrix"))) {
            found("OTHER_ACCESS", entryFile, "the log's entry is of another access than this report's");
        }
        if (!result.path("type").asString("").equals("RESULT")
                || !result.path("intent").equals(entry.path("token"))
                || !result.path("digest").equals(said.path("digest"))) {
            found("OTHER_ANSWER", resultFile, "the log's entry is of another answer than this report's");
        }
    }

    private void found(String code, String file, String meaning) {
        faults.add(ReportFault.read(code, file, meaning));
    }

    private @Nullable Checkpoint proved(LogVerifier log, String entry, String proof) {
        try {
            return log.proves(file(entry), text(proof));
        } catch (BadCheckpoint bad) {
            faults.add(new ReportFault(
                    "NOT_LOGGED",
                    proof,
                    String.valueOf(bad.getMessage()),
                    "sh verify-inclusion.sh " + entry + " " + proof + " ../log.pub.pem"));
            return null;
        }
    }
}
