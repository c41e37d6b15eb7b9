package io.cardtrail.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running server, asked over HTTP with the integrator's token. */
final class Server {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI origin;
    private final String token;

    /**
     * @param data the server's data folder, where its token lies
     */
    Server(URI origin, Path data) throws IOException {
        this.origin = origin;
        this.token = Files.readString(data.resolve("integrator.token")).strip();
    }

    /** {@return the body of the answer to a GraphQL document without variables} */
    String ask(String document) throws IOException, InterruptedException {
        String body = "{\"query\":\"" + document.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        return send(HttpRequest.newBuilder(origin.resolve("/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** {@return the id of an import that was queued} */
    String submit(Path file, Path mapping) throws IOException, InterruptedException {
        String boundary = "cardtrail-bench-boundary";
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n"
                + Files.readString(mapping) + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getFileName()
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return first(
                "\"id\":\"([0-9a-f]+)\"",
                send(HttpRequest.newBuilder(origin.resolve("/api/imports"))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.concat(
                                HttpRequest.BodyPublishers.ofString(head),
                                HttpRequest.BodyPublishers.ofFile(file),
                                HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))));
    }

    /** {@return the first group of a pattern's first match} */
    static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("the server answered: " + text.substring(0, Math.min(500, text.length())));
        }
        return matcher.group(1);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                request.header("Authorization", "Bearer " + token).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() / 100 != 2) {
            throw new IOException("HTTP " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
