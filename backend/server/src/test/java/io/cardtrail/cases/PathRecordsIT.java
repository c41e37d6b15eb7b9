package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The ways from a card to the phone it was redeemed onto tell the same gap as the card's chain, and are counted with its candidates. */
class PathRecordsIT {
    private static final Path CASE = Path.of("src/test/resources/cases/s2-overwritten-resellers");
    private static final Map<String, String> PHONE = Map.of("kind", "PHONE", "value", "+8615804604630");

    @TempDir
    private Path cases;

    @Test
    void candidates_told_beside_the_ways_are_records_in_the_audit_log() throws IOException {
        CaseFolder folder = CaseFolder.in(copied()).getFirst();
        CaseQuestion question = folder.questions().getFirst();
        try (CaseRun run = new CaseRun(folder)) {
            assertThat(question.expect().path("gaps").path(0).path("candidates").size())
                    .isPositive();
            assertThat(run.differences(question)).isEmpty();
        }
    }

    /** {@return the case with one question: that for the chain of its card, asked as ways to the phone} */
    private Path copied() throws IOException {
        Path copy = cases.resolve(CASE.getFileName());
        try (Stream<Path> files = Files.walk(CASE).sorted(Comparator.naturalOrder())) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(CASE.relativize(file).toString()));
            }
        }
        Files.copy(CASE.resolveSibling("retention.json"), cases.resolve("retention.json"));
        JsonNode instruments = CaseFolder.read(copy.resolve("instruments.json"));
        for (JsonNode instrument : instruments) {
            if (instrument.path("number").asString().equals("S2-005")) {
                ((ArrayNode) instrument.path("grants").path(0).path("subjects"))
                        .add(CaseFolder.JSON.valueToTree(PHONE));
            }
        }
        Files.writeString(copy.resolve("instruments.json"), instruments.toString());
        ArrayNode questions = CaseFolder.JSON.createArrayNode();
        for (JsonNode question : CaseFolder.read(copy.resolve("questions.json"))) {
            if (question.path("id").asString().equals("chain")) {
                questions.add(CaseFolder.JSON.valueToTree(Map.of(
                        "id", "ways",
                        "instrument", "S2-005",
                        "now", question.path("now"),
                        "ask",
                                Map.of(
                                        "operation",
                                        "paths",
                                        "grant",
                                        0,
                                        "thread",
                                        "CUSTODY",
                                        "from",
                                        question.path("ask").path("of"),
                                        "to",
                                        PHONE),
                        "expect",
                                Map.of(
                                        "cards",
                                        question.path("expect").path("cards"),
                                        "gaps",
                                        question.path("expect").path("gaps")))));
            }
        }
        Files.writeString(copy.resolve("questions.json"), questions.toString());
        return cases;
    }
}
