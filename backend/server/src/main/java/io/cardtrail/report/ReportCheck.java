package io.cardtrail.report;

import io.cardtrail.audit.BadCheckpoint;
import io.cardtrail.audit.LogVerifier;
import io.cardtrail.report.seal.SealCheck;
import io.cardtrail.report.seal.Trust;
import io.cardtrail.report.seal.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks a sealed report from its bundle alone, without a network and without Cardtrail's data: first the seal, then whether what it says holds
 * together. What the operator could have forged is not believed: roots of trust are given from outside.
 */
public final class ReportCheck {
    private ReportCheck() {}

    /**
     * What a verifier knows from elsewhere.
     *
     * @param seal fingerprints of the certificates
     * @param logKey the audit log's verifier key, {@code NAME+ID+BASE64}
     * @param recipient whom the report should be for
     */
    public record Known(Trust seal, Optional<String> logKey, Optional<String> recipient) {}

    /**
     * What was found.
     *
     * @param unchecked what could not be checked because nobody said what to hold it against
     */
    public record Outcome(Verdict seal, List<ReportFault> faults, List<String> unchecked) {
        public Outcome {
            faults = List.copyOf(faults);
            unchecked = List.copyOf(unchecked);
        }

        /** {@return whether nothing is wrong} */
        public boolean sound() {
            return seal.sound() && faults.isEmpty();
        }
    }

    /** {@return what is wrong with the bundle of these files} */
    public static Outcome of(SortedMap<String, byte[]> files, Known known) {
        List<String> unchecked = new ArrayList<>();
        Verdict seal = SealCheck.check(files, known.seal());
        List<ReportFault> faults = content(files, known, unchecked);
        if (DisclosedCopy.is(files)) {
            // What was sealed and is not here is what a copy leaves out.
            seal = new Verdict(
                    seal.findings().stream()
                            .filter(finding -> !DisclosedCopy.expected(finding))
                            .toList(),
                    seal.signer(),
                    seal.existedBy());
        }
        return new Outcome(seal, faults, unchecked);
    }

    /** {@return what does not hold together in what the bundle says, its seal apart} */
    static List<ReportFault> content(SortedMap<String, byte[]> files, Known known, List<String> unchecked) {
        List<ReportFault> faults = new ArrayList<>();
        try {
            if (DisclosedCopy.is(files)) {
                DisclosedCopy.check(files, faults);
                ObjectNode told = DisclosedCopy.tree(files.getOrDefault(DisclosedCopy.FILE, new byte[0]));
                new ClaimCheck(files, told, faults).disclosed();
                new AccessCheck(files, told, faults).run(log(files, known, unchecked));
                addressed(told, known, faults, unchecked);
                unchecked.add("what this copy withholds: " + String.join(", ", DisclosedCopy.withheld(files)));
                return faults;
            }
            byte[] path = files.getOrDefault(ReportBundle.PATH, new byte[0]);
            ObjectNode report = (ObjectNode) ReportJson.tree(path);
            if (!ReportJson.text(report).equals(new String(path, StandardCharsets.UTF_8))) {
                faults.add(ReportFault.read(
                        "NOT_CANONICAL", ReportBundle.PATH, "the file is not canonical JSON (RFC 8785)"));
            }
            if (!report.path("format").asString("").equals(PathReport.FORMAT)) {
                faults.add(ReportFault.read(
                        "OTHER_FORMAT", ReportBundle.PATH, "this program knows " + PathReport.FORMAT + " only"));
                return faults;
            }
            new ClaimCheck(files, report, faults).run();
            new AccessCheck(files, report, faults).run(log(files, known, unchecked));
            addressed(report, known, faults, unchecked);
            RestsCheck.run(files, report, faults);
            PagesCheck.attached(files, faults);
        } catch (JacksonException | IllegalArgumentException | ClassCastException malformed) {
            faults.add(ReportFault.read("MALFORMED", ReportBundle.PATH, "a file of the bundle is not of its form"));
        } catch (BadCheckpoint bad) {
            faults.add(ReportFault.read("BAD_LOG_KEY", ReportBundle.LOG_NAME, String.valueOf(bad.getMessage())));
        }
        return faults;
    }

    private static LogVerifier log(SortedMap<String, byte[]> files, Known known, List<String> unchecked) {
        if (known.logKey().isEmpty()) {
            unchecked.add("whether the audit log is the operator's: give its key, as it was filed on paper");
        }
        return LogVerifier.of(known.logKey()
                .orElseGet(() ->
                        new String(files.getOrDefault(ReportBundle.LOG_NAME, new byte[0]), StandardCharsets.UTF_8)));
    }

    private static void addressed(JsonNode report, Known known, List<ReportFault> faults, List<String> unchecked) {
        String recipient = report.path("report").path("recipient").asString("");
        if (known.recipient().isEmpty()) {
            unchecked.add("whether the report is for you: it says " + recipient);
        } else if (!known.recipient().get().equals(recipient)) {
            faults.add(ReportFault.read(
                    "OTHER_RECIPIENT", ReportBundle.PATH, "the report is for somebody else: " + recipient));
        }
    }
}
