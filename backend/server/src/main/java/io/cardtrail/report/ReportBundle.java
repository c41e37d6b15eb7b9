package io.cardtrail.report;

import io.cardtrail.audit.EntryProof;
import io.cardtrail.audit.LogVerifier;
import io.cardtrail.model.Sha256;
import io.cardtrail.report.again.Reproduction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Puts together what a report's bundle holds before its pages and its seal. */
final class ReportBundle {
    static final String PATH = "path.json";
    static final String COMMITMENTS = "commitments.txt";
    static final String INSTRUMENT = "instrument.json";
    static final String PAGES = "report.pdf";
    static final String ENTRY = "audit/entry.json";
    static final String ENTRY_PROOF = "audit/entry.tlog-proof";
    static final String RESULT = "audit/result.json";
    static final String RESULT_PROOF = "audit/result.tlog-proof";
    static final String CHECKPOINT = "audit/checkpoint";
    static final String LOG_KEY = "audit/log.pub.pem";
    static final String LOG_NAME = "audit/log.vkey";
    static final String CASE = "path.case.jsonld";
    static final String SHAPES = "shapes.ttl";
    static final String VERIFY = "VERIFY.md";
    static final String INCLUSION = "verify-inclusion.sh";

    private ReportBundle() {}

    /** That one question was on record before anything was read, and its result before anything left. */
    record Asked(EntryProof asked, EntryProof answered) {}

    /** The accesses, a question after the other. */
    record Access(List<Asked> questions, LogVerifier log) {
        Access {
            questions = List.copyOf(questions);
        }
    }

    /** {@return where a file of the first question's access is of the question with that number} */
    static String of(int question, String file) {
        return question == 1 ? file : file.replace("audit/", "audit/" + question + "/");
    }

    /**
     * {@return the files, by name}
     *
     * @param secret see {@link Commitments#committed}
     */
    static SortedMap<String, byte[]> files(ReportDraft draft, Access access, UnaryOperator<String> secret) {
        ObjectNode report = Commitments.committed(draft.report(), secret);
        SortedMap<String, byte[]> files = new TreeMap<>();
        String path = ReportJson.text(report);
        files.put(PATH, text(path));
        files.put(COMMITMENTS, text(Commitments.list(report)));
        files.put(INSTRUMENT, draft.terms().getBytes(StandardCharsets.UTF_8));
        draft.rows().forEach(row -> files.put(row.path(), ReportJson.bytes(row)));
        files.put(Reproduction.FILE, ReportJson.bytes(draft.reproduction().blinded(Sha256.hex("blind\n" + path))));
        int question = 0;
        for (Asked each : access.questions()) {
            question++;
            files.put(of(question, ENTRY), each.asked().leaf().bytes());
            files.put(of(question, ENTRY_PROOF), text(each.asked().text()));
            files.put(of(question, RESULT), each.answered().leaf().bytes());
            files.put(of(question, RESULT_PROOF), text(each.answered().text()));
            files.put(
                    of(question, CHECKPOINT), text(each.answered().checkpoint().note()));
        }
        files.put(LOG_KEY, text(access.log().pem()));
        files.put(LOG_NAME, text(access.log().verifierKey() + "\n"));
        files.put(VERIFY, resource("verify-a-report.md"));
        files.put(INCLUSION, resource(INCLUSION));
        return files;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] resource(String name) {
        try (@Nullable InputStream in = ReportBundle.class.getResourceAsStream("/report/" + name)) {
            if (in == null) {
                throw new IllegalStateException("report/" + name + " was not packaged");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("report/" + name + " can't be read", e);
        }
    }
}
