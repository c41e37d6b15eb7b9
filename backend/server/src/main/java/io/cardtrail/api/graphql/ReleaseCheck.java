package io.cardtrail.api.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.cardtrail.graph.InstrumentChanged;
import io.cardtrail.graph.ReadDoor;
import io.cardtrail.warrant.Grant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The last check before release: when the whole response is complete and before its first byte leaves, every instrument it rests on is
 * looked at once more; a difference discards the response.
 */
@Component
class ReleaseCheck implements WebGraphQlInterceptor {
    private static final String USED = ReleaseCheck.class.getName();

    private final ReadDoor door;

    ReleaseCheck(ReadDoor door) {
        this.door = door;
    }

    /** Notes that the response under way rests on a grant. */
    static void uses(GraphQLContext context, Grant grant) {
        Queue<Grant> used = context.get(USED);
        used.add(grant);
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Queue<Grant> used = new ConcurrentLinkedQueue<>();
        request.configureExecutionInput(
                (input, builder) -> builder.graphQLContext(Map.of(USED, used)).build());
        return chain.next(request).map(response -> {
            try {
                used.forEach(door::checkUnchanged);
                return response;
            } catch (InstrumentChanged changed) {
                // A whole new result: nothing of the discarded one may leave, its extensions included.
                GraphQLError error = GraphqlErrorBuilder.newError()
                        .message("%s", changed.getMessage())
                        .extensions(Map.of("code", changed.code()))
                        .build();
                return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(
                        response.getExecutionInput(),
                        ExecutionResult.newExecutionResult().addError(error).build()));
            }
        });
    }
}
