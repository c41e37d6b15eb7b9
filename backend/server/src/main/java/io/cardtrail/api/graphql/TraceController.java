package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.TraceView;
import io.cardtrail.api.view.Views;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers {@code trace} and {@code chain}. */
@Controller
class TraceController {
    private final Asking asking;
    private final TraceAsking tracing;
    private final Identifiers identifiers;

    TraceController(Asking asking, TraceAsking tracing, Identifiers identifiers) {
        this.asking = asking;
        this.tracing = tracing;
        this.identifiers = identifiers;
    }

    @SchemaMapping(typeName = "Warrant")
    TraceView trace(Instrument warrant, @Argument TraceInput input, GraphQLContext context) {
        return tracing.answer(tracing.granted(warrant, input, "trace"), context);
    }

    @SchemaMapping(typeName = "Warrant")
    TraceView chain(
            Instrument warrant, @Argument Identifier of, @Argument @Nullable String grant, GraphQLContext context) {
        return tracing.answer(granted(warrant, of, grant, "chain"), context);
    }

    /**
     * {@return the question for a chain}
     *
     * @throws Denied with every reason; the refusal is on record by then
     */
    TraceAsking.Granted granted(Instrument warrant, Identifier of, @Nullable String grant, String operation) {
        if (of.kind() != EntityKind.CARD && of.kind() != EntityKind.PIN) {
            throw new BadRequest("a chain is of a CARD or a PIN, not of a " + of.kind() + "; use trace");
        }
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("warrant", warrant.id());
        question.put("grant", grant);
        question.put("of", WayQuestion.text(of));
        EntityRef card = identifiers.ref(of);
        Grant granted = asking.grant(warrant, AccessRequest.about(grant, card), operation, question);
        return new TraceAsking.Granted(
                granted,
                operation,
                new Views.Reach(granted.terms().categories(), granted.terms().channels()),
                TraceQuestion.chain(card, granted.maxHops(), TraceQuestion.MAX_LIMIT),
                question);
    }
}
