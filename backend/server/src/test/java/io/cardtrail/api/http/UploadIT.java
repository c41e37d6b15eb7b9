package io.cardtrail.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.AuditReader;
import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file's way from its arrival to its import over HTTP and GraphQL, and whom it exists for. */
class UploadIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PIN = "669736761895855474";
    private static final String ROWS = "订单号,下单时间,卖家账号,卡密\nA-1,2026-03-02 10:00:00,s," + PIN + "\nA-2,昨天,s,\n";
    private static final String MAPPING = """
            {"version": "7", "channel": "ONLINE_PLATFORM", "holder": "云卡网", "act": "SALE", "columns": [
              {"column": "订单号", "to": "reference"}, {"column": "下单时间", "to": "time"},
              {"column": "卖家账号", "to": "SOLD_BY", "kind": "ACCOUNT", "namespace": "云卡网"},
              {"column": "卡密", "to": "OF_PIN", "kind": "PIN"}]}
            """;
    private static final Path DATA = CardtrailServer.freshData();
    private static CardtrailServer server;

    @BeforeAll
    static void starts() {
        TestNeo4j.shared().wipe();
        server = CardtrailServer.start(DATA, Map.of("spring.profiles.active", "demo"));
    }

    @AfterAll
    static void stops() {
        server.close();
        TestNeo4j.shared().wipe();
    }

    private static Browser as(String part) {
        Browser browser = new Browser(server.origin(), null).open(server.signInLink());
        assertThat(browser.post("/api/sign-in/demo", Map.of("account", part)).statusCode())
                .isEqualTo(204);
        return browser;
    }

    private static HttpResponse<String> send(Browser browser, String name, byte[] content) {
        byte[] head = ("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(UTF_8);
        return browser.send(HttpRequest.newBuilder(server.origin().resolve("/api/imports/uploads"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArrays(List.of(head, content, "\r\n--x--\r\n".getBytes(UTF_8)))));
    }

    private static String sent(Browser browser, String rows) {
        HttpResponse<String> response = send(browser, "orders.csv", rows.getBytes(UTF_8));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return JSON.readTree(response.body()).path("id").asString();
    }

    private static HttpResponse<String> map(Browser browser, String id, String mapping) {
        return browser.send(HttpRequest.newBuilder(server.origin().resolve("/api/imports/uploads/" + id + "/mapping"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(mapping)));
    }

    private static JsonNode data(Browser browser, String document) {
        JsonNode answer = browser.ask(document);
        assertThat(answer.has("errors")).as("%s", answer).isFalse();
        return answer.path("data");
    }

    private static JsonNode ended(Browser browser, String job) throws InterruptedException {
        for (int tries = 0; tries < 600; tries++) {
            JsonNode progress = data(
                            browser,
                            "{ importJob(id: \"" + job + "\") { state dryRun accepted duplicates rejected message"
                                    + " mapping { version digest holder act } } }")
                    .path("importJob");
            if (!List.of("QUEUED", "RUNNING").contains(progress.path("state").asString())) {
                return progress;
            }
            Thread.sleep(Duration.ofMillis(50));
        }
        throw new AssertionError("the import does not end");
    }

    /** {@return the status line of the answer to a request whose body never comes} */
    private static String head(String method, String path, String... headers) throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.origin().getPort())) {
            // Less than the server itself waits for a body.
            socket.setSoTimeout(10_000);
            String head = method + " " + path + " HTTP/1.1\r\nHost: "
                    + server.origin().getAuthority() + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    @Test
    void whoever_is_not_signed_in_is_answered_before_a_body_is_read() throws Exception {
        String files = "Content-Type: Multipart/form-data; boundary=x";
        String form = "Content-Type: application/x-www-form-urlencoded";
        String declared = "Content-Length: 4000000000";
        for (String path : List.of("/api/sign-out", "/api/sign-in", "/graphql", "/api/imports/x/rejects.csv", "/")) {
            assertThat(head("POST", path, files, declared)).as(path).contains(" 415 ");
            assertThat(head("PUT", path, files, "Transfer-Encoding: chunked"))
                    .as(path)
                    .contains(" 415 ");
        }
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            assertThat(head(method, "/api/imports/uploads/x/mapping", form, declared))
                    .as(method)
                    .contains(" 401 ");
            assertThat(head(method, "/api/sign-out", form, "Transfer-Encoding: chunked"))
                    .as(method)
                    .contains(" 405 ");
        }
        assertThat(head("POST", "/api/imports", files, declared)).contains(" 401 ");
        assertThat(head("POST", "/api/imports/uploads", files, declared)).contains(" 401 ");
    }

    @Test
    void a_file_is_not_taken_in_before_it_is_known_that_its_sender_imports() throws Exception {
        Browser reviewer = as("reviewer");
        assertThat(head(
                        "POST",
                        "/api/imports/uploads",
                        "Content-Type: multipart/form-data; boundary=x",
                        "Content-Length: 4000000000",
                        "X-Cardtrail: 1",
                        "Cookie: cardtrail=" + reviewer.cookie()))
                .contains(" 404 ");
    }

    @Test
    void a_file_is_looked_at_mapped_previewed_tried_out_and_imported_and_then_it_is_gone() throws Exception {
        Browser browser = as("investigator");
        String id = sent(browser, ROWS);
        JsonNode upload = data(
                        browser,
                        "{ upload(id: \"" + id + "\") { file size format encoding separator sheet digest until"
                                + " table(first: 5) { headings rows { line cells } more }"
                                + " suggestion { act matched text matches { heading alias } } mapping { digest } importJob { id } } }")
                .path("upload");
        assertThat(upload.path("format").asString()).isEqualTo("TEXT");
        assertThat(upload.path("table")
                        .path("rows")
                        .path(0)
                        .path("cells")
                        .path(3)
                        .asString())
                .isEqualTo("***");
        assertThat(upload.path("suggestion").path("matched").asInt()).isEqualTo(4);
        assertThat(upload.path("mapping").isNull()).isTrue();

        HttpResponse<String> refused = map(browser, id, MAPPING.replace("SOLD_BY", "PAID_TO"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("mapping.columns[2].to");
        HttpResponse<String> taken = map(browser, id, MAPPING);
        assertThat(taken.statusCode()).isEqualTo(200);
        String digest = JSON.readTree(taken.body()).path("digest").asString();

        HttpResponse<String> raw = browser.post(
                "/graphql",
                Map.of(
                        "query",
                        "{ upload(id: \"" + id
                                + "\") { preview(first: 5) { mapping { version digest text } more rows { line"
                                + " said { kind at atText bearerCount bearers { role kind value name } attributes { name form text } }"
                                + " reject { column code reason } } } } }"));
        assertThat(raw.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(raw.body()).contains("云卡网:s", "BAD_TIME", "OF_PIN").doesNotContain(PIN, "errors");

        String dry = start(browser, id, digest, true);
        assertThat(ended(browser, dry).toString())
                .contains("\"dryRun\":true", "\"accepted\":1", "\"rejected\":1", digest);
        String job = start(browser, id, digest, false);
        JsonNode end = ended(browser, job);
        assertThat(end.path("state").asString()).isEqualTo("DONE");
        assertThat(end.path("accepted").asInt())
                .as("the dry run stored nothing")
                .isOne();
        assertThat(end.path("mapping").path("digest").asString()).isEqualTo(digest);
        assertThat(data(browser, "{ upload(id: \"" + id + "\") { id } uploads { id } }")
                        .toString())
                .isEqualTo("{\"upload\":null,\"uploads\":[]}");
        assertThat(data(browser, "{ importJobs(first: 2) { id dryRun } }")
                        .path("importJobs")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(job);
        assertThat(browser.get("/api/imports/" + dry + "/rejects.csv").body())
                .contains("BAD_TIME")
                .doesNotContain(PIN);
    }

    @Test
    void what_the_server_kept_of_a_file_while_it_was_sent_is_gone_when_it_has_answered() throws Exception {
        Browser browser = as("investigator");
        // More than it keeps in memory.
        String id = sent(browser, ROWS + "A-3,昨天,s,\n".repeat(20_000));
        data(browser, "mutation { discardUpload(upload: \"" + id + "\") }");
        try (Stream<Path> spool = Files.list(DATA.resolve("spool/server"))) {
            assertThat(spool.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("upload_") || name.contains(id));
        }
        assertThat(AuditReader.leaves(DATA.resolve("audit").resolve("server")))
                .anyMatch(leaf ->
                        leaf.text().contains("DISCARD_UPLOAD") && leaf.text().contains(id));
    }

    private static String start(Browser browser, String id, String digest, boolean dryRun) {
        return data(
                        browser,
                        "mutation { startImport(upload: \"" + id + "\", mapping: \"" + digest + "\", dryRun: " + dryRun
                                + ") { id } }")
                .path("startImport")
                .path("id")
                .asString();
    }

    @Test
    void for_another_account_an_upload_does_not_exist() {
        Browser owner = as("investigator");
        String id = sent(owner, ROWS);
        String digest =
                JSON.readTree(map(owner, id, MAPPING).body()).path("digest").asString();
        Browser other = as("custodian");

        assertThat(data(other, "{ upload(id: \"" + id + "\") { file } uploads { id } }")
                        .toString())
                .isEqualTo("{\"upload\":null,\"uploads\":[]}");
        assertThat(map(other, id, MAPPING).statusCode()).isEqualTo(404);
        assertThat(other.codes("mutation { startImport(upload: \"" + id + "\", mapping: \"" + digest + "\") { id } }"))
                .containsExactly("NOT_FOUND");
        assertThat(data(other, "mutation { discardUpload(upload: \"" + id + "\") }")
                        .toString())
                .contains("false");
        assertThat(data(owner, "mutation { discardUpload(upload: \"" + id + "\") }")
                        .toString())
                .contains("true");
        assertThat(data(owner, "{ upload(id: \"" + id + "\") { file } }").toString())
                .contains("null");
    }

    @Test
    void who_may_not_import_sends_nothing() {
        for (String part : List.of("reviewer", "auditor", "admin")) {
            Browser browser = as(part);
            assertThat(send(browser, "x.csv", ROWS.getBytes(UTF_8)).statusCode())
                    .isEqualTo(404);
            assertThat(browser.codes("mutation { startImport(upload: \"x\", mapping: \"x\") { id } }"))
                    .containsExactly("FORBIDDEN");
        }
        assertThat(send(new Browser(server.origin(), null), "x.csv", ROWS.getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_files_name_may_have_two_hundred_characters_of_any_script() {
        Browser browser = as("custodian");
        String name = "名".repeat(196) + ".csv";
        HttpResponse<String> sent = send(browser, name, ROWS.getBytes(UTF_8));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        JsonNode upload =
                data(browser, "{ uploads { id file } }").path("uploads").path(0);
        assertThat(upload.path("file").asString()).isEqualTo(name);
        data(browser, "mutation { discardUpload(upload: \"" + upload.path("id").asString() + "\") }");
    }

    @Test
    void what_is_no_file_to_import_is_refused_with_what_to_do_and_too_many_are_too_many() {
        Browser browser = as("integrator");
        HttpResponse<String> old =
                send(browser, "x.xls", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0});
        assertThat(old.statusCode()).isEqualTo(400);
        assertThat(old.body()).contains("old workbook");
        assertThat(send(browser, "x\u202Ecsv", ROWS.getBytes(UTF_8)).statusCode())
                .isEqualTo(400);
        HttpResponse<String> longName = send(browser, "名".repeat(197) + ".csv", ROWS.getBytes(UTF_8));
        assertThat(longName.statusCode()).isEqualTo(400);
        assertThat(longName.body()).contains("1 to 200 characters");
        for (int i = 0; i < 4; i++) {
            sent(browser, ROWS);
        }
        HttpResponse<String> fifth = send(browser, "x.csv", ROWS.getBytes(UTF_8));
        assertThat(fifth.statusCode()).isEqualTo(429);
        assertThat(fifth.body()).contains("TOO_MUCH_WORK", "discard");
        for (JsonNode each : data(browser, "{ uploads { id } }").path("uploads")) {
            data(
                    browser,
                    "mutation { discardUpload(upload: \"" + each.path("id").asString() + "\") }");
        }
        String id = sent(browser, ROWS);
        assertThat(map(browser, id, " ".repeat(257 * 1024)).statusCode()).isEqualTo(400);
        assertThat(browser.codes("{ upload(id: \"" + id + "\") { preview { more } } }"))
                .containsExactly("BAD_REQUEST");
        assertThat(browser.codes("{ upload(id: \"" + id + "\") { table(first: 9999) { more } } }"))
                .containsExactly("BAD_REQUEST");
    }

    @Test
    void the_vocabulary_of_mappings_and_the_ready_ones_are_told() {
        Browser browser = as("investigator");
        JsonNode data = data(
                browser,
                "{ mappingVocabulary { aliasesDated separators zone channels acts { act roles attributes needed }"
                        + " attributes { to form unit worded meanings } roles { role kinds }"
                        + " kinds { kind namespaced types ownTypes range constant check } }"
                        + " readyMappings { id zh en channel act text } }");
        assertThat(data.path("mappingVocabulary").path("acts").size()).isEqualTo(9);
        assertThat(data.path("mappingVocabulary").path("channels").size()).isEqualTo(4);
        assertThat(data.path("readyMappings").size()).isGreaterThan(20);
    }
}
