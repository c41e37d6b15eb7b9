package io.cardtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Case S0: every row of five dirty files ends where the case says, under the right line and with the right reason. */
class DirtyImportTest {
    private static final Path CASE = Path.of("src/test/resources/cases/s0-dirty-import");

    @TempDir
    private Path folder;

    private record Fate(List<Long> accepted, List<Long> duplicates, List<List<String>> rejected) {}

    @Test
    void every_row_of_case_s0_ends_as_the_case_says() throws IOException, InterruptedException {
        JsonNode question = JsonMapper.shared()
                .readTree(Files.readString(CASE.resolve("questions.json")))
                .get(0);
        assertThat(OffsetDateTime.parse(question.get("now").stringValue()).toInstant())
                .isEqualTo(Imports.NOW);

        try (Imports imports = new Imports(folder)) {
            for (JsonNode expected : question.get("expect").get("files")) {
                String file = expected.get("file").stringValue();
                String mapping = Files.readString(CASE.resolve("mappings/" + file.replace(".csv", ".json")));
                ImportJob job = imports.done(mapping, file, Files.readAllBytes(CASE.resolve("files/" + file)));

                ImportProgress progress = job.progress();
                assertThat(progress.state()).as(progress.message()).isEqualTo(ImportState.DONE);
                assertThat(progress.duplicateOf())
                        .isEqualTo(
                                expected.get("duplicateOf").isNull()
                                        ? null
                                        : expected.get("duplicateOf").stringValue());
                assertThat(progress.rows()).isEqualTo(expected.get("rows").longValue());
                assertThat(fate(job)).as(file).isEqualTo(fate(expected));
            }
        }
    }

    private static Fate fate(ImportJob job) {
        return new Fate(
                job.lines(RowOutcome.ACCEPTED, 0, 1000),
                job.lines(RowOutcome.DUPLICATE, 0, 1000),
                job.rejects(0, 1000).stream()
                        .map(reject -> List.of(
                                String.valueOf(reject.line()),
                                String.valueOf(reject.column()),
                                reject.code().name()))
                        .toList());
    }

    private static Fate fate(JsonNode expected) {
        List<List<String>> rejected = new ArrayList<>();
        for (JsonNode reject : expected.get("rejected")) {
            rejected.add(List.of(
                    String.valueOf(reject.get("line").longValue()),
                    reject.get("column").isNull()
                            ? "null"
                            : reject.get("column").stringValue(),
                    reject.get("code").stringValue()));
        }
        return new Fate(lines(expected.get("accepted")), lines(expected.get("duplicates")), rejected);
    }

    private static List<Long> lines(JsonNode array) {
        List<Long> lines = new ArrayList<>();
        array.forEach(line -> lines.add(line.longValue()));
        return lines;
    }
}
