package io.cardtrail.cases;

import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.index.TraceIndex;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One case on an empty graph: its instruments are requested and approved, the files are imported once, at the latest time of its questions; a question at another time gets
 * a server started at that time over the same data. Every question is asked of both engines.
 */
final class CaseRun implements AutoCloseable {
    private final CaseFolder folder;
    private final Path data;
    private final Truth truth;
    private final List<ImportRun.Job> jobs;
    private @Nullable CardtrailServer server;
    private @Nullable CardtrailClient client;
    private String now;

    CaseRun(CaseFolder folder) {
        this.folder = folder;
        this.data = CardtrailServer.freshData();
        this.truth = Truth.of(folder);
        this.now = folder.questions().stream()
                .map(CaseQuestion::now)
                .max(Comparator.comparing(OffsetDateTime::parse))
                .orElseThrow();
        TestNeo4j.shared().wipe();
        try {
            String latest = now;
            start(InstrumentsRequested.before(folder));
            InstrumentsRequested.all(folder, Objects.requireNonNull(server));
            this.jobs = new ImportRun(start(latest)).all(folder);
            caughtUp(Objects.requireNonNull(server));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    boolean isOf(CaseFolder other) {
        return folder.equals(other);
    }

    /** {@return what is wrong with the server's answer to {@code question}} */
    List<String> differences(CaseQuestion question) {
        if (question.operation().equals("import")) {
            return ImportCompared.differences(question, jobs);
        }
        CardtrailClient at = at(question.now());
        at.forget();
        TraceIndex index = Objects.requireNonNull(server).bean(TraceIndex.class);
        long before = index.status().answered();
        JsonNode response = new Asking(at).ask(question);
        long after = index.status().answered();
        index.rest(true);
        JsonNode again = new Asking(at).ask(question);
        index.rest(false);
        List<String> found = new ArrayList<>(Comparison.differences(question, truth, response, at.exchanges()));
        JsonNode answer = response.path("data").path("warrant").path(question.operation());
        long expected = before + (answer.isObject() && indexWalks(question) ? 1 : 0);
        if (after != expected) {
            found.add("the trace index answered " + (after - before) + " questions instead of " + (expected - before));
        }
        if (!comparable(response).equals(comparable(again))) {
            found.add("the frontier answers the same question otherwise than the index: " + again + ", which said "
                    + response);
        }
        String uncounted = RecordsCounted.difference(data, answer);
        if (uncounted != null) {
            found.add(uncounted);
        }
        return found;
    }

    /** {@return whether the index has to answer it; the frontier answers links (docs/decisions/0028)} */
    private static boolean indexWalks(CaseQuestion question) {
        return switch (question.operation()) {
            case "chain" -> true;
            case "trace", "paths" -> !question.ask().path("thread").asString("").equals("LINK");
            default -> false;
        };
    }

    /** {@return a response without its tokens of the audit log, which are others each time} */
    private static JsonNode comparable(JsonNode response) {
        JsonNode copy = response.deepCopy();
        copy.findParents("audit").forEach(parent -> ((ObjectNode) parent).remove("audit"));
        return copy;
    }

    private CardtrailClient at(String time) {
        return client != null && time.equals(now) ? client : start(time);
    }

    private CardtrailClient start(String time) {
        close();
        CardtrailServer started = CardtrailServer.start(
                data,
                Map.of(
                        "cardtrail.clock.fixed",
                        time,
                        "cardtrail.retention",
                        folder.retention().toAbsolutePath().toString()));
        CardtrailClient connected = new CardtrailClient(started.origin(), started.token());
        server = started;
        client = connected;
        now = time;
        caughtUp(started);
        return connected;
    }

    private static void caughtUp(CardtrailServer started) {
        try {
            if (!started.bean(TraceIndex.class).await(Duration.ofMinutes(1))) {
                throw new AssertionError("the trace index is not there after a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
            client = null;
        }
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
