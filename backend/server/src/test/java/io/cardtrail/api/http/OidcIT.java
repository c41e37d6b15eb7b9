package io.cardtrail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People and programs that an OpenID provider vouches for: who is let in, and every token that looks right and isn't. */
class OidcIT {
    private static final String AUDIENCE = "https://cardtrail.example/api";
    private static final String START = "/oauth2/authorization/oidc";
    private static CardtrailServer server;
    private static Provider provider;

    @BeforeAll
    static void starts_with_a_reviewer_and_an_integrator_linked() throws IOException {
        TestNeo4j.shared().wipe();
        provider = new Provider();
        Path data = CardtrailServer.freshData();
        Path secret = Files.writeString(data.resolve("client.secret"), Provider.SECRET + "\n");
        server = CardtrailServer.start(
                data,
                Map.of(
                        "spring.profiles.active",
                        "demo",
                        "cardtrail.oidc.issuer",
                        provider.issuer(),
                        "cardtrail.oidc.client-id",
                        Provider.CLIENT,
                        "cardtrail.oidc.client-secret-file",
                        secret.toString(),
                        "cardtrail.oidc.audience",
                        AUDIENCE));
        Browser admin = browser().open(server.signInLink());
        admin.post("/api/sign-in/demo", Map.of("account", "admin"));
        for (String part : List.of("reviewer", "integrator")) {
            assertThat(admin.codes("mutation { linkAccount(name: \"" + part + "\", issuer: \"" + provider.issuer()
                            + "\", subject: \"sub-" + part + "\") { name } }"))
                    .isEmpty();
        }
    }

    @AfterAll
    static void stops() {
        server.close();
        provider.close();
        TestNeo4j.shared().wipe();
    }

    @AfterEach
    void the_provider_tells_the_truth_again() {
        provider.says(UnaryOperator.identity());
    }

    private static Browser browser() {
        return new Browser(server.origin(), null);
    }

    private static URI location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    /** {@return what the server answered to a browser coming back from the provider} */
    private static HttpResponse<String> through(Browser browser, String start, String subject, Instant at) {
        URI back = provider.signedIn(location(browser.get(start)), subject, at);
        return browser.get(back.getRawPath() + "?" + back.getRawQuery());
    }

    private static void refused(Browser browser, HttpResponse<String> response) {
        assertThat(location(response).toString()).endsWith("#refused=oidc");
        assertThat(browser.cookies()).doesNotContainKey("cardtrail");
    }

    @Test
    void a_linked_person_is_signed_in_with_the_roles_given_here() {
        Browser browser = browser();
        HttpResponse<String> response = through(browser, START, "sub-reviewer", Instant.now());

        assertThat(location(response).getPath()).isEqualTo("/");
        assertThat(response.headers().allValues("Set-Cookie").toString())
                .contains("SameSite=Strict")
                .contains("cardtrail-oidc=;");
        assertThat(browser.ask("{ viewer { name roles steppedUpUntil } }").toString())
                .contains("\"reviewer\"", "[\"REVIEWER\"]", "\"steppedUpUntil\":null");
        assertThat(browser().get("/api/sign-in").body()).contains("OIDC");
    }

    @Test
    void an_unknown_subject_is_nobody() {
        Browser browser = browser();
        refused(browser, through(browser, START, "sub-stranger", Instant.now()));
    }

    @Test
    void a_state_counts_once_and_in_its_own_browser_only() {
        Browser browser = browser();
        URI asked = location(browser.get(START));
        String path = back(asked);
        Browser other = browser();
        refused(other, other.get(path));
        String bound = browser.cookie();
        assertThat(location(browser.get(path)).getPath()).isEqualTo("/");
        browser.cookies().clear();
        browser.cookies().put("cardtrail-oidc", bound);

        // The code is new and good; only the state was used before.
        refused(browser, browser.get(back(asked)));
        refused(browser, browser.get(back(asked).replaceAll("state=[^&]*", "state=invented")));
    }

    /** {@return where a browser comes back to, after the reviewer signed in at the provider} */
    private static String back(URI asked) {
        URI back = provider.signedIn(asked, "sub-reviewer", Instant.now());
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    @Test
    void an_identity_token_that_is_not_right_signs_nobody_in() {
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> lies = new LinkedHashMap<>();
        lies.put("issuer", claims -> claims.issuer("https://other.example"));
        lies.put("audience", claims -> claims.audience("another-client"));
        lies.put("nonce", claims -> claims.claim("nonce", "another"));
        lies.put(
                "expired",
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))));
        lies.put(
                "not before",
                claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(120))));
        lies.forEach((name, lie) -> {
            provider.says(lie);
            Browser browser = browser();
            refused(browser, through(browser, START, "sub-reviewer", Instant.now()));
        });
    }

    @Test
    void confirming_asks_for_credentials_again_and_believes_only_a_fresh_time() {
        Browser browser = browser();
        through(browser, START, "sub-reviewer", Instant.now());
        String before = browser.cookies().get("cardtrail");
        URI asked = location(browser.get(START + "?step-up"));
        assertThat(asked.getQuery()).contains("max_age=300", "prompt=login");

        through(browser, START + "?step-up", "sub-reviewer", Instant.now().minusSeconds(400));
        assertThat(browser.ask("{ viewer { steppedUpUntil } }").toString()).contains("\"steppedUpUntil\":null");
        through(browser, START + "?step-up", "sub-reviewer", Instant.now());
        assertThat(browser.ask("{ viewer { steppedUpUntil } }").toString())
                .contains("steppedUpUntil")
                .doesNotContain("null");
        assertThat(browser.cookies().get("cardtrail")).isNotEqualTo(before);
    }

    @Test
    void a_programs_token_speaks_for_its_linked_account() {
        JWTClaimsSet right = provider.access("sub-integrator", AUDIENCE).build();
        assertThat(bearer(Provider.signed(provider.signingKey(), "at+jwt", right)))
                .isEqualTo("integrator");
        assertThat(bearer(Provider.signed(
                        provider.signingKey(),
                        "at+jwt",
                        provider.access("sub-stranger", AUDIENCE).build())))
                .isEqualTo("nobody");
    }

    @Test
    void every_token_that_only_looks_right_is_nobodys() throws JOSEException {
        RSAKey key = provider.signingKey();
        JWTClaimsSet right = provider.access("sub-integrator", AUDIENCE).build();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("wrong type", Provider.signed(key, "JWT", right));
        tokens.put(
                "wrong issuer",
                Provider.signed(
                        key,
                        "at+jwt",
                        provider.access("sub-integrator", AUDIENCE)
                                .issuer("https://other.example")
                                .build()));
        tokens.put(
                "wrong audience",
                Provider.signed(
                        key,
                        "at+jwt",
                        provider.access("sub-integrator", "https://other.example")
                                .build()));
        tokens.put(
                "no audience",
                Provider.signed(
                        key,
                        "at+jwt",
                        provider.access("sub-integrator", AUDIENCE)
                                .audience((String) null)
                                .build()));
        tokens.put(
                "expired",
                Provider.signed(
                        key,
                        "at+jwt",
                        provider.access("sub-integrator", AUDIENCE)
                                .expirationTime(Date.from(Instant.now().minusSeconds(120)))
                                .build()));
        tokens.put(
                "no end",
                Provider.signed(
                        key,
                        "at+jwt",
                        provider.access("sub-integrator", AUDIENCE)
                                .expirationTime(null)
                                .build()));
        tokens.put(
                "not yet",
                Provider.signed(
                        key,
                        "at+jwt",
                        provider.access("sub-integrator", AUDIENCE)
                                .notBeforeTime(Date.from(Instant.now().plusSeconds(120)))
                                .build()));
        tokens.put(
                "another key",
                Provider.signed(new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate(), "at+jwt", right));
        tokens.put(
                "an unknown key",
                Provider.signed(new RSAKeyGenerator(2048).keyID("unknown").generate(), "at+jwt", right));
        tokens.put("no signature", new PlainJWT(right).serialize());
        tokens.put(
                "the public key as a shared secret",
                Provider.signed(
                        new MACSigner(key.toRSAPublicKey().getEncoded()),
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID(key.getKeyID())
                                .type(new JOSEObjectType("at+jwt"))
                                .build(),
                        right));
        tokens.put("no token", "a.b.c");

        tokens.forEach((what, token) -> assertThat(bearer(token)).as(what).isEqualTo("nobody"));
    }

    private static String bearer(String token) {
        return browser().with("Authorization", "Bearer " + token).viewer();
    }
}
