package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** What the server tells over Server-Sent Events, by the events of GraphQL over SSE. */
final class SseStream implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** One event; {@code complete} has no data. */
    record Event(String name, JsonNode data) {}

    private final InputStream body;
    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(1_000);

    private SseStream(InputStream body) {
        this.body = body;
    }

    static SseStream of(HttpClient http, HttpRequest request) {
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("the subscription was answered with " + response.statusCode() + ": "
                        + new String(response.body().readAllBytes(), UTF_8));
            }
            SseStream stream = new SseStream(response.body());
            Thread.ofVirtual().start(stream::read);
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while subscribing", e);
        }
    }

    /** {@return the next event} Fails where none comes for a minute. */
    Event next() {
        try {
            Event event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("nothing was told for " + PATIENCE.toSeconds() + " s");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an event", e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
            String name = "";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                } else if (line.isEmpty() && !name.isEmpty()) {
                    events.add(new Event(
                            name, CaseFolder.JSON.readTree(data.toString().isBlank() ? "null" : data.toString())));
                    name = "";
                    data.setLength(0);
                }
            }
        } catch (IOException e) {
            // Closed, by either side.
            return;
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
