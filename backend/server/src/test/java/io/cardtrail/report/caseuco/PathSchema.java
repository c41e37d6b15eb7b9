package io.cardtrail.report.caseuco;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** docs/path-report.schema.json. */
public final class PathSchema {
    private static final Path FILE = Path.of("../../docs/path-report.schema.json");
    private static final Schema SCHEMA = schema();

    private PathSchema() {}

    public static JsonNode document() {
        try {
            return Samples.JSON.readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schema() {
        String id = document().path("$id").asString();
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of(id, document().toString())))
                .getSchema(SchemaLocation.of(id));
    }

    /** {@return what the schema has against it, each with its place; nothing if it is valid} */
    public static List<String> faults(JsonNode report) {
        return SCHEMA.validate(report).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }
}
