package io.cardtrail.registry;

import io.cardtrail.warrant.InstrumentTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One place where two canonical texts of an instrument differ.
 *
 * @param path such as {@code grants.g1.maxHops}
 * @param before canonical JSON, null where the place is new
 * @param after canonical JSON, null where the place is gone
 */
public record TextChange(
        String path, @Nullable String before, @Nullable String after) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** {@return every place where the texts differ, by path} */
    public static List<TextChange> between(InstrumentTerms before, InstrumentTerms after) {
        Map<String, String> old = places(before);
        Map<String, String> fresh = places(after);
        TreeSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(fresh.keySet());
        List<TextChange> changes = new ArrayList<>();
        for (String path : paths) {
            String was = old.get(path);
            String is = fresh.get(path);
            if (was == null || !was.equals(is)) {
                changes.add(new TextChange(path, was, is));
            }
        }
        return List.copyOf(changes);
    }

    private static Map<String, String> places(InstrumentTerms terms) {
        Map<String, String> places = new TreeMap<>();
        walk(JSON.readTree(terms.canonical()), "", places);
        return places;
    }

    private static void walk(JsonNode node, String path, Map<String, String> places) {
        if (node.isObject()) {
            node.propertyNames().forEach(name -> walk(node.path(name), joined(path, name), places));
        } else if (path.equals("grants")) {
            // By id, so that a grant that was put before another does not change both.
            node.values()
                    .forEach(grant -> walk(grant, joined(path, grant.path("id").asString()), places));
        } else {
            places.put(path, node.toString());
        }
    }

    private static String joined(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
