package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.audit.Accesses;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.graph.Finding;
import io.cardtrail.model.BadRequest;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Puts on record that what somebody sees leaves as a file. The file is made by who sees it: nothing of it passes through here. */
@Controller
class ExportController {
    private static final String OPERATION = "recordExport";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_ANSWERS = 500;

    private final InvestigationAsking asking;
    private final Asking kernel;
    private final AuditLog log;

    ExportController(InvestigationAsking asking, Asking kernel, AuditLog log) {
        this.asking = asking;
        this.kernel = kernel;
        this.log = log;
    }

    /** What the file is. */
    enum ExportFormat {
        SVG,
        PNG,
        CSV,
        GEOJSON
    }

    /** What leaves, as it comes. */
    record ExportInput(ExportFormat format, List<String> answers, String digest, int acts) {
        /** @throws BadRequest naming the first field that is none */
        void check() {
            if (answers.isEmpty() || answers.size() > MOST_ANSWERS) {
                throw new BadRequest("answers has " + answers.size() + " tokens: give 1 to " + MOST_ANSWERS
                        + ", each the `audit` of an answer shown");
            }
            if (!DIGEST.matcher(digest).matches()) {
                throw new BadRequest("digest is no SHA-256: give 64 hex digits in small letters");
            }
            if (acts < 0) {
                throw new BadRequest("acts is " + acts + ": give how many acts the file shows, 0 or more");
            }
        }
    }

    /** What is printed on the file. */
    record ExportRecord(String audit, Instant at, String number) {}

    @MutationMapping
    ExportRecord recordExport(
            @Argument String warrant,
            @Argument @Nullable String grant,
            @Argument ExportInput input,
            GraphQLContext context) {
        input.check();
        Instrument instrument = asking.instrument(warrant);
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("warrant", instrument.id());
        question.put("grant", grant);
        question.put("format", input.format().name());
        question.put("answers", input.answers());
        question.put("digest", input.digest());
        question.put("acts", input.acts());
        Grant granted = kernel.exportGrant(instrument, AccessRequest.nothing(grant), OPERATION, question);
        given(granted, input.answers());
        String audit = kernel.askBeside(
                        context,
                        granted,
                        OPERATION,
                        question,
                        () -> new Finding<>(OPERATION, input.acts(), 0, input.digest()))
                .audit();
        Instant at = log.accesses().given(audit).orElseThrow().at();
        return new ExportRecord(audit, at, instrument.number());
    }

    /** An answer given under a clause that allows no export doesn't leave under another one. */
    private void given(Grant grant, List<String> answers) {
        String account = Caller.account().name();
        for (String answer : answers) {
            Accesses.Given given = log.accesses()
                    .given(answer)
                    .filter(one -> one.actor().equals(account))
                    .filter(one -> one.instrument().equals(grant.instrument().id()))
                    .filter(one -> one.generation() == grant.instrument().generation())
                    .filter(one -> one.grant().equals(grant.terms().id()))
                    .orElse(null);
            if (given == null) {
                throw new BadRequest("answers holds a token of no answer that you were given under this grant of the "
                        + "instrument as it stands: ask again, and export what is answered then");
            }
        }
    }
}
