package io.cardtrail.graph;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.Category;
import io.cardtrail.model.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a node of the graph says, as one canonical text for each category of data in it: a category can lapse before the others, and what
 * the rest says can still be checked.
 */
final class Statement {
    private Statement() {}

    /**
     * {@return the texts, the one of the act's own category always among them}
     *
     * @throws IllegalArgumentException if the node is none of ours: its kind or category is no word we know
     */
    static Map<Category, String> of(GraphForm form) {
        Map<Category, List<String>> roles = new EnumMap<>(Category.class);
        Map<Category, Map<String, String>> attributes = new EnumMap<>(Category.class);
        boolean act = form.labels().contains("Act");
        Category own = act
                ? kind(form).category()
                : Category.valueOf(String.valueOf(form.properties().get("category")));
        form.properties().forEach((name, value) -> {
            Category category = switch (name) {
                case "settlement" -> Category.PAYMENT;
                case "footage" -> Category.VIDEO;
                default -> own;
            };
            attributes
                    .computeIfAbsent(act ? category : own, c -> new TreeMap<>())
                    .put(name, exact(value));
        });
        for (GraphForm.Tie tie : form.ties()) {
            roles.computeIfAbsent(act ? category(form, tie) : own, c -> new ArrayList<>())
                    .add(text(tie));
        }
        roles.computeIfAbsent(own, c -> new ArrayList<>());
        attributes.keySet().forEach(category -> roles.computeIfAbsent(category, c -> new ArrayList<>()));
        Map<Category, String> texts = new EnumMap<>(Category.class);
        roles.forEach((category, ties) -> {
            ties.sort(Comparator.naturalOrder());
            Map<String, Object> text = new TreeMap<>();
            text.put("id", exact(form.properties().getOrDefault("id", "")));
            text.put("is", attributes.getOrDefault(category, Map.of()));
            text.put("ties", ties);
            if (category == own) {
                text.put("labels", form.labels());
            }
            texts.put(category, CanonicalJson.of(text));
        });
        return texts;
    }

    private static ActKind kind(GraphForm form) {
        return ActKind.valueOf(String.valueOf(form.properties().get("kind")));
    }

    /** A relationship that is no role of ours is counted to the act's own category, where nothing like it was committed to. */
    private static Category category(GraphForm form, GraphForm.Tie tie) {
        for (Role role : Role.values()) {
            if (role.name().equals(tie.role())) {
                return role.category(kind(form));
            }
        }
        return kind(form).category();
    }

    private static String text(GraphForm.Tie tie) {
        Map<String, String> properties = new TreeMap<>();
        tie.properties().forEach((name, value) -> properties.put(name, exact(value)));
        Map<String, Object> text = new TreeMap<>();
        text.put("role", tie.role());
        text.put("is", properties);
        text.put("labels", tie.labels());
        text.put("key", tie.key());
        text.put("sealed", tie.sealed());
        return CanonicalJson.of(text);
    }

    /** With its type, and whole numbers as digits: JSON numbers round beyond 2^53, and "1" is not 1. */
    private static String exact(Object value) {
        return switch (value) {
            case String text -> "s" + text;
            case Long number -> "i" + number;
            default -> value.getClass().getSimpleName() + " " + value;
        };
    }
}
