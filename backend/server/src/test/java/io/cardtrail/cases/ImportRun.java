package io.cardtrail.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Imports a case's files over HTTP, one after the other, and reads back what became of every row. */
final class ImportRun {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Set<String> ENDED = Set.of("DONE", "FAILED", "CANCELLED");

    /**
     * One file's import as the server tells it.
     *
     * @param lines outcome to the rows with it
     */
    record Job(String file, JsonNode status, Map<String, List<JsonNode>> lines) {
        List<JsonNode> rows(String outcome) {
            return lines.getOrDefault(outcome, List.of());
        }
    }

    private final CardtrailClient client;

    ImportRun(CardtrailClient client) {
        this.client = client;
    }

    /** {@return the jobs of the case's files, in order} */
    List<Job> all(CaseFolder folder) {
        List<Job> jobs = new ArrayList<>();
        for (Path file : folder.files()) {
            jobs.add(one(folder, file));
        }
        return jobs;
    }

    private Job one(CaseFolder folder, Path file) {
        String name = file.getFileName().toString();
        return one(name, bytes(file), folder.mapping(name));
    }

    /** {@return the job of one file, ended} */
    Job one(String name, byte[] file, JsonNode mapping) {
        String id = client.upload(name, file, mapping);
        JsonNode status = ended(id);
        if (!status.path("state").asString("").equals("DONE")) {
            throw new AssertionError("the import of " + name + " ended as " + status);
        }
        Map<String, List<JsonNode>> lines = new HashMap<>();
        for (String outcome : List.of("ACCEPTED", "DUPLICATE", "REJECTED")) {
            lines.put(outcome, rows(id, outcome));
        }
        return new Job(name, status, lines);
    }

    private JsonNode ended(String id) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            JsonNode response = client.ask(Map.of("id", id), "import");
            JsonNode job = response.path("data").path("importJob");
            if (!job.isObject()) {
                throw new AssertionError("an import under way is not told about: " + response);
            }
            if (ENDED.contains(job.path("state").asString(""))) {
                return job;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("the import did not end within " + PATIENCE);
    }

    private List<JsonNode> rows(String id, String outcome) {
        List<JsonNode> rows = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of("id", id, "outcome", outcome));
        while (true) {
            JsonNode response = client.ask(variables, "import-rows");
            JsonNode page = response.path("data").path("importJob").path("rows");
            page.path("nodes").forEach(rows::add);
            if (!page.path("pageInfo").path("hasNextPage").asBoolean(false)) {
                if (rows.size() != page.path("totalCount").asInt(-1)) {
                    throw new AssertionError(outcome + ": " + rows.size() + " rows came of " + page.path("totalCount")
                            + ": " + response.path("errors"));
                }
                return rows;
            }
            if (page.path("nodes").isEmpty()) {
                throw new AssertionError("an empty page says that more rows follow");
            }
            variables.put("after", page.path("pageInfo").path("endCursor").asString());
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
