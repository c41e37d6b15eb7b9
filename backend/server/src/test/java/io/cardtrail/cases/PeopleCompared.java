package io.cardtrail.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares who and what an answer names, matching pseudonyms with the truth by act and role. */
final class PeopleCompared {
    /** Roles that need a category of their own; the others come with the act. */
    private static final Map<String, String> OWN_CATEGORY = Map.of(
            "FROM_IP", "ACCESS",
            "ON_DEVICE", "ACCESS",
            "TO_SIM", "ACCESS",
            "BY_SIM", "ACCESS",
            "AT_CELL", "LOCATION");

    /** Typed fields that repeat a role. */
    private static final Map<String, List<String>> TYPED = Map.of(
            "ISSUE", List.of("ISSUED_BY", "ISSUED_TO"),
            "SALE", List.of("SOLD_BY", "SOLD_TO", "BROKERED_BY"),
            "PAYMENT", List.of("PAID_FROM", "PAID_TO"),
            "VERIFICATION", List.of("BY_ACCOUNT", "FROM_IP", "ON_DEVICE"),
            "REDEMPTION", List.of("TO_PHONE", "TO_SIM", "FROM_IP", "ON_DEVICE"));

    private final Seen seen;
    private final Truth truth;
    private final Set<String> categories;
    private final Differences differences;
    /** Who may be told of a row at all; null for everybody. */
    private final @Nullable Set<Named> told;

    private final Map<String, Set<Named>> behind = new TreeMap<>();

    PeopleCompared(Seen seen, Truth truth, CaseQuestion question, Differences differences) {
        this.seen = seen;
        this.truth = truth;
        this.categories = question.categories();
        this.differences = differences;
        boolean some = question.operation().equals("entity")
                || question.ask().path("thread").asString("").equals("LINK");
        this.told = some ? new TreeSet<>() : null;
        if (told != null) {
            list(question.expect().path("entities")).forEach(named -> told.add(named.comparable()));
            list(question.expect().path("pseudonyms")).forEach(named -> told.add(named.comparable()));
        }
    }

    /** {@return who stands behind an entity of the answer, pseudonym or not} */
    String who(JsonNode entity) {
        Seen.Thing thing = Seen.Thing.of(entity);
        Set<Named> who = behind.getOrDefault(thing.id(), Set.of());
        return !thing.pseudonymous()
                ? thing.named().comparable().toString()
                : who.size() == 1 ? who.iterator().next().toString() : thing.label() + ", who is " + who;
    }

    void entities(JsonNode expected) {
        differences.same(
                "entities", list(expected), listed(false).map(Seen.Thing::named).toList());
    }

    void pseudonyms(JsonNode expected) {
        List<String> got = new ArrayList<>();
        listed(true).forEach(thing -> {
            Set<Named> who = behind.getOrDefault(thing.id(), Set.of());
            got.add(who.size() == 1 ? who.iterator().next().toString() : thing.label() + ", who is " + who);
        });
        differences.same("pseudonyms", list(expected), got);
    }

    /** {@return whom an entity of the answer stands for, by the acts} */
    String who(String id) {
        Seen.Thing thing = seen.thing(id);
        if (!thing.pseudonymous()) {
            return thing.named().comparable().toString();
        }
        Set<Named> those = behind.getOrDefault(id, Set.of());
        return those.size() == 1
                ? those.iterator().next().comparable().toString()
                : thing.label() + ", who is " + those;
    }

    private static List<Named> list(JsonNode things) {
        List<Named> named = new ArrayList<>();
        things.forEach(e -> named.add(Named.of(e)));
        return named;
    }

    private Stream<Seen.Thing> listed(boolean pseudonymous) {
        return seen.listed.stream().map(seen::thing).filter(t -> t.pseudonymous() == pseudonymous);
    }

    /** Whatever was asked: roles are the row's own, and a pseudonym stands for one and the same everywhere. */
    void identities() {
        seen.unsteady.forEach(id -> differences.add("entity " + id + " does not look the same everywhere"));
        Set<String> known = new TreeSet<>(seen.listed);
        seen.things.values().stream()
                .filter(t -> !known.contains(t.id()))
                .forEach(t -> differences.add("a " + t.kind() + " stands in the answer but not in entities"));
        for (Seen.Thing thing : seen.things.values()) {
            if (thing.kind().equals("PIN")) {
                differences.add("a PIN came back as an entity");
            }
            if (thing.pseudonymous() != (thing.value() == null)) {
                differences.add(thing.label() + ": a value and a pseudonym exclude each other");
            }
        }
        seen.acts.stream().filter(a -> truth.has(a.source())).forEach(this::roles);
        oneToOne();
    }

    private void roles(Seen.Act act) {
        Map<String, Set<Named>> recorded = granted(truth.row(act.source()).roles());
        Set<String> all = new TreeSet<>(recorded.keySet());
        all.addAll(act.roles().keySet());
        all.remove("OF_CARD");
        all.forEach(role -> role(act, role, recorded.getOrDefault(role, Set.of())));
        Set<Named> cards = recorded.getOrDefault("OF_CARD", Set.of());
        for (String id : act.roles().getOrDefault("OF_CARD", Set.of())) {
            if (!cards.contains(seen.thing(id).named())) {
                differences.add(act.source() + " OF_CARD: " + seen.thing(id).named() + " is not of this row");
            }
        }
        for (String role : TYPED.getOrDefault(act.kind(), List.of())) {
            JsonNode field = act.json().path(camelCase(role)).path("id");
            Set<String> ids = field.isString() ? Set.of(field.stringValue()) : Set.of();
            differences.equal(act.source() + " " + camelCase(role), act.roles().getOrDefault(role, Set.of()), ids);
        }
    }

    private Map<String, Set<Named>> granted(Map<String, Set<Named>> recorded) {
        return recorded.entrySet().stream()
                .filter(e -> !OWN_CATEGORY.containsKey(e.getKey()) || categories.contains(OWN_CATEGORY.get(e.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, e -> told(e.getValue())));
    }

    /** In LINK, and of a registration, others whom the same row names are not told. */
    private Set<Named> told(Set<Named> recorded) {
        return told == null
                ? recorded
                : recorded.stream().filter(told::contains).collect(Collectors.toSet());
    }

    private void role(Seen.Act act, String role, Set<Named> recorded) {
        Set<Named> left = new TreeSet<>(recorded);
        List<Seen.Thing> hidden = new ArrayList<>();
        for (String id : act.roles().getOrDefault(role, Set.of())) {
            Seen.Thing thing = seen.thing(id);
            if (thing.pseudonymous()) {
                hidden.add(thing);
            } else if (!left.remove(thing.named().comparable())) {
                differences.add(act.source() + " " + role + ": " + thing.named() + " is not what the row says");
            }
        }
        if (hidden.size() != left.size()) {
            differences.add(act.source() + " " + role + ": " + left.size() + " expected, " + hidden.size() + " came");
        } else if (hidden.size() == 1) {
            Named who = left.iterator().next();
            differences.equal(
                    act.source() + " " + role + " kind",
                    who.kind(),
                    hidden.getFirst().kind());
            behind.computeIfAbsent(hidden.getFirst().id(), i -> new TreeSet<>()).add(who);
        } else if (hidden.size() > 1) {
            differences.add(act.source() + " " + role + ": several pseudonyms in one role cannot be told apart");
        }
    }

    /** One identity, one id, one label; and the other way round. */
    private void oneToOne() {
        Map<Named, Set<String>> ids = new HashMap<>();
        Map<String, Set<Named>> labels = new HashMap<>();
        behind.forEach((id, who) -> {
            if (who.size() > 1) {
                differences.add("one pseudonym stands for " + who);
            }
            who.forEach(named -> {
                ids.computeIfAbsent(named, n -> new TreeSet<>()).add(id);
                labels.computeIfAbsent(seen.thing(id).label(), l -> new TreeSet<>())
                        .add(named);
            });
        });
        ids.forEach((named, those) -> {
            if (those.size() > 1) {
                differences.add(named + " has " + those.size() + " pseudonyms");
            }
        });
        labels.forEach((label, those) -> {
            if (those.size() > 1) {
                differences.add("the label " + label + " stands for " + those);
            }
        });
    }

    static String camelCase(String role) {
        String[] words = role.toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }
}
