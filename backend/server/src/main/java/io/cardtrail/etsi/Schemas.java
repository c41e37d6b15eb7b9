package io.cardtrail.etsi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * ETSI's JSON schemas, closed: an unknown property is an error everywhere, also where they leave an object open. Nothing is ever
 * fetched. Thread-safe.
 */
final class Schemas {
    private static final String FOLDER = "/etsi/ts103120/";
    private static final String BASE = "https://schemas.cardtrail.invalid/";
    private static final String CORE = "ts_103120_Core_2019_10";
    private static final List<String> ETSI =
            List.of("Authorisation", "Common", "Config", "Core", "Delivery", "Document", "Task");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, JsonNode> documents = new HashMap<>();
    private final Schema message;

    private Schemas() {
        ETSI.forEach(name -> add(resource("etsi/ts_103120_" + name + ".schema.json")));
        add(resource("ours/ts_103280_2017_07.schema.json"));
        resource("ours/refused.schema.json").path("documents").forEach(this::add);
        Map<String, String> texts = new HashMap<>();
        documents.forEach((id, document) -> {
            ObjectNode based = (ObjectNode) document.deepCopy();
            based.put("$id", BASE + id);
            texts.put(BASE + id, based.toString());
        });
        message = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts))
                .getSchema(SchemaLocation.of(BASE + CORE));
        message.initializeValidators();
    }

    /** {@return the schemas of this build, read once} */
    static Schemas shipped() {
        return Shipped.SCHEMAS;
    }

    private static final class Shipped {
        static final Schemas SCHEMAS = new Schemas();
    }

    private void add(JsonNode document) {
        ObjectNode copy = (ObjectNode) document.deepCopy();
        close(copy, false);
        documents.put(copy.path("$id").asString(), copy);
    }

    private static JsonNode resource(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the schema " + name + " is missing from this build");
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What leaves an object open takes nothing else; the branches of a choice are closed by the choice as a whole. */
    private static void close(JsonNode node, boolean branch) {
        if (node instanceof ObjectNode object) {
            boolean open = object.path("properties").isObject() && !object.has("additionalProperties");
            boolean choice = object.path("oneOf").isArray() && inline(object.path("oneOf"));
            if (!branch && (open || choice) && !unsupported(object)) {
                object.put("unevaluatedProperties", false);
            }
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                boolean branches =
                        member.getKey().equals("oneOf") || member.getKey().equals("allOf");
                if (branches) {
                    member.getValue().forEach(child -> close(child, true));
                } else {
                    close(member.getValue(), false);
                }
            }
        } else {
            node.forEach(child -> close(child, false));
        }
    }

    private static boolean inline(JsonNode branches) {
        return branches.valueStream()
                .allMatch(branch -> branch.path("properties").isObject());
    }

    /** An object of a kind we refuse is refused for that, whatever else it says. */
    private static boolean unsupported(JsonNode object) {
        return object.path("properties").has("@xsi:type") && !object.has("additionalProperties");
    }

    /** {@return where {@code tree} is no HI1 message, empty if it is one; the place names no value} */
    Optional<String> fault(JsonNode tree) {
        List<Error> errors = message.validate(tree);
        return errors.stream()
                .filter(error -> !String.valueOf(error.getInstanceLocation()).endsWith("@xsi:type"))
                .max(Comparator.comparingInt(
                        error -> error.getInstanceLocation().getNameCount()))
                .or(() -> errors.stream().findFirst())
                .map(error -> error.getInstanceLocation() + " (" + error.getKeyword() + ")");
    }

    /** {@return the shape of a whole message} */
    Shape message() {
        return new Shape(this, CORE, document(CORE).path("$defs").path("HI1Message"));
    }

    JsonNode document(String id) {
        JsonNode document = documents.get(id);
        if (document == null) {
            throw new IllegalStateException("the schema " + id + " is missing from this build");
        }
        return document;
    }
}
