package io.cardtrail.leaks;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Imports as one account, whatever becomes of them. */
final class Uploads {
    private static final Set<String> ENDED = Set.of("DONE", "CANCELLED", "FAILED");

    private Uploads() {}

    /** {@return the answer to an upload} */
    static Response send(Client client, String name, String csv, String mapping) {
        String body = part("file\"; filename=\"" + name, csv) + part("mapping", mapping) + "--cardtrail--\r\n";
        return client.send(client.request("/api/imports")
                .header("Content-Type", "multipart/form-data; boundary=cardtrail")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String part(String name, String text) {
        return "--cardtrail\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text + "\r\n";
    }

    /** {@return how the import ended, as its owner is told} */
    static JsonNode ended(Client client, Response taken) {
        if (taken.status() != 202) {
            throw new AssertionError("not taken: " + taken.body());
        }
        String id = taken.at("id").asString();
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < until) {
            JsonNode job = told(client, id).at("data.importJob");
            if (ENDED.contains(job.path("state").asString(""))) {
                return job;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("an import did not end");
    }

    static Response told(Client client, String id) {
        return client.ask(
                "query($id: ID!) { importJob(id: $id) { state file duplicateOf rowsRead accepted duplicates rejected message"
                        + " rows(outcome: DUPLICATE) { totalCount nodes { line } } } }",
                Map.of("id", id));
    }
}
