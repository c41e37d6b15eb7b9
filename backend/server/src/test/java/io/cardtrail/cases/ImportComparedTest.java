package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A changed expectation of an import must be noticed. */
class ImportComparedTest {
    private static final CaseQuestion IMPORT = Shipped.question("s0-dirty-import", "import");

    /** The jobs of a server that does exactly what the case expects. */
    private static List<ImportRun.Job> jobs() {
        List<ImportRun.Job> jobs = new ArrayList<>();
        for (JsonNode file : IMPORT.expect().path("files")) {
            ObjectNode status = CaseFolder.JSON.createObjectNode();
            status.set("duplicateOf", file.path("duplicateOf"));
            status.set("rowsRead", file.path("rows"));
            status.put("accepted", file.path("accepted").size());
            status.put("duplicates", file.path("duplicates").size());
            status.put("rejected", file.path("rejected").size());
            jobs.add(new ImportRun.Job(
                    file.path("file").asString(),
                    status,
                    Map.of(
                            "ACCEPTED", lines(file.path("accepted")),
                            "DUPLICATE", lines(file.path("duplicates")),
                            "REJECTED", List.copyOf(file.path("rejected").values()))));
        }
        return jobs;
    }

    private static List<JsonNode> lines(JsonNode numbers) {
        List<JsonNode> rows = new ArrayList<>();
        numbers.forEach(n -> rows.add(CaseFolder.JSON.createObjectNode().set("line", n)));
        return rows;
    }

    @Test
    void the_right_import_has_no_difference() {
        assertThat(ImportCompared.differences(IMPORT, jobs())).isEmpty();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                changed("a line less", f -> list(f, "accepted").remove(0)),
                changed("a line more", f -> list(f, "duplicates").add(99)),
                changed("another code", f -> reject(f).put("code", "BAD_NUMBER")),
                changed("another column", f -> reject(f).put("column", "IP")),
                changed("no column", f -> reject(f).putNull("column")),
                changed("another line", f -> reject(f).put("line", 99)),
                changed("more rows", f -> f.put("rows", 26)),
                changed("a duplicate file", f -> f.put("duplicateOf", "x.csv")),
                changed("another file", f -> f.put("file", "x.csv")));
    }

    private static Arguments changed(String name, Consumer<ObjectNode> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_changed_expectation_fails(String name, Consumer<ObjectNode> change) {
        ObjectNode expect = (ObjectNode) IMPORT.expect().deepCopy();
        change.accept((ObjectNode) expect.path("files").path(0));

        assertThat(ImportCompared.differences(IMPORT.expecting(expect), jobs()))
                .as(name)
                .isNotEmpty();
    }

    private static ArrayNode list(ObjectNode file, String key) {
        return (ArrayNode) file.path(key);
    }

    private static ObjectNode reject(ObjectNode file) {
        return (ObjectNode) file.path("rejected").path(0);
    }
}
