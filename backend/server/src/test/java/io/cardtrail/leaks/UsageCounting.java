package io.cardtrail.leaks;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Counts usage over acts as the API tells them, for a comparison with what the server counts. Written for clarity, not for speed. */
final class UsageCounting {
    private final String thing;
    private final List<JsonNode> acts = new ArrayList<>();

    UsageCounting(String thing) {
        this.thing = thing;
    }

    void act(JsonNode act) {
        acts.add(act);
    }

    Map<String, Integer> utc() {
        return hours(0);
    }

    Map<String, Integer> shanghai() {
        return hours(8);
    }

    private Map<String, Integer> hours(int offset) {
        Map<String, Integer> hours = new TreeMap<>();
        for (JsonNode act : acts) {
            OffsetDateTime at =
                    OffsetDateTime.parse(act.path("at").asString()).withOffsetSameInstant(ZoneOffset.ofHours(offset));
            hours.merge(
                    at.getDayOfWeek().getValue() + " " + at.getHour() + " "
                            + act.path("kind").asString(),
                    1,
                    Integer::sum);
        }
        return hours;
    }

    /** {@return id → number of acts, first and last} */
    Map<String, String> counterparts() {
        Map<String, List<String>> times = new TreeMap<>();
        for (JsonNode act : acts) {
            Set<String> others = new HashSet<>();
            if (kind(act).equals("USAGE")) {
                if (named(act, "WITH_PHONE").contains(thing) && !own(act)) {
                    others.addAll(named(act, "BY_PHONE"));
                    if (others.isEmpty()) {
                        others.addAll(named(act, "BY_SIM"));
                    }
                } else {
                    others.addAll(named(act, "WITH_PHONE"));
                }
            }
            others.remove(thing);
            others.forEach(other -> times.computeIfAbsent(other, key -> new ArrayList<>())
                    .add(act.path("at").asString()));
        }
        Map<String, String> found = new TreeMap<>();
        times.forEach((id, at) -> found.put(id, at.size() + " " + at.getFirst() + " " + at.getLast()));
        return found;
    }

    List<String> used() {
        List<String> runs = new ArrayList<>();
        for (String kind : List.of("PHONE", "SIM", "DEVICE")) {
            List<JsonNode> told = acts.stream().filter(this::own).toList();
            runs.addAll(runs(
                    told,
                    act -> together(act).stream()
                            .filter(entity -> entity.path("kind").asString().equals(kind))
                            .map(entity -> entity.path("id").asString())
                            .filter(id -> !id.equals(thing))
                            .toList()));
        }
        return runs.stream().sorted().toList();
    }

    List<String> visits() {
        return runs(acts.stream().filter(this::own).toList(), act -> named(act, "AT_CELL")).stream()
                .sorted()
                .toList();
    }

    /** In the case's rows an act names one thing of a kind at most. */
    private static List<String> runs(List<JsonNode> acts, java.util.function.Function<JsonNode, List<String>> things) {
        List<String> runs = new ArrayList<>();
        String standing = "";
        String from = "";
        String to = "";
        int count = 0;
        for (JsonNode act : acts) {
            for (String one : things.apply(act)) {
                if (!one.equals(standing)) {
                    if (count > 0) {
                        runs.add(standing + " " + from + " " + to + " " + count);
                    }
                    standing = one;
                    from = act.path("at").asString();
                    count = 0;
                }
                count++;
                to = act.path("at").asString();
            }
        }
        if (count > 0) {
            runs.add(standing + " " + from + " " + to + " " + count);
        }
        return runs;
    }

    private boolean own(JsonNode act) {
        return together(act).stream()
                .anyMatch(entity -> entity.path("id").asString().equals(thing));
    }

    private static List<JsonNode> together(JsonNode act) {
        Set<String> roles = switch (kind(act)) {
            case "USAGE" -> Set.of("BY_PHONE", "BY_SIM", "ON_DEVICE");
            case "REDEMPTION" -> Set.of("TO_PHONE", "TO_SIM", "ON_DEVICE");
            default -> Set.of();
        };
        return act.path("roles")
                .valueStream()
                .filter(role -> roles.contains(role.path("role").asString()))
                .map(role -> role.path("entity"))
                .toList();
    }

    private static String kind(JsonNode act) {
        return act.path("kind").asString();
    }

    private static List<String> named(JsonNode act, String role) {
        return act.path("roles")
                .valueStream()
                .filter(one -> one.path("role").asString().equals(role))
                .map(one -> one.at("/entity/id").asString())
                .toList();
    }
}
