package io.cardtrail.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The source ledger over HTTP: auditors compare, importers take back, custodians delete; nobody else, and nobody what is not theirs. */
class LedgerApiIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path CASE = Path.of("src/test/resources/cases/s1-stolen-card-ring");
    private static final String SWEEP =
            "mutation{sweepLedger{sound quiet batches rows acts more faults{kind batch line}}}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TestNeo4j neo4j = TestNeo4j.shared();
    private CardtrailServer server = start(CardtrailServer.freshData());
    private byte[] file = new byte[0];

    private CardtrailServer start(Path data) {
        neo4j.wipe();
        return CardtrailServer.start(data, Map.of("cardtrail.clock.fixed", "2026-11-22T12:00:00+08:00"));
    }

    @BeforeEach
    void a_file_is_there() throws IOException {
        file = Files.readAllBytes(CASE.resolve("files/pin-verifications.csv"));
        server.importFile(
                "pin-verifications.csv", file, Files.readString(CASE.resolve("mappings/pin-verifications.json")));
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    /** {@return the answer to somebody signed in, or to the program that brought the file} */
    private JsonNode asked(@Nullable String session, String document) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.origin().resolve("/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of("query", document))));
        if (session == null) {
            request.header("Authorization", "Bearer " + server.token());
        } else {
            request.header("Cookie", "cardtrail=" + session).header("X-Cardtrail", "1");
        }
        try {
            return JSON.readTree(
                    http.send(request.build(), BodyHandlers.ofByteArray()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String session(String account, AccountRole role) {
        return server.session(account, role, null);
    }

    private static String code(JsonNode answer) {
        return answer.path("errors").path(0).path("extensions").path("code").asString();
    }

    @Test
    void an_auditor_sees_the_ledger_and_has_it_compared_and_nobody_else_has() {
        String auditor = session("an-auditor", AccountRole.AUDITOR);

        JsonNode ledger = asked(auditor, "{sourceLedger{origin size rootHash checkpoint publicKey healthy}}")
                .path("data")
                .path("sourceLedger");
        JsonNode sound = asked(auditor, SWEEP).path("data").path("sweepLedger");

        assertThat(ledger.path("origin").asString()).endsWith("/ledger");
        assertThat(ledger.path("size").asLong())
                .isGreaterThan(sound.path("rows").asLong());
        assertThat(sound.path("sound").asBoolean()).isTrue();
        assertThat(sound.path("rows").asLong())
                .isEqualTo(neo4j.count("MATCH ()-[r:RECORDED_IN]->() RETURN count(r) AS n"))
                .isPositive();
        assertThat(asked(null, "{sourceLedger{size}}")
                        .path("data")
                        .path("sourceLedger")
                        .isNull())
                .isTrue();
        assertThat(code(asked(null, SWEEP))).isEqualTo("FORBIDDEN");
        assertThat(code(asked(session("a-custodian", AccountRole.CUSTODIAN), SWEEP)))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void whoever_brought_a_file_takes_it_back_and_others_are_told_of_no_such_file() {
        String taking = "mutation{withdrawFile(digest:\"" + Sha256.hex(file)
                + "\",reason:\"sent under the wrong mapping\"){batches rows}}";

        JsonNode others = asked(session("somebody", AccountRole.INVESTIGATOR), taking)
                .path("data")
                .path("withdrawFile");
        assertThat(others.path("batches").asInt()).isZero();
        assertThat(neo4j.count("MATCH (a:Act) RETURN count(a) AS n")).isPositive();

        JsonNode own = asked(null, taking).path("data").path("withdrawFile");

        assertThat(own.path("rows").asLong()).isPositive();
        assertThat(neo4j.count("MATCH (n:Act|Entity|Batch|SourceFile) RETURN count(n) AS n"))
                .isZero();
        assertThat(code(asked(null, "mutation{withdrawFile(digest:\"nothing\",reason:\"x\"){rows}}")))
                .isEqualTo("BAD_REQUEST");
        assertThat(code(asked(null, "mutation{withdrawFile(digest:\"" + Sha256.hex(file) + "\",reason:\" \"){rows}}")))
                .isEqualTo("BAD_REQUEST");
        JsonNode sweep = asked(session("an-auditor", AccountRole.AUDITOR), SWEEP)
                .path("data")
                .path("sweepLedger");
        assertThat(sweep.path("sound").asBoolean()).isTrue();
        assertThat(sweep.path("rows").asLong()).isZero();
    }

    @Test
    void only_a_custodian_who_has_just_confirmed_who_it_is_deletes_and_nothing_goes_before_its_time() {
        String deleting = "mutation{deleteLapsed{channel holder category before rows}}";
        long before = neo4j.count("MATCH (a:Act) RETURN count(a) AS n");

        assertThat(code(asked(null, deleting))).isEqualTo("STEP_UP_REQUIRED");
        assertThat(code(asked(session("an-auditor", AccountRole.AUDITOR), deleting)))
                .isEqualTo("FORBIDDEN");
        JsonNode deleted = asked(session("a-custodian", AccountRole.CUSTODIAN), deleting)
                .path("data")
                .path("deleteLapsed");

        assertThat(deleted.isArray()).isTrue();
        assertThat(deleted.size()).isZero();
        assertThat(neo4j.count("MATCH (a:Act) RETURN count(a) AS n")).isEqualTo(before);
    }

    @Test
    void a_change_behind_the_servers_back_is_named_by_its_place_and_not_by_what_stood_there() {
        neo4j.texts("MATCH (a:Verification) WITH a LIMIT 1 SET a.atText = a.atText + ' ' RETURN a.id AS text");

        JsonNode sweep = asked(session("an-auditor", AccountRole.AUDITOR), SWEEP)
                .path("data")
                .path("sweepLedger");

        assertThat(sweep.path("sound").asBoolean()).isFalse();
        assertThat(sweep.path("faults").path(0).path("kind").asString()).isEqualTo("ACT_CHANGED");
        assertThat(sweep.path("faults").path(0).path("line").asLong()).isGreaterThan(1);
    }
}
