package io.cardtrail.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The first orders of the bulk case, ten batches and a bit where {@link #ROWS_A_BATCH} are asked for: something can go wrong in the middle. */
final class BulkOrders {
    static final String NAME = "platform-orders.csv";
    static final int ROWS = 2_100;
    static final int ROWS_A_BATCH = 200;

    private static final Path CASE = Path.of("src/test/resources/cases/s6-bulk");

    private final String text;
    private final JsonNode mapping;

    private BulkOrders(String text, JsonNode mapping) {
        this.text = text;
        this.mapping = mapping;
    }

    static BulkOrders read() throws IOException {
        return new BulkOrders(
                Files.readAllLines(CASE.resolve("files").resolve(NAME)).stream()
                        .limit(ROWS + 1)
                        .collect(Collectors.joining("\n", "", "\n")),
                CaseFolder.JSON.readTree(Files.readString(CASE.resolve("mappings/platform-orders.json"))));
    }

    byte[] file() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    JsonNode mapping() {
        return mapping;
    }
}
