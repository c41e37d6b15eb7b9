package io.cardtrail.leaks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a server as one account. Thread-safe. */
final class Client implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int PATIENCE = 4;
    /** How the server says so; a work limit says something else. */
    private static final String OUT_OF_TIME = "the database needed longer";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI origin;
    private final String session;

    Client(URI origin, String session) {
        this.origin = origin;
        this.session = session;
    }

    /** {@return the response to one GraphQL document; asked again where a busy machine let the database run out of time} */
    Response ask(String document, Map<String, ? extends @Nullable Object> variables) {
        Response response = once(document, variables);
        for (int i = 0; i < PATIENCE && response.body().contains(OUT_OF_TIME); i++) {
            response = once(document, variables);
        }
        return response;
    }

    private Response once(String document, Map<String, ? extends @Nullable Object> variables) {
        return send(request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json")
                .POST(BodyPublishers.ofByteArray(body(document, variables))));
    }

    static byte[] body(String document, Map<String, ? extends @Nullable Object> variables) {
        return JSON.writeValueAsBytes(Map.of("query", document, "variables", variables));
    }

    Response get(String path) {
        return send(request(path).GET());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(origin.resolve(path))
                .header("Cookie", "cardtrail=" + session)
                .header("X-Cardtrail", "1")
                .timeout(Duration.ofMinutes(2));
    }

    HttpResponse<byte[]> bytes(String path) throws IOException {
        try {
            return http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the server", e);
        }
    }

    Response send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(UTF_8));
            return new Response(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the server", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
