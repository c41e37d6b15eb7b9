package io.cardtrail.retention;

import io.cardtrail.model.BadRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One map of a YAML file: gives its values by key and type, knows its place in the file, and finds keys that nobody asked for. Every
 * fault is one message with file and place.
 */
final class YamlEntry {
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int LONGEST_TEXT = 1_000;

    private final Map<?, ?> map;
    private final String file;
    private final String path;
    private final Set<String> known = new HashSet<>();

    private YamlEntry(Map<?, ?> map, String file, String path) {
        this.map = map;
        this.file = file;
        this.path = path;
    }

    /** {@return the top of a file} */
    static YamlEntry parse(String file, byte[] yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(12);
        DumperOptions unused = new DumperOptions();
        Object top;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(yaml))
                    .toString();
            top = new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new PlainTypes())
                    .load(text);
        } catch (CharacterCodingException e) {
            throw new BadRequest(file + ": it is not UTF-8; save it as UTF-8");
        } catch (MarkedYAMLException e) {
            String line = e.getProblemMark() == null
                    ? ""
                    : " at line " + (e.getProblemMark().getLine() + 1);
            throw new BadRequest(file + ": not readable as YAML" + line + ": " + e.getProblem());
        } catch (YAMLException e) {
            throw new BadRequest(file + ": not readable as YAML: " + e.getMessage());
        }
        if (top instanceof Map<?, ?> map) {
            return new YamlEntry(map, file, "");
        }
        throw new BadRequest(file + ": a map of keys and values is needed");
    }

    BadRequest fault(String key, String what) {
        return new BadRequest(file + ": " + place(key) + ": " + what);
    }

    BadRequest fault(String what) {
        return new BadRequest(file + ": " + (path.isEmpty() ? "" : path + ": ") + what);
    }

    private String place(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        known.add(key);
        return map.containsKey(key);
    }

    private Object value(String key) {
        known.add(key);
        Object value = map.get(key);
        if (value == null) {
            throw fault(key, "it is missing; add it");
        }
        return value;
    }

    YamlEntry entry(String key) {
        if (value(key) instanceof Map<?, ?> inner) {
            return new YamlEntry(inner, file, place(key));
        }
        throw fault(key, "a map of keys and values is needed here");
    }

    /** {@return the maps of a list, which has one at least} */
    List<YamlEntry> entries(String key) {
        if (!(value(key) instanceof List<?> list) || list.isEmpty()) {
            throw fault(key, "a list with at least one entry is needed here");
        }
        List<YamlEntry> entries = new ArrayList<>();
        for (Object item : list) {
            String numbered = place(key) + "[" + (entries.size() + 1) + "]";
            if (!(item instanceof Map<?, ?> inner)) {
                throw new BadRequest(file + ": " + numbered + ": a map of keys and values is needed here");
            }
            entries.add(new YamlEntry(inner, file, numbered));
        }
        return entries;
    }

    String text(String key) {
        Object value = value(key);
        if (!(value instanceof String text) || text.isBlank()) {
            throw fault(key, "text is needed here (quote it)");
        }
        if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw fault(key, "at most " + LONGEST_TEXT + " characters, without line breaks or control characters");
        }
        return text.strip();
    }

    Words words(String key) {
        YamlEntry words = entry(key);
        Words said = new Words(words.text("zh"), words.text("en"));
        words.end();
        return said;
    }

    boolean flag(String key) {
        if (value(key) instanceof Boolean flag) {
            return flag;
        }
        throw fault(key, "use true or false");
    }

    int version() {
        if (value("version") instanceof Integer version && version > 0) {
            return version;
        }
        throw fault("version", "a whole number from 1 is needed");
    }

    LocalDate date(String key) {
        String text = text(key);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw fault(key, "'" + text + "' is no date; write it like 2026-11-28");
        }
    }

    /** {@return a calendar period above zero, or null for {@code none}} */
    @Nullable
    Period period(String key) {
        String text = text(key);
        if (text.equals("none")) {
            return null;
        }
        Period period;
        try {
            period = Period.parse(text);
        } catch (DateTimeException e) {
            throw fault(key, "'" + text + "' is no period; write it like P3Y, P6M or P30D, or none");
        }
        if (period.isZero() || period.isNegative() || Periods.tooLong(period)) {
            throw fault(key, "'" + text + "' must be above zero and at most 200 years; write none where there is none");
        }
        return period;
    }

    <E extends Enum<E>> E constant(String key, Class<E> type) {
        return constant(key, text(key), type);
    }

    <E extends Enum<E>> E constant(String key, String name, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw fault(key, "'" + name + "' is none of " + Arrays.toString(type.getEnumConstants()));
    }

    /** Refuses what nobody asked for. */
    void end() {
        for (Object key : map.keySet()) {
            if (!(key instanceof String name) || !known.contains(name)) {
                throw fault(
                        String.valueOf(key),
                        "it is unknown; known here: " + known.stream().sorted().toList());
            }
        }
    }

    /** Dates stay text: YAML's own would roll the thirtieth of February over into March. */
    private static final class PlainTypes extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "tfTF", 10);
            addImplicitResolver(Tag.INT, INT, "-+0123456789", 10);
            addImplicitResolver(Tag.NULL, NULL, "~nN\0", 10);
            addImplicitResolver(Tag.NULL, EMPTY, null, 10);
        }
    }
}
