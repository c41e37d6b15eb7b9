package io.cardtrail.etsi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages as JSON, read strictly. */
final class JsonForm {
    /** Values in one message; the longest example of the standard has 60. */
    static final int MOST_NODES = 20_000;

    private static final int MAX_NESTING = 32;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxTokenCount(2L * MOST_NODES)
                            .maxNumberLength(15)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonForm() {}

    /**
     * {@return the tree of {@code bytes}, with its namespaces checked and then left out}
     *
     * @throws Refused if the bytes are no UTF-8 (encoding) or no such JSON (schema)
     */
    static ObjectNode read(byte[] bytes) {
        JsonNode tree;
        try {
            tree = STRICT.readTree(utf8(bytes));
        } catch (JacksonException e) {
            throw new Refused(
                    Fault.SCHEMA,
                    "the message is no well-formed JSON, or a member stands twice, or it is nested deeper than "
                            + MAX_NESTING + " or has too many values");
        }
        if (!(tree instanceof ObjectNode message)) {
            throw new Refused(Fault.SCHEMA, "the message must be one JSON object");
        }
        legible(message);
        namespaces(message);
        return message;
    }

    /** {@return {@code bytes} as text; a fresh decoder reports what is no UTF-8} */
    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refused(Fault.ENCODING, "the message is not UTF-8");
        }
    }

    /** What XML can't carry could not be given back as XML. */
    private static void legible(JsonNode node) {
        if (node.isString() && !node.asString().codePoints().allMatch(JsonForm::legible)) {
            throw new Refused(Fault.ENCODING, "a text holds a control character or half of a surrogate pair");
        }
        node.forEach(JsonForm::legible);
    }

    static boolean legible(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c < 0xD800)
                || (c > 0xDFFF && c < 0xFFFE)
                || c > 0xFFFF;
    }

    /** A prefix of the JSON form has one meaning; a message that gives it another one means something else. */
    private static void namespaces(ObjectNode message) {
        for (Map.Entry<String, JsonNode> member : message.properties()) {
            String name = member.getKey();
            if (name.equals("@xmlns") || name.startsWith("@xmlns:")) {
                String prefix = name.equals("@xmlns") ? "" : name.substring("@xmlns:".length());
                boolean text = member.getValue().isString();
                if (!text
                        || Namespaces.of(prefix)
                                .filter(known -> !known.equals(member.getValue().stringValue()))
                                .isPresent()) {
                    throw new Refused(Fault.SCHEMA, "a prefix of the standard stands for another namespace");
                }
            } else if (name.startsWith("@")) {
                throw new Refused(Fault.SCHEMA, "the message has an unknown attribute");
            }
        }
        message.remove(message.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith("@xmlns"))
                .toList());
    }

    /** {@return {@code tree} as text, with the namespaces of the prefixes} */
    static String write(ObjectNode tree) {
        ObjectNode message = STRICT.createObjectNode();
        Namespaces.all().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> message.put(
                        entry.getKey().isEmpty() ? "@xmlns" : "@xmlns:" + entry.getKey(), entry.getValue()));
        message.setAll(tree);
        return STRICT.writeValueAsString(message);
    }
}
