package io.cardtrail.api.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.cardtrail.audit.AuditUnavailable;
import io.cardtrail.model.ErrorCode;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What could not be recorded is not answered: one field whose access has no entry takes the whole response with it, whatever else was
 * asked in the same request, and the status is 503.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AuditFirst implements WebGraphQlInterceptor {
    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Mono<WebGraphQlResponse> answered = chain.next(request).map(response -> {
            List<GraphQLError> unrecorded = response.getExecutionResult().getErrors().stream()
                    .filter(AuditFirst::unrecorded)
                    .limit(1)
                    .toList();
            return unrecorded.isEmpty()
                    ? response
                    : new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(
                            response.getExecutionInput(),
                            ExecutionResult.newExecutionResult()
                                    .addErrors(unrecorded)
                                    .build()));
        });
        // The last check may find that an answer must be withheld, and fail to record that.
        return answered.onErrorResume(
                AuditUnavailable.class,
                failed -> Mono.just(new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(
                        request.toExecutionInput(),
                        ExecutionResult.newExecutionResult()
                                .addError(GraphqlErrorBuilder.newError()
                                        .message("%s", failed.getMessage())
                                        .extensions(Map.of("code", failed.code()))
                                        .build())
                                .build()))));
    }

    private static boolean unrecorded(GraphQLError error) {
        Map<String, Object> extensions = error.getExtensions();
        return extensions != null && ErrorCode.AUDIT_UNAVAILABLE.name().equals(String.valueOf(extensions.get("code")));
    }

    /** Gives such a response its status. */
    @Configuration(proxyBeanMethods = false)
    static class Status {
        @Bean
        GraphQlHttpHandler graphQlHttpHandler(WebGraphQlHandler handler) {
            return new GraphQlHttpHandler(handler) {
                @Override
                protected HttpStatus selectResponseStatus(WebGraphQlResponse response, MediaType type) {
                    return response.getExecutionResult().getErrors().stream().anyMatch(AuditFirst::unrecorded)
                            ? HttpStatus.SERVICE_UNAVAILABLE
                            : super.selectResponseStatus(response, type);
                }
            };
        }
    }
}
