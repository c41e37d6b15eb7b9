package io.cardtrail.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.LogVerifier;
import io.cardtrail.audit.TreeCheck;
import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit log over HTTP and GraphQL: auditors see it, nobody else does, and without it nothing is answered. */
class AuditApiIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path data = CardtrailServer.freshData();
    private final int management = freePort();
    private CardtrailServer server = start();
    private String auditor = "";
    private String warrant = "";
    private String grant = "";

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CardtrailServer start() {
        TestNeo4j.shared().wipe();
        return CardtrailServer.start(
                data,
                Map.of(
                        "spring.profiles.active", "demo",
                        "cardtrail.clock.fixed", "2026-11-22T12:00:00+08:00",
                        "management.server.port", Integer.toString(management)));
    }

    @BeforeEach
    void somebody_of_each_kind() throws Exception {
        auditor = cookie();
        JsonNode first = asked(false, "{warrants(first:1){nodes{id grants{id}}}}")
                .path("data")
                .path("warrants")
                .path("nodes")
                .path(0);
        warrant = first.path("id").asString();
        grant = first.path("grants").path(0).path("id").asString();
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    /** The auditor's session; the integrator's token has not that role. */
    private String cookie() throws Exception {
        String code = server.signInLink().getFragment().replaceFirst("sign-in=", "");
        String investigator = signedIn("/api/sign-in", "", "{\"code\":\"" + code + "\"}");
        return signedIn("/api/sign-in/demo", investigator, "{\"account\":\"auditor\"}");
    }

    private String signedIn(String path, String cookie, String body) throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(server.origin().resolve(path))
                        .header("Content-Type", "application/json")
                        .header("X-Cardtrail", "1")
                        .header("Cookie", cookie.isEmpty() ? "none=1" : cookie)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(204);
        return response.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private HttpRequest.Builder as(boolean audits, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.origin().resolve(path));
        return audits
                ? request.header("Cookie", auditor).header("X-Cardtrail", "1")
                : request.header("Authorization", "Bearer " + server.token());
    }

    private HttpResponse<byte[]> get(boolean audits, String path) throws Exception {
        return http.send(as(audits, path).GET().build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> post(boolean audits, String query) throws Exception {
        return http.send(
                as(audits, "/graphql")
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/graphql-response+json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", query))))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode asked(boolean audits, String query) throws Exception {
        return JSON.readTree(post(audits, query).body());
    }

    private String search(String text) {
        return "{warrant(id:\"" + warrant + "\"){search(text:\"" + text + "\",grant:\"" + grant + "\"){nodes{id}}}}";
    }

    private JsonNode accesses(boolean audits, int first, String after) throws Exception {
        return asked(
                        audits,
                        "{warrant(id:\"" + warrant + "\"){accesses(first:" + first
                                + (after.isEmpty() ? "" : ",after:\"" + after + "\"")
                                + "){totalCount pageInfo{hasNextPage endCursor} nodes{audit at actor operation outcome records"
                                + " thirdParty digest index generation reasons}}}}")
                .path("data")
                .path("warrant")
                .path("accesses");
    }

    @Test
    void an_auditor_finds_every_access_and_can_prove_it() throws Exception {
        for (int i = 0; i < 5; i++) {
            post(false, search("nobody " + i));
        }
        post(false, "{warrant(id:\"" + warrant + "\"){search(text:\"x\",grant:\"no such grant\"){nodes{id}}}}");
        JsonNode whole = accesses(true, 50, "");
        assertThat(whole.path("totalCount").intValue()).isEqualTo(6);
        assertThat(whole.path("nodes").path(0).path("outcome").asString()).isEqualTo("DENIED");
        assertThat(whole.path("nodes").path(0).path("reasons").size()).isPositive();
        assertThat(whole.path("nodes").path(1).path("outcome").asString()).isEqualTo("ANSWERED");
        List<JsonNode> paged = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = accesses(true, 4, after);
            page.path("nodes").forEach(paged::add);
            after = page.path("pageInfo").path("hasNextPage").booleanValue()
                    ? page.path("pageInfo").path("endCursor").asString()
                    : "";
        } while (!after.isEmpty());
        assertThat(paged).hasSize(6).containsExactlyElementsOf(whole.path("nodes"));

        String token = whole.path("nodes").path(1).path("audit").asString();
        byte[] leaf = get(true, "/api/audit/entry/" + token).body();
        assertThat(new String(leaf, StandardCharsets.UTF_8)).contains(token, "\"type\":\"INTENT\"");
        String[] proof =
                new String(get(true, "/api/audit/proof/" + token).body(), StandardCharsets.UTF_8).split("\n\n", 2);
        List<String> lines = proof[0].lines().toList();
        assertThat(lines.getFirst()).isEqualTo("c2sp.org/tlog-proof@v1");
        JsonNode log = asked(true, "{auditLog{origin size rootHash checkpoint publicKey healthy}}")
                .path("data")
                .path("auditLog");
        Path key = data.resolve("given.pub");
        Files.writeString(key, log.path("publicKey").asString());
        LogVerifier verifier = LogVerifier.read(log.path("origin").asString(), key);
        var checkpoint = verifier.check(proof[1]);
        assertThat(TreeCheck.included(
                        Sha256.of(new byte[] {0}, leaf),
                        Long.parseLong(lines.get(1).replace("index ", "")),
                        checkpoint.size(),
                        lines.subList(2, lines.size()).stream()
                                .map(Base64.getDecoder()::decode)
                                .toList(),
                        Base64.getDecoder().decode(checkpoint.rootHash())))
                .isTrue();
        assertThat(log.path("healthy").booleanValue()).isTrue();
        assertThat(verifier.check(log.path("checkpoint").asString()).size())
                .isEqualTo(log.path("size").longValue());
        assertThat(new String(get(true, "/api/audit/checkpoint").body(), StandardCharsets.UTF_8))
                .startsWith(log.path("origin").asString() + "\n");
        assertThat(get(true, "/api/audit/tile/0/000.p/1").body()).hasSize(32);
        assertThat(get(true, "/api/audit/tile/entries/000.p/1").body().length).isGreaterThan(100);
        assertThat(get(true, "/api/audit/tile/0/999").statusCode()).isEqualTo(404);
        assertThat(get(true, "/api/audit/tile/../lock").statusCode()).isNotEqualTo(200);
        HttpResponse<byte[]> consistency = get(true, "/api/audit/consistency?from=1&to=" + checkpoint.size());
        assertThat(JSON.readTree(consistency.body()).path("hashes").size()).isPositive();
        assertThat(get(true, "/api/audit/consistency?from=9&to=1").statusCode()).isEqualTo(400);
    }

    @Test
    void for_everybody_else_there_is_no_audit_log() throws Exception {
        post(false, search("nobody"));
        String token = accesses(true, 1, "").path("nodes").path(0).path("audit").asString();
        for (String path : List.of(
                "checkpoint",
                "tile/0/000.p/1",
                "tile/entries/000.p/1",
                "entry/" + token,
                "proof/" + token,
                "consistency?from=0&to=1")) {
            HttpResponse<byte[]> refused = get(false, "/api/audit/" + path);
            assertThat(refused.statusCode()).as(path).isEqualTo(404);
            assertThat(refused.body()).as(path).isEmpty();
            assertThat(http.send(
                                    HttpRequest.newBuilder(server.origin().resolve("/api/audit/" + path))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .as("without sign-in: " + path)
                    .isEqualTo(401);
        }
        assertThat(asked(false, "{auditLog{size}}")
                        .path("data")
                        .path("auditLog")
                        .isNull())
                .isTrue();
        JsonNode seen = accesses(false, 10, "");
        assertThat(seen.path("totalCount").intValue()).isZero();
        assertThat(seen.path("nodes").size()).isZero();
        JsonNode alarms =
                asked(false, "{alarms{totalCount nodes{account}}}").path("data").path("alarms");
        assertThat(alarms.path("totalCount").intValue()).isZero();
    }

    @Test
    void when_nothing_can_be_recorded_nothing_is_answered() throws Exception {
        assertThat(post(false, search("nobody")).statusCode()).isEqualTo(200);
        // In the way of the next checkpoint, for root too.
        Files.createDirectories(data.resolve("audit/server/checkpoint.new/in-the-way"));
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        HttpResponse<String> refused = post(false, search("nobody"));
        while (refused.statusCode() == 200 && System.nanoTime() < end) {
            Thread.sleep(50);
            refused = post(false, search("nobody"));
        }
        assertThat(refused.statusCode()).isEqualTo(503);
        for (String query : List.of(
                search("nobody"),
                "{warrants(first:5){nodes{id number}} " + search("nobody").substring(1),
                "{warrant(id:\"no such warrant\"){id}}")) {
            for (String accept : List.of("application/graphql-response+json", "application/json")) {
                HttpResponse<String> each = http.send(
                        as(false, "/graphql")
                                .header("Content-Type", "application/json")
                                .header("Accept", accept)
                                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", query))))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(each.statusCode()).as(query).isEqualTo(503);
                JsonNode body = JSON.readTree(each.body());
                assertThat(body.path("data").isMissingNode()
                                || body.path("data").isNull())
                        .as(each.body())
                        .isTrue();
                assertThat(body.path("errors").size()).isOne();
                assertThat(body.path("errors")
                                .path(0)
                                .path("extensions")
                                .path("code")
                                .asString())
                        .isEqualTo("AUDIT_UNAVAILABLE");
            }
        }
        assertThat(http.send(
                                as(false, "/api/imports")
                                        .header("Content-Type", "multipart/form-data; boundary=x")
                                        .POST(BodyPublishers.ofString("--x--\r\n"))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(503);
        HttpResponse<String> health = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/actuator/health"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(health.body())
                        .path("components")
                        .path("audit")
                        .path("status")
                        .asString())
                .isEqualTo("DOWN");
    }
}
