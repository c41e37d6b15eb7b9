package io.cardtrail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.AuditReader;
import io.cardtrail.graph.Held;
import io.cardtrail.graph.InstrumentChanged;
import io.cardtrail.graph.Turns;
import io.cardtrail.registry.Releases;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.Sample;
import io.cardtrail.warrant.Standing;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Mono;

/** What is complete but no longer permitted does not leave. */
class ReleaseCheckTest {
    private static final Grant GRANT = Sample.granted(
            Sample.instrument(InstrumentKind.COURT_ORDER_CRIMINAL, Sample.everything("g1")),
            AccessRequest.about("g1", Sample.PHONE));
    private static final Held HELD = new Held(
            GRANT,
            new Standing(GRANT.instrument().generation(), GRANT.instrument().hash(), 0, 7));

    @TempDir
    private Path folder;

    @Test
    void a_response_leaves_as_it_is_while_its_instruments_are_unchanged() {
        WebGraphQlResponse response = respond(held -> {});

        assertThat(response.<Map<String, Object>>getData()).containsEntry("answer", "secret");
        assertThat(response.getErrors()).isEmpty();
        assertThat(AuditReader.leaves(folder)).isEmpty();
    }

    @Test
    void a_response_whose_instrument_was_revoked_at_the_last_moment_is_discarded_whole_and_on_record() {
        WebGraphQlResponse response = respond(held -> {
            throw new InstrumentChanged();
        });

        assertThat(response.toMap().toString()).doesNotContain("secret");
        assertThat(response.getErrors())
                .singleElement()
                .satisfies(error -> assertThat(error.getExtensions()).hasToString("{code=INSTRUMENT_CHANGED}"));
        assertThat(AuditReader.leaves(folder))
                .singleElement()
                .satisfies(leaf -> assertThat(leaf.text()).contains("WITHHELD", "the-token", "INSTRUMENT_CHANGED"));
    }

    private WebGraphQlResponse respond(Consumer<Held> unchanged) {
        WebGraphQlRequest request = new WebGraphQlRequest(
                URI.create("http://127.0.0.1/graphql"),
                new HttpHeaders(),
                new LinkedMultiValueMap<>(),
                InetSocketAddress.createUnresolved("127.0.0.1", 1),
                Map.of(),
                Map.of("query", "{ answer }"),
                "1",
                Locale.ROOT);
        try (AuditLog log = AuditLog.open(folder, Clock.systemUTC())) {
            return Objects.requireNonNull(new ReleaseCheck(unchanged, log, new Releases(), new Turns()::turn)
                    .intercept(request, answering())
                    .block());
        }
    }

    private static WebGraphQlInterceptor.Chain answering() {
        return request -> {
            ExecutionInput input = request.toExecutionInput();
            ReleaseCheck.contains(input.getGraphQLContext(), HELD, "tester", "the-token");
            return Mono.just(new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(
                    input,
                    ExecutionResult.newExecutionResult()
                            .data(Map.of("answer", "secret"))
                            .build())));
        };
    }
}
