package io.cardtrail.api.graphql;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives a published code to the errors that arise before or outside our own fields: syntax, validation, subscriptions. */
@Component
class ErrorCodes implements WebGraphQlInterceptor, SubscriptionExceptionResolver {
    private static final String CODE = "code";
    /** How graphql-java ends the message of every limit of its parser; it has no type for it. */
    private static final String PARSER_LIMIT = "To prevent Denial Of Service attacks";

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).map(response -> {
            List<GraphQLError> errors = response.getExecutionResult().getErrors();
            return errors.stream().allMatch(ErrorCodes::coded)
                    ? response
                    : response.transform(result ->
                            result.errors(errors.stream().map(ErrorCodes::code).toList()));
        });
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable thrown) {
        ErrorCode code = thrown instanceof CardtrailException known ? known.code() : ErrorCode.INTERNAL;
        String message = thrown instanceof CardtrailException && thrown.getMessage() != null
                ? thrown.getMessage()
                : "something went wrong on our side";
        return Mono.just(List.of(GraphqlErrorBuilder.newError()
                .message("%s", message)
                .extensions(Map.of(CODE, code))
                .build()));
    }

    private static boolean coded(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey(CODE);
    }

    private static GraphQLError code(GraphQLError error) {
        if (coded(error)) {
            return error;
        }
        Map<String, Object> extensions = new HashMap<>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        extensions.put(CODE, of(error));
        GraphqlErrorBuilder<?> coded =
                GraphqlErrorBuilder.newError().message("%s", error.getMessage()).extensions(extensions);
        if (error.getLocations() != null) {
            coded.locations(error.getLocations());
        }
        if (error.getPath() != null) {
            coded.path(error.getPath());
        }
        return coded.build();
    }

    private static ErrorCode of(GraphQLError error) {
        if (error.getMessage() != null && error.getMessage().contains(PARSER_LIMIT)) {
            return ErrorCode.QUERY_LIMIT;
        }
        return error.getErrorType() == ErrorType.DataFetchingException ? ErrorCode.INTERNAL : ErrorCode.BAD_REQUEST;
    }
}
