package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.ClaimView.JudgementView;
import io.cardtrail.api.view.ClaimViews;
import io.cardtrail.graph.Finding;
import io.cardtrail.model.IdentityClaim;
import io.cardtrail.model.Judgement;
import io.cardtrail.model.Sha256;
import io.cardtrail.registry.Judgements;
import io.cardtrail.registry.Judgements.Verdict;
import io.cardtrail.registry.Refused;
import io.cardtrail.registry.Register;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.PairHandle;
import io.cardtrail.warrant.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Lets a person judge what is proposed, and take a judgement back. All of it is worked out anew under the grant as it is then. */
@Controller
class JudgingController {
    private final Asking asking;
    private final Register register;
    private final Judgements judgements;
    private final KnownIdentity.Source source;
    private final Tokens tokens;
    private final ClaimViews views;

    JudgingController(
            Asking asking,
            Register register,
            Judgements judgements,
            KnownIdentity.Source source,
            Tokens tokens,
            ClaimViews views) {
        this.asking = asking;
        this.register = register;
        this.judgements = judgements;
        this.source = source;
        this.tokens = tokens;
        this.views = views;
    }

    @MutationMapping
    JudgementView confirmSameAs(
            @Argument String warrant,
            @Argument String candidate,
            @Argument String digest,
            @Argument String reason,
            GraphQLContext context) {
        return decided(Verdict.CONFIRM, warrant, candidate, digest, reason, context);
    }

    @MutationMapping
    JudgementView rejectSameAs(
            @Argument String warrant,
            @Argument String candidate,
            @Argument String digest,
            @Argument String reason,
            GraphQLContext context) {
        return decided(Verdict.REJECT, warrant, candidate, digest, reason, context);
    }

    @MutationMapping
    JudgementView withdrawSameAs(
            @Argument String warrant,
            @Argument @Nullable String grant,
            @Argument String judgement,
            @Argument String reason,
            GraphQLContext context) {
        String account = Caller.person().name();
        Instrument instrument = instrument(warrant);
        Map<String, @Nullable Object> question = KnownIdentity.Source.question(instrument, grant);
        question.put("judgement", judgement);
        Grant granted = source.granted(instrument, grant, "withdrawSameAs", question);
        KnownIdentity known = read(context, granted, "withdrawSameAs", question);
        Judgement seen = known.judgements().stream()
                .filter(one -> one.id().equals(judgement))
                .findFirst()
                .orElseThrow(JudgingController::absent);
        Judgement after =
                judgements.withdraw(account, granted, seen, known.candidates().digest(seen.claim()), reason);
        return told(granted, known, after);
    }

    private JudgementView decided(
            Verdict verdict, String warrant, String candidate, String digest, String reason, GraphQLContext context) {
        String account = Caller.person().name();
        Instrument instrument = instrument(warrant);
        PairHandle pair = tokens.openPair(instrument, candidate).orElseThrow(JudgingController::absent);
        Map<String, @Nullable Object> question = KnownIdentity.Source.question(instrument, pair.grantId());
        question.put("candidate", candidate);
        question.put("digest", digest);
        String operation = verdict == Verdict.CONFIRM ? "confirmSameAs" : "rejectSameAs";
        Grant granted = source.granted(instrument, pair.grantId(), operation, question);
        KnownIdentity known = read(context, granted, operation, question);
        IdentityClaim claim =
                known.candidates().proposed(pair.left(), pair.right()).orElseThrow(JudgingController::absent);
        String now = known.candidates().digest(claim);
        if (!now.equals(digest) || known.held(claim)) {
            throw Refused.judgedMeanwhile();
        }
        return told(granted, known, judgements.decide(account, granted, claim, now, verdict, reason));
    }

    private KnownIdentity read(
            GraphQLContext context, Grant grant, String operation, Map<String, @Nullable Object> question) {
        return asking.ask(context, grant, operation, question, reading -> {
                    KnownIdentity known = source.read(reading);
                    return new Finding<>(known, 0, 0, Sha256.hex(operation));
                })
                .answer();
    }

    private JudgementView told(Grant grant, KnownIdentity known, Judgement judgement) {
        return views.telling(grant, known.reach(), known.candidates(), List.of(judgement.claim()))
                .judgement(judgement);
    }

    private Instrument instrument(String id) {
        Optional<Instrument> found = register.find(id, Caller.officer());
        if (found.isEmpty()) {
            asking.notFound(id);
        }
        return found.orElseThrow(JudgingController::absent);
    }

    private static NotFound absent() {
        return new NotFound("there is no such candidate or judgement under this grant");
    }
}
