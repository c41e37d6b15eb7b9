package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.TraceView;
import io.cardtrail.api.view.Views;
import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Finding;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Category;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a question of what a trace's input, or a card whose chain is wanted, says, takes it through the kernel, and asks it. */
@Component
class TraceAsking {
    private final Asking asking;
    private final Beginnings beginnings;
    private final Identifiers identifiers;
    private final Tokens tokens;
    private final Tracer tracer;
    private final Views views;

    TraceAsking(
            Asking asking, Beginnings beginnings, Identifiers identifiers, Tokens tokens, Tracer tracer, Views views) {
        this.asking = asking;
        this.beginnings = beginnings;
        this.identifiers = identifiers;
        this.tokens = tokens;
        this.tracer = tracer;
        this.views = views;
    }

    /**
     * A question that is granted, and not yet asked.
     *
     * @param noted as the audit has it
     */
    record Granted(
            Grant grant,
            String operation,
            Views.Reach reach,
            TraceQuestion question,
            Map<String, @Nullable Object> noted) {}

    /**
     * {@return the question}
     *
     * @param operation what it is asked for, for the audit
     * @throws Denied with every reason; the refusal is on record by then
     */
    Granted granted(Instrument warrant, TraceInput input, String operation) {
        Map<String, @Nullable Object> noted = input.noted(warrant);
        noted.put("direction", input.direction().name());
        Beginnings.Beginning beginning = beginnings.of(warrant, input, List.of());
        Grant grant = asking.grant(warrant, beginning.request(), operation, noted);
        Views.Reach reach = input.reach(grant, beginning.request());
        return new Granted(
                grant,
                operation,
                reach,
                new TraceQuestion(
                                input.thread(),
                                input.direction(),
                                beginning.start(),
                                grant.maxHops(),
                                input.limit(),
                                input.ways().rules(warrant, grant, identifiers, tokens))
                        .withIdentities(reach.categories().contains(Category.INFERENCE)),
                noted);
    }

    /**
     * {@return the question for a chain}
     *
     * @param operation what it is asked for, for the audit
     * @throws Denied with every reason; the refusal is on record by then
     */
    Granted chain(Instrument warrant, Identifier of, @Nullable String grant, String operation) {
        if (of.kind() != EntityKind.CARD && of.kind() != EntityKind.PIN) {
            throw new BadRequest("a chain is of a CARD or a PIN, not of a " + of.kind() + "; use trace");
        }
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("warrant", warrant.id());
        question.put("grant", grant);
        question.put("of", WayQuestion.text(of));
        EntityRef card = identifiers.ref(of);
        Grant granted = asking.grant(warrant, AccessRequest.about(grant, card), operation, question);
        return new Granted(
                granted,
                operation,
                new Views.Reach(granted.terms().categories(), granted.terms().channels()),
                TraceQuestion.chain(card, granted.maxHops(), TraceQuestion.MAX_LIMIT),
                question);
    }

    /** {@return what it finds, as part of the response under way} */
    TraceView answer(Granted asked, GraphQLContext context) {
        Answered<TraceAnswer> answered =
                asking.ask(context, asked.grant(), asked.operation(), asked.noted(), reading -> {
                    TraceAnswer answer = tracer.trace(reading, asked.question());
                    return found(asked, answer, answer.told());
                });
        return views.trace(asked.grant(), asked.question(), asked.reach(), answered);
    }

    /** {@return what it finds of what was stored by a batch, to be compared with an earlier answer} */
    Answered<TraceAnswer> asOf(Granted asked, long asOf, GraphQLContext context) {
        return asking.askAsOf(context, asked.grant(), asked.operation(), asked.noted(), asOf, reading -> {
            TraceAnswer answer = tracer.trace(reading, asked.question());
            return found(asked, answer, answer.told());
        });
    }

    /**
     * {@return what it finds, to be told of at once and by itself}
     *
     * @param told of which acts it is told that they are there
     */
    Answered<TraceAnswer> alone(Granted asked, Predicate<TracedAct> told) {
        return asking.askAlone(asked.grant(), asked.operation(), asked.noted(), reading -> {
            TraceAnswer answer = tracer.trace(reading, asked.question());
            return found(asked, answer, answer.told().stream().filter(told).toList());
        });
    }

    private static Finding<TraceAnswer> found(Granted asked, TraceAnswer answer, List<TracedAct> told) {
        return new Finding<>(answer, told.size(), ThirdPartyActs.of(asked.grant(), told), answer.digest());
    }
}
