package io.cardtrail.api.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's browser: keeps its cookies, sends what the app sends, follows nothing by itself. */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final HttpClient http;
    private final URI origin;
    private final Map<String, String> cookies = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>(Map.of("X-Cardtrail", "1"));

    /** A browser of somebody who was not here before: attempts to sign in are counted by address. */
    Browser(URI origin, @Nullable SSLContext trust) {
        this(origin, trust, freshAddress());
    }

    /** {@return another of this machine's own addresses; Linux answers on all of 127.0.0.0/8} */
    static String freshAddress() {
        int next = NEXT.incrementAndGet();
        return "127.0." + (1 + next / 250) + "." + (1 + next % 250);
    }

    Browser(URI origin, @Nullable SSLContext trust, String from) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.ofLiteral(from))
                .followRedirects(HttpClient.Redirect.NEVER);
        if (trust != null) {
            builder.sslContext(trust);
        }
        this.http = builder.build();
        this.origin = origin;
    }

    /** {@return this browser, which sends another header from now on; null takes it away} */
    Browser with(String name, @Nullable String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return this;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** {@return the only cookie there is} */
    String cookie() {
        return Objects.requireNonNull(cookies.values().iterator().next());
    }

    HttpResponse<String> post(String path, Map<String, ?> body) {
        return send(HttpRequest.newBuilder(origin.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(origin.resolve(path)).GET());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", -1)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /** {@return the answer to a GraphQL document without variables} */
    JsonNode ask(String document) {
        return JSON.readTree(post("/graphql", Map.of("query", document)).body());
    }

    /** {@return what went wrong, by published code; empty for nothing} */
    List<String> codes(String document) {
        return codes(ask(document));
    }

    static List<String> codes(JsonNode answer) {
        return answer.path("errors").values().stream()
                .map(error -> error.path("extensions").path("code").asString())
                .toList();
    }

    String viewer() {
        return ask("{ viewer { name } }")
                .path("data")
                .path("viewer")
                .path("name")
                .asString("nobody");
    }

    /** Signs in with a one-time link. */
    Browser open(URI link) {
        HttpResponse<String> response =
                post("/api/sign-in", Map.of("code", link.getFragment().replaceAll("sign-in=|&.*", "")));
        if (response.statusCode() != 204) {
            throw new AssertionError("the link was answered with " + response.statusCode() + " " + response.body());
        }
        return this;
    }

    @Override
    public void close() {
        http.close();
    }
}
