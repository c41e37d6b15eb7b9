package io.cardtrail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code POST /api/etsi/ts103120} in a running server. */
class EtsiHttpIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Path EXAMPLES = Path.of("src/test/resources/etsi/ts103120");

    private static CardtrailServer server;

    @BeforeAll
    static void starts() {
        TestNeo4j.shared().wipe();
        server = CardtrailServer.start(
                CardtrailServer.freshData(), Map.of("cardtrail.etsi.country", "XX", "cardtrail.etsi.id", "ACTOR02"));
    }

    @AfterAll
    static void stops() {
        server.close();
    }

    private static HttpResponse<String> post(String type, String token, String body)
            throws IOException, InterruptedException {
        URI address = server.origin().resolve("/api/etsi/ts103120");
        return CLIENT.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        return post(type, server.token(), body);
    }

    @Test
    void a_message_is_answered_in_its_own_form() throws Exception {
        HttpResponse<String> json = post("application/json", Files.readString(EXAMPLES.resolve("json/request4.json")));
        assertThat(json.statusCode()).as(json.body()).isEqualTo(200);
        assertThat(json.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(json.body()).contains("CREATEResponse").doesNotContain("ErrorCode");

        HttpResponse<String> xml = post("application/xml", Files.readString(EXAMPLES.resolve("xml/request4.xml")));
        assertThat(xml.statusCode()).isEqualTo(200);
        assertThat(xml.headers().firstValue("Content-Type")).contains("application/xml;charset=UTF-8");
        assertThat(xml.body()).contains("<ErrorCode>3010</ErrorCode>");
    }

    @Test
    void what_is_no_message_of_the_standard_has_a_status_of_its_own() throws Exception {
        assertThat(post("text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(post("application/json;charset=ISO-8859-1", "{}").statusCode())
                .isEqualTo(415);
        assertThat(post("application/json", " ".repeat(1024 * 1024 + 1)).statusCode())
                .isEqualTo(413);
        HttpResponse<String> malformed = post("application/json", "{}");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.body()).contains("3020");
        assertThat(post("application/json", "nobody", "{}").statusCode()).isEqualTo(401);
        HttpResponse<String> version = post(
                "application/json",
                Files.readString(EXAMPLES.resolve("json/request4.json")).replace("V1.13.1", "V9.9.9"));
        assertThat(version.statusCode()).isEqualTo(400);
        assertThat(version.body()).contains("ErrorInformation").contains("3021");
    }
}
