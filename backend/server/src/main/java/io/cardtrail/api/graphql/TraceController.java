package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.TraceView;
import io.cardtrail.model.Identifier;
import io.cardtrail.warrant.Instrument;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers {@code trace} and {@code chain}. */
@Controller
class TraceController {
    private final TraceAsking tracing;

    TraceController(TraceAsking tracing) {
        this.tracing = tracing;
    }

    @SchemaMapping(typeName = "Warrant")
    TraceView trace(Instrument warrant, @Argument TraceInput input, GraphQLContext context) {
        return tracing.answer(tracing.granted(warrant, input, "trace"), context);
    }

    @SchemaMapping(typeName = "Warrant")
    TraceView chain(
            Instrument warrant, @Argument Identifier of, @Argument @Nullable String grant, GraphQLContext context) {
        return tracing.answer(tracing.chain(warrant, of, grant, "chain"), context);
    }
}
