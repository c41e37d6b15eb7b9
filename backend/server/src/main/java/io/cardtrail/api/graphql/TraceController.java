package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.TraceView;
import io.cardtrail.api.view.Views;
import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Finding;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.Tracer;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers {@code trace} and {@code chain}. */
@Controller
class TraceController {
    private final Asking asking;
    private final Beginnings beginnings;
    private final Identifiers identifiers;
    private final Tokens tokens;
    private final Tracer tracer;
    private final Views views;

    TraceController(
            Asking asking, Beginnings beginnings, Identifiers identifiers, Tokens tokens, Tracer tracer, Views views) {
        this.asking = asking;
        this.beginnings = beginnings;
        this.identifiers = identifiers;
        this.tokens = tokens;
        this.tracer = tracer;
        this.views = views;
    }

    @SchemaMapping(typeName = "Warrant")
    TraceView trace(Instrument warrant, @Argument TraceInput input, GraphQLContext context) {
        Map<String, @Nullable Object> question = input.noted(warrant);
        question.put("direction", input.direction().name());
        Beginnings.Beginning beginning = beginnings.of(warrant, input, List.of());
        Grant grant = asking.grant(warrant, beginning.request(), "trace", question);
        return answer(
                context,
                grant,
                input.reach(grant, beginning.request()),
                "trace",
                question,
                new TraceQuestion(
                        input.thread(),
                        input.direction(),
                        beginning.start(),
                        grant.maxHops(),
                        input.limit(),
                        input.ways().rules(warrant, grant, identifiers, tokens)));
    }

    @SchemaMapping(typeName = "Warrant")
    TraceView chain(
            Instrument warrant, @Argument Identifier of, @Argument @Nullable String grant, GraphQLContext context) {
        if (of.kind() != EntityKind.CARD && of.kind() != EntityKind.PIN) {
            throw new BadRequest("a chain is of a CARD or a PIN, not of a " + of.kind() + "; use trace");
        }
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("warrant", warrant.id());
        question.put("grant", grant);
        question.put("of", WayQuestion.text(of));
        EntityRef card = identifiers.ref(of);
        Grant granted = asking.grant(warrant, AccessRequest.about(grant, card), "chain", question);
        return answer(
                context,
                granted,
                new Views.Reach(granted.terms().categories(), granted.terms().channels()),
                "chain",
                question,
                TraceQuestion.chain(card, granted.maxHops(), TraceQuestion.MAX_LIMIT));
    }

    private TraceView answer(
            GraphQLContext context,
            Grant grant,
            Views.Reach reach,
            String operation,
            Map<String, @Nullable Object> question,
            TraceQuestion traced) {
        Answered<TraceAnswer> answered = asking.ask(context, grant, operation, question, reading -> {
            TraceAnswer answer = tracer.trace(reading, traced);
            List<TracedAct> told = answer.told();
            return new Finding<>(answer, told.size(), ThirdPartyActs.of(grant, told), answer.digest());
        });
        return views.trace(grant, traced, reach, answered);
    }
}
