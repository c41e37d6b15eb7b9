package io.cardtrail.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether the audit log counts every record that an answer tells: its acts, and what gaps cite beside them. */
final class RecordsCounted {
    private RecordsCounted() {}

    /**
     * {@return what is wrong, null if nothing is}
     *
     * @param answer to a trace, a chain or a question for ways, as it came
     */
    static @Nullable String difference(Path data, JsonNode answer) {
        String token = answer.path("audit").asString("");
        if (token.isEmpty()) {
            return null;
        }
        long told = answer.has("subgraph")
                ? told(answer.path("subgraph")) + told(answer.path("otherSources"))
                : told(answer);
        long counted = result(data, token).orElseThrow().path("records").asLong();
        return counted == told ? null : told + " records are told, and the audit log says " + counted;
    }

    private static long told(JsonNode answer) {
        Set<String> ids = new HashSet<>();
        answer.path("acts").forEach(act -> ids.add(act.path("id").asString()));
        answer.path("gaps")
                .forEach(gap -> gap.path("candidates")
                        .forEach(candidate ->
                                ids.add(candidate.path("act").path("id").asString())));
        return ids.size();
    }

    private static Optional<JsonNode> result(Path data, String intent) {
        // Not what lies below: the server writes and renames tiles there meanwhile.
        try (Stream<Path> files = Files.list(data.resolve("audit/server"))) {
            List<Path> segments = files.filter(
                            file -> file.getFileName().toString().matches("segment-.*\\.jsonl"))
                    .toList();
            for (Path segment : segments) {
                for (String line : Files.readAllLines(segment)) {
                    JsonNode leaf = CaseFolder.JSON.readTree(line);
                    if (leaf.path("type").asString().equals("RESULT")
                            && leaf.path("intent").asString().equals(intent)) {
                        return Optional.of(leaf);
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
