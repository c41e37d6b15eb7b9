package io.cardtrail.leaks;

import static io.cardtrail.leaks.Offices.made;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Has reports sealed over HTTP and waits for them. */
record Reports(Client client) {
    static final String RECIPIENT = "示例市人民检察院";
    private static final String FIELDS =
            "{ id title begunAt stage message issued { number recipient digest audit bytes generation instrumentNow changedSince rows rowsLapsed } }";
    private static final int LOOKS = 600;

    static Map<String, Object> input(Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(Map.of("recipient", RECIPIENT));
        // An investigation has a name.
        if (!more.containsKey("investigation")) {
            input.put("title", "卡迹路径报告");
        }
        input.putAll(more);
        return input;
    }

    Response asked(String warrant, Map<String, ?> input) {
        return client.ask(
                "mutation($w: ID!, $i: ReportInput!) { made: sealReport(warrant: $w, input: $i) " + FIELDS + " }",
                Map.of("w", warrant, "i", input(input)));
    }

    /** {@return the report, when it has ended} */
    JsonNode ended(String warrant, Map<String, ?> input) {
        String id = made(asked(warrant, input)).path("id").asString();
        for (int look = 0; look < LOOKS; look++) {
            JsonNode report = one(warrant, id);
            if (List.of("DONE", "FAILED", "CANCELLED")
                    .contains(report.path("stage").asString())) {
                return report;
            }
            pause();
        }
        throw new AssertionError("the report does not end");
    }

    JsonNode one(String warrant, String id) {
        return client.ask(
                        "query($w: ID!, $r: ID!) { warrant(id: $w) { report(id: $r) " + FIELDS + " } }",
                        Map.of("w", warrant, "r", id))
                .at("data.warrant.report");
    }

    JsonNode all(String warrant) {
        return client.ask("query($w: ID!) { warrant(id: $w) { reports " + FIELDS + " } }", Map.of("w", warrant))
                .at("data.warrant.reports");
    }

    /** {@return the bundle; null where there is none to be had} */
    byte @Nullable [] bundle(String id) {
        try {
            var response = client.bytes("/api/reports/" + id + ".zip");
            return response.statusCode() == 200 ? response.body() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a report", e);
        }
    }
}
