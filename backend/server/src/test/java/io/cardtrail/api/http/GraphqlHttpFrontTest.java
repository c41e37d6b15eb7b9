package io.cardtrail.api.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class GraphqlHttpFrontTest {
    private static final String QUERY = "{\"query\":\"{ viewer { name } }\"}";

    /** What came out: the status, and the request that reached GraphQL if one did. */
    private record Outcome(
            MockHttpServletResponse response, @Nullable HttpServletRequest passed) {
        HttpServletRequest request() {
            return Objects.requireNonNull(passed, "the request was refused");
        }
    }

    private static MockHttpServletRequest post(byte[] body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/graphql");
        request.setServerName("127.0.0.1");
        request.setServerPort(8080);
        request.setContentType("application/json");
        request.setContent(body);
        return request;
    }

    private static MockHttpServletRequest post(String body) {
        return post(body.getBytes(UTF_8));
    }

    private static Outcome send(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        new GraphqlHttpFront(new PublicOrigin(null)).doFilter(request, response, chain);
        return new Outcome(response, (HttpServletRequest) chain.getRequest());
    }

    @Test
    void a_good_request_passes_with_its_body_untouched() throws Exception {
        Outcome outcome = send(post(QUERY));

        assertThat(outcome.request().getInputStream().readAllBytes()).isEqualTo(QUERY.getBytes(UTF_8));
        assertThat(outcome.response().getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void every_method_but_post_is_refused_and_told_so(String method) throws Exception {
        MockHttpServletRequest request = post(QUERY);
        request.setMethod(method);

        Outcome outcome = send(request);

        assertThat(outcome.passed()).isNull();
        assertThat(outcome.response().getStatus()).isEqualTo(405);
        assertThat(outcome.response().getHeader("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "1",
                "\"{ viewer { name } }\"",
                "[]",
                "[{\"query\":\"{ viewer { name } }\"}]",
                "{}",
                "{\"query\":null}",
                "{\"query\":\"  \"}",
                "{\"query\":7}",
                "{\"query\":false}",
                "{\"query\":{}}",
                "{\"query\":[\"{a}\"]}",
                "{\"query\":\"{a}\",\"query\":\"{b}\"}",
                "{\"query\":\"{a}\"} {\"query\":\"{b}\"}",
                "{\"query\":\"{a}\",\"operationName\":1}",
                "{\"query\":\"{a}\",\"operationName\":{}}",
                "{\"query\":\"{a}\",\"variables\":\"x\"}",
                "{\"query\":\"{a}\",\"variables\":[]}",
                "{\"query\":\"{a}\",\"variables\":0}",
                "{\"query\":\"{a}\",\"extensions\":true}",
                "{\"query\":\"{a}\",\"extensions\":[]}",
                "{query:\"{a}\"}",
                "{\"query\":\"{a}\",}",
            })
    void a_malformed_body_is_refused_before_graphql_sees_it(String body) throws Exception {
        Outcome outcome = send(post(body));

        assertThat(outcome.passed()).isNull();
        assertThat(outcome.response().getStatus()).isEqualTo(400);
        assertThat(outcome.response().getContentAsString(UTF_8)).contains("\"code\":\"BAD_REQUEST\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\":\"{a}\",\"operationName\":null,\"variables\":null,\"extensions\":null}",
                "{\"query\":\"{a}\",\"operationName\":\"\",\"variables\":{},\"extensions\":{\"a\":1},\"other\":[1]}",
            })
    void null_and_unknown_members_are_allowed(String body) throws Exception {
        assertThat(send(post(body)).passed()).isNotNull();
    }

    @Test
    void other_encodings_are_refused() throws Exception {
        byte[] latin = "{\"query\":\"{ a(b: é) }\"}".getBytes(ISO_8859_1);

        assertThat(send(post(latin)).response().getStatus()).isEqualTo(400);
        assertThat(send(post(QUERY.getBytes(UTF_16LE))).response().getStatus()).isEqualTo(400);
    }

    @Test
    void a_body_nested_too_deep_is_refused() throws Exception {
        String deep = "{\"query\":\"{a}\",\"variables\":" + "{\"a\":".repeat(40) + "1" + "}".repeat(41);

        assertThat(send(post(deep)).response().getStatus()).isEqualTo(400);
    }

    @Test
    void the_body_may_have_64_KiB_and_no_byte_more() throws Exception {
        int rest = GraphqlHttpBody.MAX_BYTES - text("v", "", "text").length();

        assertThat(send(post(text("v", "x".repeat(rest), "text"))).passed()).isNotNull();
        assertThat(send(post(text("v", "x".repeat(rest + 1), "text")))
                        .response()
                        .getStatus())
                .isEqualTo(413);
    }

    @Test
    void the_long_texts_of_an_investigation_are_not_counted_up_to_a_limit_of_their_own() throws Exception {
        String longText = "x".repeat(2 * GraphqlHttpBody.MAX_BYTES);
        int rest = GraphqlHttpBody.MAX_WITH_TEXTS - text("v", "", "content").length();

        assertThat(send(post(text("v", longText, "content"))).passed()).isNotNull();
        assertThat(send(post(text("v", longText, "narrative"))).passed()).isNotNull();
        assertThat(send(post(text("v", longText, "name"))).response().getStatus())
                .isEqualTo(413);
        assertThat(send(post("{\"query\":\"{a}\",\"variables\":{\"content\":\"" + longText + "\"}}"))
                        .response()
                        .getStatus())
                .isEqualTo(413);
        assertThat(send(post(text("v", "x".repeat(rest), "content"))).passed()).isNotNull();
        assertThat(send(post(text("v", "x".repeat(rest + 1), "content")))
                        .response()
                        .getStatus())
                .isEqualTo(413);
    }

    private static String text(String variable, String value, String member) {
        return "{\"query\":\"{a}\",\"variables\":{\"" + variable + "\":{\"" + member + "\":\"" + value + "\"}}}";
    }

    @Test
    void a_refusal_repeats_nothing_of_the_body() throws Exception {
        Outcome outcome = send(post("{\"query\": +8613800000000 }"));

        assertThat(outcome.response().getContentAsString(UTF_8)).doesNotContain("13800000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/graphql",
                "application/json; charset=gbk",
                "application/json; charset=nonsense",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "json",
            })
    void other_content_types_are_refused(String type) throws Exception {
        MockHttpServletRequest request = post(QUERY);
        request.setContentType(type);

        assertThat(send(request).response().getStatus()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    */*                                                          | application/json
                    application/*                                                | application/json
                    application/json                                             | application/json
                    application/graphql-response+json                            | application/graphql-response+json
                    application/graphql-response+json, application/json          | application/graphql-response+json
                    application/graphql-response+json;q=0.5, application/json    | application/json
                    application/json;q=0, application/graphql-response+json      | application/graphql-response+json
                    text/html, */*;q=0.1                                         | application/json
                    text/event-stream                                            | text/event-stream
                    """)
    void the_answer_type_is_settled_at_the_door(String accept, String expected) throws Exception {
        MockHttpServletRequest request = post(QUERY);
        request.addHeader("Accept", accept);

        HttpServletRequest passed = send(request).request();

        assertThat(passed.getHeader("accept")).isEqualTo(expected);
        assertThat(passed.getHeaders("Accept").nextElement()).isEqualTo(expected);
    }

    @Test
    void a_client_that_says_nothing_gets_json() throws Exception {
        HttpServletRequest passed = send(post(QUERY)).request();

        assertThat(passed.getHeader("Accept")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "nonsense", "application/json;q=0"})
    void answer_types_we_do_not_have_are_refused(String accept) throws Exception {
        MockHttpServletRequest request = post(QUERY);
        request.addHeader("Accept", accept);

        assertThat(send(request).response().getStatus()).isEqualTo(406);
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin,http://127.0.0.1:8080",
        "same-origin,",
        ",http://127.0.0.1:8080",
        ",",
    })
    void our_own_pages_and_programs_pass(@Nullable String site, @Nullable String origin) throws Exception {
        assertThat(send(from(site, origin)).passed()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site,",
        "same-site,http://127.0.0.1:8080",
        "none,",
        "same-origin,http://127.0.0.1:9090",
        ",https://127.0.0.1:8080",
        ",http://localhost:8080",
        ",null",
        ",http://127.0.0.1:8080.evil.example",
    })
    void pages_of_other_sites_are_refused(@Nullable String site, @Nullable String origin) throws Exception {
        Outcome outcome = send(from(site, origin));

        assertThat(outcome.passed()).isNull();
        assertThat(outcome.response().getStatus()).isEqualTo(403);
    }

    private static MockHttpServletRequest from(@Nullable String site, @Nullable String origin) {
        MockHttpServletRequest request = post(QUERY);
        if (site != null) {
            request.addHeader("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        return request;
    }
}
