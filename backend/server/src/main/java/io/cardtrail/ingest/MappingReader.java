package io.cardtrail.ingest;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a mapping strictly: whatever is unknown, missing, doubled or contradictory is refused with the property's path and what
 * to do, since a mapping misread once makes wrong acts a thousand times.
 */
public final class MappingReader {
    /** Longest mapping, in bytes or chars. */
    static final int MAX_SIZE = 256 * 1024;

    static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private MappingReader() {}

    /**
     * {@return the text of a mapping as somebody sent it}
     *
     * @throws BadRequest if there is more of it than a mapping may have
     */
    public static String text(InputStream sent) throws IOException {
        byte[] text = sent.readNBytes(MAX_SIZE + 1);
        if (text.length > MAX_SIZE) {
            throw MappingComplaint.MAPPING_TOO_LARGE.refused(MAX_SIZE);
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /**
     * {@return the mapping that {@code json} states}
     *
     * @throws BadRequest naming the property and what to do, if it is no usable mapping
     */
    public static Mapping read(String json) {
        if (json.length() > MAX_SIZE) {
            throw MappingComplaint.MAPPING_TOO_LONG.refused(MAX_SIZE);
        }
        JsonNode node;
        try {
            node = JSON.readTree(json.startsWith("\uFEFF") ? json.substring(1) : json);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw MappingComplaint.NO_JSON.refused(line);
        }
        return mapping(MappingNode.of(node, "mapping"));
    }

    private static Mapping mapping(MappingNode root) {
        if (root.has("header") && !root.flag("header")) {
            throw MappingComplaint.HEADINGS_NEEDED.at("mapping.header");
        }
        Mapping stated = new Mapping(
                root.optionalText("file"),
                root.optionalScalar("version"),
                root.optionalText("description"),
                root.optionalText("charset"),
                separator(root),
                root.optionalText("sheet"),
                zone(root),
                root.choice("channel", Channel.class),
                root.text("holder"),
                content(root),
                root.optionalText("carrier"),
                root.children("columns").stream().map(MappingReader::column).toList(),
                root.has("constants")
                        ? root.children("constants").stream()
                                .map(MappingReader::constant)
                                .toList()
                        : List.of(),
                "");
        root.nothingElse();
        MappingRules.check(stated);
        return MappingDigest.seal(stated);
    }

    private static Mapping.Content content(MappingNode root) {
        return Mapping.Content.RecordKeeping.WORD.equals(root.optionalText("act"))
                ? new Mapping.Content.RecordKeeping()
                : new Mapping.Content.Acts(root.choice("act", ActKind.class));
    }

    private static char separator(MappingNode root) {
        String separator = root.rawText("separator", ",");
        if (separator.length() != 1 || ",;|\t".indexOf(separator.charAt(0)) < 0) {
            throw MappingComplaint.SEPARATOR.at("mapping.separator");
        }
        return separator.charAt(0);
    }

    private static ZoneId zone(MappingNode root) {
        String zone = root.optionalText("zone");
        try {
            return zone == null ? DEFAULT_ZONE : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw MappingComplaint.ZONE.at("mapping.zone");
        }
    }

    private static Mapping.Column column(MappingNode node) {
        String heading = node.text("column");
        boolean required = node.flag("required");
        Target target = target(node);
        node.nothingElse();
        return new Mapping.Column(heading, required, target);
    }

    private static Target target(MappingNode node) {
        if (node.isNull("to")) {
            return new Target.NotStored();
        }
        String to = node.text("to");
        if (to.equals("time")) {
            return new Target.Time(
                    node.has("part") ? node.lowerCaseChoice("part", Target.TimePart.class) : Target.TimePart.WHOLE);
        }
        if (to.equals("name")) {
            return new Target.BearerName(node.choice("of", Role.class));
        }
        for (Target.AttributeName name : Target.AttributeName.values()) {
            if (name.word().equals(to)) {
                return attribute(node, name);
            }
        }
        return bearer(node);
    }

    private static Target attribute(MappingNode node, Target.AttributeName name) {
        String unit = node.optionalText("unit");
        String expected = name.form().unit();
        if (unit != null && !unit.equals(expected)) {
            throw expected == null
                    ? MappingComplaint.NO_UNIT.at(node.path("unit"), name.word())
                    : MappingComplaint.UNIT.at(node.path("unit"), expected);
        }
        Map<String, String> values = new LinkedHashMap<>();
        if (node.has("values")) {
            if (!name.form().worded()) {
                throw MappingComplaint.NO_VALUES.at(node.path("values"), name.word());
            }
            values.putAll(node.words("values"));
            values.forEach((word, meaning) -> {
                if (!name.form().means(meaning)) {
                    throw MappingComplaint.NO_SUCH_MEANING.at(
                            node.path("values"),
                            meaning,
                            name.word(),
                            name.form().meanings());
                }
            });
        }
        return new Target.Attribute(name, values);
    }

    private static Target bearer(MappingNode node) {
        Role role = node.choice("to", Role.class);
        EntityKind kind = node.choice("kind", EntityKind.class);
        MappingRules.checkNamed(node, kind);
        String list = node.has("list") ? node.text("list") : null;
        Target.RangeEnd range = node.has("range") ? node.lowerCaseChoice("range", Target.RangeEnd.class) : null;
        return new Target.Bearer(role, kind, prefix(node, kind), list, range);
    }

    private static String prefix(MappingNode node, EntityKind kind) {
        String namespace = node.optionalText("namespace");
        String type = node.optionalText("type");
        List<String> types = MappingRules.TYPES.getOrDefault(kind, List.of());
        boolean number = MappingRules.NUMBER.equals(type);
        if (type != null && !types.contains(type)) {
            throw types.isEmpty()
                    ? MappingComplaint.NO_TYPE.at(node.path("type"), kind)
                    : MappingComplaint.TYPE.at(node.path("type"), kind, types);
        }
        if (namespace != null && (!(number || MappingRules.NAMESPACED.contains(kind)) || namespace.contains(":"))) {
            throw MappingComplaint.NAMESPACE.at(node.path("namespace"));
        }
        if (number && namespace == null) {
            throw MappingComplaint.NUMBER_OF_WHOM.at(node.path("namespace"));
        }
        return (type == null ? "" : type + ":") + (namespace == null ? "" : namespace + ":");
    }

    private static Mapping.Constant constant(MappingNode node) {
        Role role = node.choice("to", Role.class);
        EntityKind kind = node.choice("kind", EntityKind.class);
        if (MappingRules.NEVER_CONSTANT.contains(kind)) {
            throw MappingComplaint.NEVER_CONSTANT.at(node.path("kind"), kind);
        }
        Identifier identifier = new Identifier(kind, prefix(node, kind) + node.text("constant"));
        node.nothingElse();
        return new Mapping.Constant(role, identifier);
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }
}
