package io.cardtrail.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An installation in use, reachable from elsewhere by TLS: from its first start to a guessing stranger. */
class ProductionIT {
    private static final String RIGHT = "copper lantern 12";
    private static final Path DATA = CardtrailServer.freshData();
    private static CardtrailServer server;
    private static URI origin;
    private static SSLContext trust;
    private static Browser admin;

    @BeforeAll
    static void starts_and_enrols_its_first_admin() throws Exception {
        TestNeo4j.shared().wipe();
        OwnTls tls = OwnTls.in(DATA);
        trust = tls.trust();
        Map<String, String> settings = new HashMap<>(tls.settings());
        settings.put("spring.profiles.active", "production");
        settings.put("server.address", "0.0.0.0");
        server = CardtrailServer.start(DATA, settings);
        origin = URI.create(server.origin().toString().replace("http:", "https:"));

        Path file = DATA.resolve("enrolment.code");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String code = Files.readString(file).strip();
        admin = browser();
        assertThat(admin.get("/api/sign-in").body())
                .contains("\"profile\":\"PRODUCTION\"", "[\"PASSWORD\"]", "\"enrolment\":true", "\"demoAccounts\":[]");
        Map<String, String> wrong = Map.of("code", "0".repeat(32), "account", "chen", "password", RIGHT);
        assertThat(admin.post("/api/sign-in/enrol", wrong).statusCode()).isEqualTo(401);
        Map<String, String> unfit = Map.of("code", code, "account", "chen", "password", "qwertyuiop123");
        assertThat(admin.post("/api/sign-in/enrol", unfit).statusCode()).isEqualTo(400);
        Map<String, String> right = Map.of("code", code, "account", "chen", "password", RIGHT);
        assertThat(admin.post("/api/sign-in/enrol", right).statusCode()).isEqualTo(204);
        assertThat(file).doesNotExist();
        assertThat(browser().post("/api/sign-in/enrol", right).statusCode()).isEqualTo(401);
        assertThat(browser().get("/api/sign-in").body()).contains("\"enrolment\":false");
    }

    @AfterAll
    static void stops() {
        server.close();
        TestNeo4j.shared().wipe();
    }

    private static Browser browser() {
        return new Browser(origin, trust);
    }

    private static Browser person(String name, String role) {
        String code = admin.ask(
                        "mutation { createAccount(input: {name: \"" + name + "\", roles: [" + role + "]}) { code } }")
                .path("data")
                .path("createAccount")
                .path("code")
                .asString();
        Browser browser = browser();
        assertThat(browser.post("/api/sign-in/enrol", Map.of("code", code, "account", name, "password", RIGHT))
                        .statusCode())
                .isEqualTo(204);
        return browser;
    }

    private final String address = Browser.freshAddress();

    private HttpResponse<String> attempt(String account, String password) {
        return new Browser(origin, trust, address)
                .post("/api/sign-in", Map.of("account", account, "password", password));
    }

    @Test
    void there_is_no_default_account_no_link_and_no_token_file() {
        assertThat(DATA.resolve("integrator.token")).doesNotExist();
        assertThat(admin.ask("{ accounts { nodes { name roles } } }").toString())
                .contains("\"chen\"")
                .doesNotContain("investigator", "integrator");
        assertThat(browser().post("/api/sign-in", Map.of("code", "x")).statusCode())
                .isEqualTo(401);
        assertThat(admin.post("/api/sign-in/demo", Map.of("account", "chen")).statusCode())
                .isEqualTo(401);
        assertThat(admin.ask("{ installation { profile demo { warrant } } warrants { nodes { id } } }")
                        .toString())
                .isEqualTo(
                        "{\"data\":{\"installation\":{\"profile\":\"PRODUCTION\",\"demo\":null},\"warrants\":{\"nodes\":[]}}}");
    }

    @Test
    void the_cookie_is_bound_to_host_and_tls() {
        HttpResponse<String> response = attempt("chen", RIGHT);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-cardtrail=")
                .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Domain");
        assertThat(response.headers().firstValue("Strict-Transport-Security").orElseThrow())
                .contains("max-age=31536000");
        Browser plainName = browser();
        plainName.cookies().put("cardtrail", admin.cookie());
        assertThat(plainName.viewer()).isEqualTo("nobody");
    }

    @Test
    void nothing_tells_which_accounts_there_are() {
        person("p.known", "REVIEWER");
        person("p.shut", "REVIEWER");
        assertThat(admin.codes("mutation { disableAccount(name: \"p.shut\") { disabled } }"))
                .isEmpty();

        List<HttpResponse<String>> answers =
                List.of(attempt("p.known", "copper lantern 13"), attempt("p.shut", RIGHT), attempt("p.nobody", RIGHT));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(401);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(answers.stream()
                        .map(answer -> {
                            Map<String, List<String>> headers =
                                    new TreeMap<>(answer.headers().map());
                            headers.remove("date");
                            return headers;
                        })
                        .distinct())
                .hasSize(1);
    }

    @Test
    void guessing_is_slowed_down_alike_for_accounts_that_are_and_are_not() {
        person("p.target", "REVIEWER");
        for (String name : List.of("p.target", "p.phantom")) {
            for (int i = 0; i < 5; i++) {
                assertThat(attempt(name, "copper lantern 13").statusCode()).isEqualTo(401);
            }
            HttpResponse<String> throttled = attempt(name, RIGHT);
            assertThat(throttled.statusCode()).as(name).isEqualTo(429);
            assertThat(Integer.parseInt(
                            throttled.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 60);
            assertThat(throttled.body()).contains("THROTTLED");
            assertThat(throttled.headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void disabling_ends_a_session_and_a_token_at_once() {
        Browser wang = person("p.wang", "INTEGRATOR");
        String token = wang.ask("mutation { issueToken(input: {name: \"x\", roles: [INTEGRATOR]}) { token } }")
                .path("data")
                .path("issueToken")
                .path("token")
                .asString();
        Browser program = browser().with("Authorization", "Bearer " + token);
        assertThat(wang.viewer()).isEqualTo("p.wang");
        assertThat(program.viewer()).isEqualTo("p.wang");

        assertThat(admin.codes("mutation { disableAccount(name: \"p.wang\") { disabled } }"))
                .isEmpty();

        assertThat(wang.viewer()).isEqualTo("nobody");
        assertThat(program.viewer()).isEqualTo("nobody");
    }

    @Test
    void confirming_needs_the_password_and_turns_the_session() {
        Browser li = person("p.li", "REVIEWER");
        String before = li.cookie();
        assertThat(li.post("/api/sign-in/step-up", Map.of()).statusCode()).isEqualTo(400);
        assertThat(li.post("/api/sign-in/step-up", Map.of("password", "copper lantern 13"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(li.ask("{ viewer { steppedUpUntil } }").toString()).contains("null");

        assertThat(li.post("/api/sign-in/step-up", Map.of("password", RIGHT)).statusCode())
                .isEqualTo(204);

        assertThat(li.cookie()).isNotEqualTo(before);
        assertThat(li.ask("{ viewer { steppedUpUntil } }").toString())
                .contains("2")
                .doesNotContain("null");
    }

    @Test
    void changing_the_password_ends_the_other_sessions() {
        Browser one = person("p.zhao", "AUDITOR");
        Browser two = browser();
        assertThat(two.post("/api/sign-in", Map.of("account", "p.zhao", "password", RIGHT))
                        .statusCode())
                .isEqualTo(204);
        assertThat(two.post("/api/sign-in/password", Map.of("old", RIGHT, "new", "1234"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(two.post("/api/sign-in/password", Map.of("old", RIGHT, "new", "iron lantern 34"))
                        .statusCode())
                .isEqualTo(204);

        assertThat(one.viewer()).isEqualTo("nobody");
        assertThat(two.viewer()).isEqualTo("p.zhao");
        assertThat(attempt("p.zhao", RIGHT).statusCode()).isEqualTo(401);
    }

    @Test
    void a_demonstration_does_not_start_over_real_accounts() {
        assertThatThrownBy(() ->
                        CardtrailServer.start(CardtrailServer.freshData(), Map.of("spring.profiles.active", "demo")))
                .hasStackTraceContaining("the database holds real accounts");
    }
}
