package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Speaks to a server as an integrator does, and keeps every response since the last {@link #forget()}. */
final class CardtrailClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI origin;
    private final String header;
    private final String value;
    private final List<Exchange> exchanges = new ArrayList<>();

    CardtrailClient(URI origin, String token) {
        this(origin, "Authorization", "Bearer " + token);
    }

    private CardtrailClient(URI origin, String header, String value) {
        this.origin = origin;
        this.header = header;
        this.value = value;
    }

    /** {@return a client with the session of a browser} */
    static CardtrailClient browser(URI origin, String session) {
        return new CardtrailClient(origin, "Cookie", "cardtrail=" + session);
    }

    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    void forget() {
        exchanges.clear();
    }

    /**
     * {@return the response to a document of {@code src/test/resources/ask}}
     *
     * @param documents names without ending; the first holds the operation, the others its fragments
     */
    JsonNode ask(Map<String, ?> variables, String... documents) {
        StringBuilder query = new StringBuilder();
        for (String document : documents) {
            query.append(document(document)).append('\n');
        }
        byte[] body = CaseFolder.JSON.writeValueAsBytes(Map.of("query", query.toString(), "variables", variables));
        Exchange exchange = send(HttpRequest.newBuilder(origin.resolve("/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json")
                .POST(BodyPublishers.ofByteArray(body)));
        return exchange.json();
    }

    /** {@return what a subscription tells, from now until it is closed} */
    SseStream subscribe(Map<String, ?> variables, String document) {
        byte[] body = CaseFolder.JSON.writeValueAsBytes(Map.of("query", document(document), "variables", variables));
        return SseStream.of(
                http,
                HttpRequest.newBuilder(origin.resolve("/graphql"))
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/event-stream")
                        .header(header, value)
                        .header("X-Cardtrail", "1")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build());
    }

    /** {@return the id of the import that the server took on} */
    String upload(String fileName, byte[] file, JsonNode mapping) {
        Exchange exchange = tryUpload(fileName, file, mapping);
        if (!exchange.statusLine().endsWith(" 202")) {
            throw new AssertionError("the import of " + fileName + " was answered with " + exchange.statusLine() + ": "
                    + exchange.body());
        }
        return exchange.json().path("id").asString();
    }

    /** {@return what the server says to the upload, whatever it is} */
    Exchange tryUpload(String fileName, byte[] file, JsonNode mapping) {
        String boundary = "cardtrail-" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, boundary, "name=\"file\"; filename=\"" + fileName + "\"", "application/octet-stream", file);
        part(
                body,
                boundary,
                "name=\"mapping\"; filename=\"mapping.json\"",
                "application/json",
                CaseFolder.JSON.writeValueAsBytes(mapping));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
        return send(HttpRequest.newBuilder(origin.resolve("/api/imports"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(
            ByteArrayOutputStream body, String boundary, String disposition, String type, byte[] bytes) {
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
                        + type + "\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n".getBytes(UTF_8));
    }

    private Exchange send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(
                    request.header(header, value)
                            .header("X-Cardtrail", "1")
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    BodyHandlers.ofString(UTF_8));
            Exchange exchange = new Exchange(
                    "HTTP/1.1 " + response.statusCode(), response.headers().map(), response.body());
            exchanges.add(exchange);
            return exchange;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the server", e);
        }
    }

    static String document(String name) {
        try (InputStream in =
                Objects.requireNonNull(CardtrailClient.class.getResourceAsStream("/ask/" + name + ".graphql"), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
