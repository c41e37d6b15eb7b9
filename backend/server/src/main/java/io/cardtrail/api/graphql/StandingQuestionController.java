package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.GapViews;
import io.cardtrail.api.view.SourceRowView;
import io.cardtrail.api.view.TraceView;
import io.cardtrail.audit.Administration;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.registry.Register;
import io.cardtrail.registry.StandingQuestion;
import io.cardtrail.registry.StandingQuestions;
import io.cardtrail.warrant.Instrument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Keeps traces for their askers, and asks them again. */
@Controller
class StandingQuestionController {
    private final TraceAsking tracing;
    private final StandingQuestions questions;
    private final Register register;
    private final Administration administration;

    StandingQuestionController(TraceAsking tracing, StandingQuestions questions, Register register, AuditLog log) {
        this.tracing = tracing;
        this.questions = questions;
        this.register = register;
        this.administration = new Administration(log);
    }

    /** What a question finds now, and what of it is new. */
    record AnswerView(StandingQuestion question, TraceView trace, List<String> newActs, int gone) {}

    @SchemaMapping(typeName = "Warrant")
    List<StandingQuestion> standingQuestions(Instrument warrant) {
        return questions.kept(Caller.account().name(), warrant.id());
    }

    @SchemaMapping(typeName = "Warrant")
    @Nullable
    AnswerView standingQuestion(Instrument warrant, @Argument String id, GraphQLContext context) {
        return questions
                .find(Caller.account().name(), warrant.id(), id)
                .map(question -> answer(warrant, question, "standingQuestion", context))
                .orElse(null);
    }

    @MutationMapping
    StandingQuestion keepQuestion(
            @Argument String warrant, @Argument String name, @Argument TraceInput input, GraphQLContext context) {
        String text = KeptTrace.text(input);
        Instrument instrument = instrument(warrant);
        TraceView found = tracing.answer(tracing.granted(instrument, input, "keepQuestion"), context);
        return questions.keep(
                Caller.account().name(),
                instrument.id(),
                name,
                text,
                acts(found).keySet());
    }

    @MutationMapping
    AnswerView seeQuestion(@Argument String warrant, @Argument String question, GraphQLContext context) {
        String account = Caller.account().name();
        Instrument instrument = instrument(warrant);
        StandingQuestion kept =
                questions.find(account, instrument.id(), question).orElseThrow(StandingQuestionController::absent);
        AnswerView answer = answer(instrument, kept, "seeQuestion", context);
        StandingQuestion seen = questions
                .see(account, instrument.id(), kept, acts(answer.trace()).keySet())
                .orElseThrow(StandingQuestionController::absent);
        return new AnswerView(seen, answer.trace(), answer.newActs(), answer.gone());
    }

    @MutationMapping
    boolean dropQuestion(@Argument String warrant, @Argument String question) {
        String account = Caller.account().name();
        // Looked up first: an id that is none is the caller's text, which has no place in the log.
        return questions.find(account, warrant, question).isPresent()
                && administration.act(
                        account,
                        "DROP_QUESTION",
                        question,
                        CanonicalJson.of(Map.of("instrument", warrant)),
                        () -> questions.drop(account, warrant, question));
    }

    private AnswerView answer(Instrument instrument, StandingQuestion kept, String operation, GraphQLContext context) {
        TraceView trace =
                tracing.answer(tracing.granted(instrument, KeptTrace.input(kept.question()), operation), context);
        Map<String, String> acts = acts(trace);
        List<String> unseen = acts.entrySet().stream()
                .filter(act -> questions.unseen(kept, act.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return new AnswerView(kept, trace, unseen, questions.gone(kept, acts.keySet()));
    }

    /** {@return the handles of all acts an answer tells of, by our own ids} */
    private static Map<String, String> acts(TraceView trace) {
        Map<String, String> acts = new LinkedHashMap<>();
        trace.acts().forEach(act -> acts.put(own(act.sources()), act.id()));
        trace.gaps().stream()
                .flatMap(gap -> gap.candidates().stream())
                .map(GapViews.CandidateView::act)
                .forEach(act -> acts.putIfAbsent(own(act.sources()), act.id()));
        return acts;
    }

    private static String own(List<SourceRowView> sources) {
        return sources.getFirst().origin().act().id();
    }

    private Instrument instrument(String id) {
        return register.find(id, Caller.officer()).orElseThrow(StandingQuestionController::absent);
    }

    private static NotFound absent() {
        return new NotFound("there is no such standing question or instrument");
    }
}
