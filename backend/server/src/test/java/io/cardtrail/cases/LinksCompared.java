package io.cardtrail.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Compares what a LINK trace says of parties, links and shared exits, and who an entity is registered to. */
final class LinksCompared {
    private final PeopleCompared people;
    private final Differences differences;

    LinksCompared(PeopleCompared people, Differences differences) {
        this.people = people;
        this.differences = differences;
    }

    void parties(JsonNode expected, JsonNode got) {
        differences.same("parties", list(expected, LinksCompared::named), list(got, people::who));
    }

    void links(JsonNode expected, JsonNode got) {
        differences.same(
                "links",
                list(expected, link -> link(link, LinksCompared::named)),
                list(got, link -> link(link, people::who)));
        got.forEach(link -> {
            if (link.path("rule").asString("").isEmpty()
                    || link.path("alternatives").isEmpty()) {
                differences.add("a link names no rule or no alternative");
            }
        });
    }

    private static String link(JsonNode link, Function<JsonNode, String> name) {
        String ends = list(link.path("a"), link.path("b"), name);
        return ends + " via " + list(link.path("via"), name).stream().sorted().toList() + " grade "
                + link.path("grade").asString();
    }

    private static String list(JsonNode a, JsonNode b, Function<JsonNode, String> name) {
        return List.of(name.apply(a), name.apply(b)).stream().sorted().collect(Collectors.joining(" and "));
    }

    void exits(JsonNode expected, JsonNode got) {
        differences.same(
                "sharedExits",
                list(
                        expected,
                        exit -> new Named("IP", exit.path("value").asString()).comparable() + " "
                                + exit.path("accountsIn24h")),
                list(got, exit -> people.who(exit.path("address")) + " " + exit.path("accountsIn24h")));
        got.forEach(exit -> differences.equal(
                "isSharedExit", true, exit.path("isSharedExit").asBoolean()));
    }

    void exit(JsonNode expected, JsonNode got) {
        for (String key : List.of("accountsIn24h", "isSharedExit")) {
            differences.equal("sharedExit." + key, expected.path(key), got.path(key));
        }
    }

    void registrations(JsonNode expected, JsonNode got) {
        differences.same(
                "registrations",
                list(expected, r -> registration(r.path("source").asString(), r, LinksCompared::named)),
                list(got, r -> registration(Seen.source(r.path("act")), r, people::who)));
    }

    private static String registration(String source, JsonNode registration, Function<JsonNode, String> name) {
        JsonNode to = registration.path("to");
        return source + " " + registration.path("status").asString("") + " to "
                + (to.isObject() ? name.apply(to) : "nobody");
    }

    private static String named(JsonNode thing) {
        return Named.of(thing).comparable().toString();
    }

    private static List<String> list(JsonNode array, Function<JsonNode, String> text) {
        List<String> list = new ArrayList<>();
        array.forEach(item -> list.add(text.apply(item)));
        return list;
    }
}
