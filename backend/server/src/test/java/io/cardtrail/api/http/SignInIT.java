package io.cardtrail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A demonstration over loopback: signing in, playing parts, confirming, what other sites can't do, and what no role reads. */
class SignInIT {
    private static final Path DATA = CardtrailServer.freshData();
    private static final Map<String, String> DEMO = Map.of("spring.profiles.active", "demo");
    private static CardtrailServer server;

    @BeforeAll
    static void starts() {
        TestNeo4j.shared().wipe();
        server = CardtrailServer.start(DATA, DEMO);
    }

    @AfterAll
    static void stops() {
        server.close();
        TestNeo4j.shared().wipe();
    }

    private static Browser browser() {
        return new Browser(server.origin(), null);
    }

    private static Browser as(String part) {
        Browser browser = browser().open(server.signInLink());
        HttpResponse<String> became = browser.post("/api/sign-in/demo", Map.of("account", part));
        assertThat(became.statusCode()).isEqualTo(204);
        return browser;
    }

    @Test
    void the_offer_needs_no_session_and_names_the_parts() {
        HttpResponse<String> offer = browser().get("/api/sign-in");

        assertThat(offer.statusCode()).isEqualTo(200);
        assertThat(offer.body())
                .contains("\"profile\":\"DEMO\"", "[\"CODE\",\"DEMO\"]", "\"enrolment\":false", "\"custodian\"");
    }

    @Test
    void a_link_works_once_and_its_session_is_the_investigators() {
        URI link = server.signInLink();
        Browser browser = browser().open(link);
        assertThat(browser.viewer()).isEqualTo("investigator");

        HttpResponse<String> again =
                browser().post("/api/sign-in", Map.of("code", link.getFragment().substring("sign-in=".length())));

        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body())
                .isEqualTo(
                        "{\"errors\":[{\"message\":\"the sign-in was refused\",\"extensions\":{\"code\":\"UNAUTHENTICATED\"}}]}");
        assertThat(again.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void on_loopback_the_cookie_has_its_plain_name_and_is_kept_from_scripts_and_other_sites() {
        HttpResponse<String> response = browser()
                .post(
                        "/api/sign-in",
                        Map.of("code", server.signInLink().getFragment().substring("sign-in=".length())));

        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("cardtrail=")
                .contains("Path=/", "HttpOnly", "SameSite=Strict", "Max-Age=43200")
                .doesNotContain("Secure", "Domain");
        assertThat(response.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(response.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(response.headers().firstValue("Cross-Origin-Resource-Policy"))
                .contains("same-origin");
        assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void the_apps_files_may_be_kept_but_no_answer_and_all_say_what_a_page_may_do() {
        HttpResponse<String> page = browser().get("/");
        String main = page.body().replaceAll("(?s).*src=\"([^\"]+)\".*", "$1");
        HttpResponse<String> script = browser().get("/" + main);
        HttpResponse<String> offer = browser().get("/api/sign-in");

        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(script.headers().allValues("Cache-Control")).containsExactly("max-age=31536000, public, immutable");
        assertThat(script.headers().firstValue("Set-Cookie")).isEmpty();
        for (String old : new String[] {"Pragma", "Expires"}) {
            assertThat(page.headers().firstValue(old)).isEmpty();
            assertThat(script.headers().firstValue(old)).isEmpty();
        }
        assertThat(offer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(offer.headers().firstValue("Content-Encoding")).isEmpty();
        for (HttpResponse<String> each : List.of(page, script, offer)) {
            assertThat(each.statusCode()).isEqualTo(200);
            assertThat(each.headers().firstValue("Content-Security-Policy")).contains(SecurityRules.CONTENT_POLICY);
            assertThat(each.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @Test
    void playing_another_part_and_confirming_each_turn_the_session() {
        Browser browser = browser().open(server.signInLink());
        String first = browser.cookie();
        assertThat(browser.post("/api/sign-in/demo", Map.of("account", "reviewer"))
                        .statusCode())
                .isEqualTo(204);
        String second = browser.cookie();
        assertThat(browser.post("/api/sign-in/step-up", Map.of()).statusCode()).isEqualTo(204);

        assertThat(Set.of(first, second, browser.cookie())).hasSize(3);
        assertThat(browser.ask("{ viewer { name roles steppedUpUntil } }")
                        .path("data")
                        .path("viewer")
                        .toString())
                .contains("\"reviewer\"", "[\"REVIEWER\"]")
                .doesNotContain("\"steppedUpUntil\":null");
        for (String old : List.of(first, second)) {
            Browser thief = browser();
            thief.cookies().put("cardtrail", old);
            assertThat(thief.get("/api/imports/x/rejects.csv").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void without_a_session_there_is_no_part_to_play() {
        assertThat(browser()
                        .post("/api/sign-in/demo", Map.of("account", "admin"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser().post("/api/sign-in/step-up", Map.of()).statusCode())
                .isEqualTo(401);
        assertThat(browser()
                        .open(server.signInLink())
                        .post("/api/sign-in/demo", Map.of("account", "nobody"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void signing_out_ends_the_session_itself() {
        Browser browser = browser().open(server.signInLink());
        String secret = browser.cookie();
        assertThat(browser.post("/api/sign-out", Map.of()).statusCode()).isEqualTo(204);
        assertThat(browser.cookies()).isEmpty();

        browser.cookies().put("cardtrail", secret);
        assertThat(browser.viewer()).isEqualTo("nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/sign-in", "/api/sign-in/demo", "/api/sign-out", "/api/imports", "/graphql"})
    void other_sites_pages_change_nothing(String path) {
        for (Map.Entry<String, String> header : Map.of("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site")
                .entrySet()) {
            Browser browser = browser().open(server.signInLink()).with(header.getKey(), header.getValue());
            assertThat(browser.post(path, Map.of()).statusCode())
                    .as(header.toString())
                    .isEqualTo(403);
        }
        Browser without = browser().open(server.signInLink()).with("X-Cardtrail", null);
        assertThat(without.post("/graphql", Map.of("query", "{ viewer { name } }"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(without.post("/api/sign-in/demo", Map.of("account", "admin")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void bodies_are_small_well_formed_json() {
        assertThat(browser()
                        .post("/api/sign-in", Map.of("code", "x".repeat(9000)))
                        .statusCode())
                .isEqualTo(400);
        for (String body :
                List.of("", "[]", "{\"code\":\"a\",\"code\":\"b\"}", "{\"account\":1,\"password\":2}", "{} {}")) {
            HttpResponse<String> response = browser()
                    .send(HttpRequest.newBuilder(server.origin().resolve("/api/sign-in"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body)));
            assertThat(response.statusCode()).as(body).isEqualTo(400);
        }
        HttpResponse<String> form = browser()
                .send(HttpRequest.newBuilder(server.origin().resolve("/api/sign-in"))
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{\"code\":\"x\"}")));
        assertThat(form.statusCode()).isEqualTo(415);
    }

    @Test
    void a_restart_keeps_sessions() {
        Browser browser = browser().open(server.signInLink());
        String secret = browser.cookie();
        server.close();
        server = CardtrailServer.start(DATA, DEMO);

        Browser after = browser();
        after.cookies().put("cardtrail", secret);
        assertThat(after.viewer()).isEqualTo("investigator");
    }

    @Test
    void only_an_admin_administers_and_no_token_does() {
        List<String> documents = List.of(
                "{ accounts { totalCount } }",
                "{ accountTokens(name: \"integrator\") { id } }",
                "mutation { createAccount(input: {name: \"p.x\", roles: [REVIEWER]}) { code } }",
                "mutation { setAccountRoles(name: \"reviewer\", roles: [CUSTODIAN]) { name } }",
                "mutation { disableAccount(name: \"reviewer\") { name } }",
                "mutation { enableAccount(name: \"reviewer\") { name } }",
                "mutation { resetPassword(name: \"reviewer\") { code } }",
                "mutation { linkAccount(name: \"reviewer\", issuer: \"x\", subject: \"y\") { name } }");
        for (String part : List.of("investigator", "reviewer", "custodian", "auditor", "integrator")) {
            Browser browser = as(part);
            for (String document : documents) {
                assertThat(browser.codes(document)).as(part + " " + document).containsExactly("FORBIDDEN");
            }
        }
        Browser program = browser().with("Authorization", "Bearer " + server.token());
        for (String document : documents) {
            assertThat(program.codes(document)).as(document).containsExactly("FORBIDDEN");
        }
        assertThat(program.codes("mutation { issueToken(input: {name: \"x\", roles: [INTEGRATOR]}) { token } }"))
                .containsExactly("FORBIDDEN");
        assertThat(as("admin").codes(documents.getFirst())).isEmpty();
    }

    /** ADMIN included: a role opens no data, and every field of an instrument that isn't there is null. */
    @ParameterizedTest
    @ValueSource(strings = {"investigator", "reviewer", "custodian", "auditor", "admin", "integrator"})
    void no_role_reads_data_without_an_instrument(String part) {
        Browser browser = as(part);
        for (String field : List.of(
                "number",
                "state",
                "subject(identifier: {kind: PHONE, value: \"13800000000\"}) { label }",
                "entity(handle: \"x\") { label }",
                "act(handle: \"x\") { id }",
                "search(text: \"13800000000\") { nodes { label } }",
                "chain(of: {kind: CARD, value: \"X\"}) { digest }",
                "trace(input: {from: {kind: PHONE, value: \"13800000000\"}, thread: CUSTODY}) { digest }")) {
            assertThat(browser.ask("{ warrant(id: \"none\") { " + field + " } }")
                            .toString())
                    .as(field)
                    .isEqualTo("{\"data\":{\"warrant\":null}}");
        }
        assertThat(browser.codes("{ importJob(id: \"none\") { id } }")).isEmpty();
    }

    @Test
    void what_is_not_there_is_not_told_from_what_needs_a_session() {
        Set<Integer> answers = new TreeSet<>();
        for (String path : List.of("/api/nothing", "/api/audit/checkpoint", "/api/imports/x/rejects.csv")) {
            answers.add(browser().get(path).statusCode());
        }

        assertThat(answers).containsExactly(401);
        assertThat(as("admin").get("/api/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void an_own_token_is_shown_once_and_revoked() {
        Browser browser = browser().open(server.signInLink());
        String token = browser.ask(
                        "mutation { issueToken(input: {name: \"script\", roles: [INVESTIGATOR], days: 1}) { id token } }")
                .path("data")
                .path("issueToken")
                .path("token")
                .asString();
        Browser program = browser().with("Authorization", "Bearer " + token);
        assertThat(program.viewer()).isEqualTo("investigator");
        String id = browser.ask("{ myTokens { id name } }")
                .path("data")
                .path("myTokens")
                .path(0)
                .path("id")
                .asString();

        assertThat(browser.codes("mutation { revokeToken(id: \"" + id + "\") { id } }"))
                .isEmpty();
        assertThat(program.viewer()).isEqualTo("nobody");
    }
}
