package io.cardtrail.warrant;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.warrant.PolicyMatrix.Citation;
import io.cardtrail.warrant.PolicyMatrix.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the policy matrix. Strict: whatever is unknown, missing or said twice is refused, so a slip of the pen can't widen it. */
final class MatrixReader {
    private final String hash;

    MatrixReader(String hash) {
        this.hash = hash;
    }

    PolicyMatrix read(byte[] yaml) {
        Map<?, ?> top = map(load(yaml), "the file");
        only(top, "the file", Set.of("version", "notice", "kinds", "categories"));
        if (!(top.get("version") instanceof Integer version) || version < 1) {
            throw new BadPolicy("version must be a whole number from 1");
        }
        text(top.get("notice"), "notice");
        return new PolicyMatrix(version, hash, rows(top.get("categories")), kinds(top.get("kinds")));
    }

    private static @Nullable Object load(byte[] yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(200_000);
        options.setNestingDepthLimit(10);
        try {
            return new Yaml(new SafeConstructor(options)).load(new String(yaml, StandardCharsets.UTF_8));
        } catch (YAMLException e) {
            throw new BadPolicy("not readable as YAML", e);
        }
    }

    private static Map<InstrumentKind, List<Citation>> kinds(@Nullable Object node) {
        Map<?, ?> entries = map(node, "kinds");
        Map<InstrumentKind, List<Citation>> kinds = new EnumMap<>(InstrumentKind.class);
        entries.forEach((key, value) -> {
            String where = "kinds." + key;
            Map<?, ?> entry = map(value, where);
            only(entry, where, Set.of("citations"));
            kinds.put(constant(InstrumentKind.class, key, "kinds"), citations(entry.get("citations"), where));
        });
        complete(EnumSet.allOf(InstrumentKind.class), kinds.keySet(), "kinds");
        return kinds;
    }

    private static Map<Category, Row> rows(@Nullable Object node) {
        Map<Category, Row> rows = new EnumMap<>(Category.class);
        map(node, "categories")
                .forEach((key, value) -> rows.put(
                        constant(Category.class, key, "categories"), row(map(value, "categories." + key), key)));
        complete(EnumSet.allOf(Category.class), rows.keySet(), "categories");
        return rows;
    }

    private static Row row(Map<?, ?> entry, @Nullable Object key) {
        String where = "categories." + key;
        if ("derived".equals(entry.get("channels"))) {
            // Derived data has no channel: it exists where every row it rests on does, so it needs no letters of its
            // own.
            only(entry, where, Set.of("channels", "rule", "citations"));
            if (!"strictest-of-its-inputs".equals(entry.get("rule"))) {
                throw new BadPolicy(where + ".rule must be strictest-of-its-inputs");
            }
            return new Row(Set.of(), Map.of(), citations(entry.get("citations"), where));
        }
        only(entry, where, Set.of("channels", "permissions", "citations"));
        return new Row(
                channels(entry.get("channels"), where),
                permissions(entry.get("permissions"), where),
                citations(entry.get("citations"), where));
    }

    private static Set<Channel> channels(@Nullable Object node, String where) {
        if ("all".equals(node)) {
            return EnumSet.allOf(Channel.class);
        }
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (Object item : list(node, where + ".channels")) {
            if (!channels.add(constant(Channel.class, item, where + ".channels"))) {
                throw new BadPolicy(where + ".channels names " + item + " twice");
            }
        }
        return channels;
    }

    private static Map<InstrumentKind, Permission> permissions(@Nullable Object node, String where) {
        String place = where + ".permissions";
        Map<InstrumentKind, Permission> permissions = new EnumMap<>(InstrumentKind.class);
        map(node, place).forEach((key, value) -> {
            InstrumentKind kind = constant(InstrumentKind.class, key, place);
            permissions.put(kind, permission(kind, text(value, place + "." + key), place));
        });
        complete(EnumSet.allOf(InstrumentKind.class), permissions.keySet(), place);
        return permissions;
    }

    private static Permission permission(InstrumentKind kind, String letter, String place) {
        Permission permission = Permission.ofLetter(letter)
                .orElseThrow(() -> new BadPolicy(place + "." + kind + " must be A, 2, S, O or –"));
        // The limits of S and O hang on these two kinds, so no other kind may have the letters, and these have no
        // others.
        boolean fits = switch (permission) {
            case DENY -> true;
            case OWN_RECORDS -> kind == InstrumentKind.SUBJECT_CONSENT;
            case OWN_CHANNEL -> kind == InstrumentKind.CARRIER_AUTHORISATION;
            case ALLOW, TWO_APPROVALS ->
                kind != InstrumentKind.SUBJECT_CONSENT && kind != InstrumentKind.CARRIER_AUTHORISATION;
        };
        if (!fits) {
            throw new BadPolicy(place + "." + kind + " can't be " + letter);
        }
        return permission;
    }

    private static List<Citation> citations(@Nullable Object node, String where) {
        List<Citation> citations = new ArrayList<>();
        for (Object item : list(node, where + ".citations")) {
            Map<?, ?> entry = map(item, where + ".citations");
            only(entry, where + ".citations", Set.of("text", "confirmed"));
            if (!(entry.get("confirmed") instanceof Boolean confirmed)) {
                throw new BadPolicy(where + ".citations: confirmed must be true or false");
            }
            citations.add(new Citation(text(entry.get("text"), where + ".citations.text"), confirmed));
        }
        if (citations.isEmpty()) {
            throw new BadPolicy(where + ".citations is empty; say at least that nothing is confirmed");
        }
        return List.copyOf(citations);
    }

    private static void only(Map<?, ?> entry, String where, Set<String> known) {
        for (Object key : entry.keySet()) {
            if (!(key instanceof String name) || !known.contains(name)) {
                throw new BadPolicy(where + " has an unknown key " + key);
            }
        }
        complete(known, entry.keySet(), where);
    }

    private static void complete(Set<?> wanted, Set<?> there, String where) {
        for (Object key : wanted) {
            if (!there.contains(key)) {
                throw new BadPolicy(where + " lacks " + key);
            }
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, @Nullable Object name, String where) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new BadPolicy(where + " has an unknown " + type.getSimpleName() + " " + name);
    }

    private static Map<?, ?> map(@Nullable Object node, String where) {
        if (node instanceof Map<?, ?> map) {
            return map;
        }
        throw new BadPolicy(where + " must be a map");
    }

    private static List<?> list(@Nullable Object node, String where) {
        if (node instanceof List<?> list) {
            return list;
        }
        throw new BadPolicy(where + " must be a list");
    }

    private static String text(@Nullable Object node, String where) {
        if (node instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new BadPolicy(where + " must be text (quote it)");
    }
}
