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
            throw new BadRequest("the mapping is larger than " + MAX_SIZE + " bytes");
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
            throw new BadRequest(
                    "the mapping is longer than " + MAX_SIZE + " characters; no file needs that many columns");
        }
        JsonNode node;
        try {
            node = JSON.readTree(json.startsWith("\uFEFF") ? json.substring(1) : json);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new BadRequest("the mapping is no valid JSON (near line " + line
                    + "): correct it, and give every property only once");
        }
        return mapping(MappingNode.of(node, "mapping"));
    }

    private static Mapping mapping(MappingNode root) {
        if (root.has("header") && !root.flag("header")) {
            throw new BadRequest("mapping.header: columns are found by their headings; add a first line with headings");
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
            throw new BadRequest("mapping.separator: use one of , ; | or a tab");
        }
        return separator.charAt(0);
    }

    private static ZoneId zone(MappingNode root) {
        String zone = root.optionalText("zone");
        try {
            return zone == null ? DEFAULT_ZONE : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new BadRequest("mapping.zone: use an IANA name such as Asia/Shanghai");
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
            throw new BadRequest(node.path("unit") + ": "
                    + (expected == null ? "leave it out for " + name.word() : "the only unit is " + expected));
        }
        Map<String, String> values = new LinkedHashMap<>();
        if (node.has("values")) {
            if (!name.form().worded()) {
                throw new BadRequest(node.path("values") + ": only a text has values; leave it out for " + name.word());
            }
            values.putAll(node.words("values"));
            values.forEach((word, meaning) -> {
                if (!name.form().means(meaning)) {
                    throw new BadRequest(node.path("values") + ": \"" + meaning + "\" is no " + name.word()
                            + "; use one of " + name.form().meanings());
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
            throw new BadRequest(node.path("type") + ": "
                    + (types.isEmpty() ? kind + " has none; leave it out" : "a " + kind + " has one of " + types));
        }
        if (namespace != null && (!(number || MappingRules.NAMESPACED.contains(kind)) || namespace.contains(":"))) {
            throw new BadRequest(node.path("namespace")
                    + ": only an ACCOUNT, PAYMENT_ACCOUNT, ORGANISATION or the type NUMBER has one, without a colon");
        }
        if (number && namespace == null) {
            throw new BadRequest(node.path("namespace")
                    + ": a NUMBER names nothing without whose number it is; add the holder or register it is of");
        }
        return (type == null ? "" : type + ":") + (namespace == null ? "" : namespace + ":");
    }

    private static Mapping.Constant constant(MappingNode node) {
        Role role = node.choice("to", Role.class);
        EntityKind kind = node.choice("kind", EntityKind.class);
        if (MappingRules.NEVER_CONSTANT.contains(kind)) {
            throw new BadRequest(node.path("kind") + ": a " + kind + " is never the same in every row; map a column");
        }
        Identifier identifier = new Identifier(kind, prefix(node, kind) + node.text("constant"));
        node.nothingElse();
        return new Mapping.Constant(role, identifier);
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }
}
