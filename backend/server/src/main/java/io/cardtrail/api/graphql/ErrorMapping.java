package io.cardtrail.api.graphql;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.SubscriptionExceptionResolverAdapter;
import org.springframework.stereotype.Component;

/** Gives every error its published code; what we did not foresee leaves only a reference to the log. */
@Component
class ErrorMapping extends DataFetcherExceptionResolverAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);

    @Override
    protected @Nullable GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment field) {
        return error(thrown, GraphqlErrorBuilder.newError(field));
    }

    /** The same of what goes wrong after a subscription has begun. */
    @Component
    static class OfSubscriptions extends SubscriptionExceptionResolverAdapter {
        @Override
        protected GraphQLError resolveToSingleError(Throwable thrown) {
            return error(thrown, GraphqlErrorBuilder.newError());
        }
    }

    private static GraphQLError error(Throwable thrown, GraphqlErrorBuilder<?> builder) {
        return switch (thrown) {
            case Denied denied ->
                error(
                        denied.getMessage(),
                        denied.code(),
                        Map.of("code", denied.code(), "reasons", denied.reasons(), "audit", denied.audit()),
                        builder);
            case CardtrailException known -> {
                if (known.code() == ErrorCode.INTERNAL || known.code() == ErrorCode.GRAPH_UNAVAILABLE) {
                    LOG.warn("a query failed: {}", known.code(), known);
                }
                yield error(known.getMessage(), known.code(), known.extensions(), builder);
            }
            case Throwable unknown -> {
                String reference = UUID.randomUUID().toString();
                LOG.error("a query failed, reference {}", reference, unknown);
                yield error(
                        "something went wrong on our side; the log has it under " + reference,
                        ErrorCode.INTERNAL,
                        Map.of("code", ErrorCode.INTERNAL),
                        builder);
            }
        };
    }

    private static GraphQLError error(
            @Nullable String message, ErrorCode code, Map<String, Object> extensions, GraphqlErrorBuilder<?> builder) {
        return builder.message("%s", message == null ? code.name() : message)
                .errorType(ErrorClassification.errorClassification(code.name()))
                // In one order: Map.of has another one in every process.
                .extensions(new TreeMap<>(extensions))
                .build();
    }
}
