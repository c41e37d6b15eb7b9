package io.cardtrail.report.again;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Whether what is loaded is what the report's claims say: the same rows, times, amounts, and the same parties in the same places. */
public final class Agreement {
    private static final List<String> TEXTS = List.of("at", "atText", "clock", "channel", "holder");
    private static final List<String> NUMBERS = List.of("faceValue", "amount", "unitPrice", "quantity");

    private final Map<String, JsonNode> loaded = new HashMap<>();
    private final Map<String, Integer> thingOf = new HashMap<>();
    private final Map<Integer, String> entityOf = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private Agreement() {}

    /**
     * {@return what differs, one sentence each; nothing where all claims are those that are loaded}
     *
     * @param answer of {@code reproduction.json}, as a tree
     * @param claims of {@code path.json}
     * @param question only what this one told is looked at
     */
    public static List<String> faults(JsonNode claims, int question, JsonNode answer) {
        Agreement agreement = new Agreement();
        answer.path("acts").forEach(act -> agreement.loaded.put(key(act.path("kind"), act.path("rows")), act));
        claims.valueStream()
                .filter(claim -> claim.path("told")
                        .valueStream()
                        .anyMatch(telling -> telling.path("question").asInt(0) == question))
                .forEach(agreement::claim);
        return agreement.faults;
    }

    private static String key(JsonNode kind, JsonNode rows) {
        return kind.asString("")
                + rows.valueStream()
                        .map(row -> row.path("file").asString("") + ":"
                                + row.path("line").asLong(0) + ":"
                                + row.path("leaf").asString(""))
                        .sorted()
                        .toList();
    }

    private void claim(JsonNode claim) {
        String which = "claim " + claim.path("n").asInt(0);
        JsonNode said = claim.path("act");
        JsonNode act = loaded.get(key(said.path("kind"), claim.path("sources")));
        if (act == null) {
            faults.add(which + " cites rows that say no such act");
            return;
        }
        for (String name : TEXTS) {
            if (!said.path(name).asString("").equals(act.path(name).asString(""))) {
                faults.add(which + " has another " + name + " than its rows");
            }
        }
        for (String name : NUMBERS) {
            if (said.path(name).asLong(-1) != act.path(name).asLong(-1)) {
                faults.add(which + " has another " + name + " than its rows");
            }
        }
        Set<String> roles = claim.path("roles")
                .valueStream()
                .map(part -> part.path("role").asString(""))
                .collect(Collectors.toSet());
        roles.forEach(role -> parties(which, role, claim.path("roles"), act.path("roles")));
    }

    /** Of several in one role nobody can tell by the role which is which. */
    private void parties(String which, String role, JsonNode told, JsonNode loaded) {
        List<String> entities = told.valueStream()
                .filter(part -> part.path("role").asString("").equals(role))
                .map(part -> part.path("entity").asString(""))
                .distinct()
                .toList();
        List<Integer> things = loaded.valueStream()
                .filter(part -> part.path("role").asString("").equals(role))
                .map(part -> part.path("thing").asInt(0))
                .distinct()
                .toList();
        if (things.size() < entities.size()) {
            faults.add(which + " names more as " + role + " than its rows");
        } else if (things.size() == 1) {
            String entity = entities.getFirst();
            Integer thing = things.getFirst();
            Integer before = thingOf.putIfAbsent(entity, thing);
            String other = entityOf.putIfAbsent(thing, entity);
            if (!Objects.requireNonNullElse(before, thing).equals(thing)
                    || !Objects.requireNonNullElse(other, entity).equals(entity)) {
                faults.add(which + " names another as " + role + " than its rows");
            }
        }
    }
}
