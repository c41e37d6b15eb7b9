package io.cardtrail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.parser.ParserOptions;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Mono;

/** Every error has a code, also those the engine makes before any field of ours runs. */
class ErrorCodesTest {
    private static final GraphQL ENGINE = GraphQL.newGraphQL(new SchemaGenerator()
                    .makeExecutableSchema(
                            new SchemaParser().parse("type Query { name: String }"),
                            RuntimeWiring.newRuntimeWiring().build()))
            .build();

    private final ErrorCodes codes = new ErrorCodes();

    @Test
    void a_document_that_does_not_parse_or_validate_is_a_bad_request() {
        assertThat(codesOf("{ name")).containsExactly("BAD_REQUEST");
        assertThat(codesOf("{ nothing }")).containsExactly("BAD_REQUEST");
    }

    @Test
    void a_document_past_the_parsers_limit_is_a_query_limit() {
        assertThat(codesOf("{ " + "name ".repeat(50) + "}")).containsExactly("QUERY_LIMIT");
    }

    @Test
    void a_right_answer_is_left_alone() {
        assertThat(codesOf("{ name }")).isEmpty();
    }

    @Test
    void a_subscription_that_fails_has_our_code_and_tells_nothing_of_a_fault() {
        assertThat(resolved(new NotFound("there is no such import")).getExtensions())
                .hasToString("{code=NOT_FOUND}");
        GraphQLError fault = resolved(new IllegalStateException("13900000001"));
        assertThat(fault.getExtensions()).hasToString("{code=INTERNAL}");
        assertThat(fault.getMessage()).doesNotContain("13900000001");
    }

    private GraphQLError resolved(Throwable thrown) {
        return Objects.requireNonNull(codes.resolveException(thrown).block()).getFirst();
    }

    private List<String> codesOf(String document) {
        WebGraphQlRequest request = new WebGraphQlRequest(
                URI.create("http://127.0.0.1/graphql"),
                new HttpHeaders(),
                new LinkedMultiValueMap<>(),
                InetSocketAddress.createUnresolved("127.0.0.1", 1),
                Map.of(),
                Map.of("query", document),
                "1",
                Locale.ROOT);
        WebGraphQlInterceptor.Chain engine = asked -> {
            ExecutionInput input = asked.toExecutionInput();
            input.getGraphQLContext()
                    .put(
                            ParserOptions.class,
                            ParserOptions.getDefaultOperationParserOptions()
                                    .transform(options -> options.maxTokens(40)));
            ExecutionResult result = ENGINE.execute(input);
            return Mono.just(new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(input, result)));
        };
        WebGraphQlResponse response =
                Objects.requireNonNull(codes.intercept(request, engine).block());
        return response.getExecutionResult().getErrors().stream()
                .map(error -> String.valueOf(error.getExtensions().get("code")))
                .toList();
    }
}
