package io.cardtrail.report;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Finds where a copy would still tell whom it withholds: somebody's number stands in rows, in the names of lanes and in questions too, not in the
 * part alone that says who {@code E7} is.
 */
final class StillTold {
    private static final String ENTITIES = "entities/";

    /** Shorter ones are no more than a part of other texts by chance. */
    private static final int TELLING = 4;

    private StillTold() {}

    /**
     * {@return names of the parts and rows that say it still}
     *
     * @param parts all of the report
     * @param told those that the copy tells
     * @param rows the rows in the copy, by their files
     */
    static Set<String> in(Map<String, JsonNode> parts, Set<String> told, Map<String, JsonNode> rows) {
        Set<String> withheld = parts.entrySet().stream()
                .filter(part -> part.getKey().startsWith(ENTITIES) && !told.contains(part.getKey()))
                .map(part -> bare(part.getValue().path("label").asString("")))
                .collect(Collectors.toSet());
        Predicate<String> says = text ->
                withheld.stream().anyMatch(each -> each.length() < TELLING ? text.equals(each) : text.contains(each));
        Set<String> still = new TreeSet<>();
        Stream.concat(parts.entrySet().stream().filter(part -> told.contains(part.getKey())), rows.entrySet().stream())
                .filter(each -> texts(each.getValue()).anyMatch(says))
                .forEach(each -> still.add(each.getKey()));
        return still;
    }

    /** {@return an identifier as a row may have it, without what we put before it} */
    private static String bare(String label) {
        String last = label.substring(label.lastIndexOf(':') + 1);
        return last.startsWith("+86") ? last.substring(3) : last;
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isContainer() ? node.valueStream().flatMap(StillTold::texts) : Stream.of(node.asString(""));
    }
}
