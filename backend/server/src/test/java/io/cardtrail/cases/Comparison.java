package io.cardtrail.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares one question's response with its exact answer: nothing more, nothing less. */
final class Comparison {
    private final CaseQuestion question;
    private final Truth truth;
    private final Differences differences = new Differences();

    private Comparison(CaseQuestion question, Truth truth) {
        this.question = question;
        this.truth = truth;
    }

    /**
     * {@return what is wrong with the answer; empty if it is exactly right}
     *
     * @param response the GraphQL response to the question
     * @param exchanges every response that was needed for it
     */
    static List<String> differences(CaseQuestion question, Truth truth, JsonNode response, List<Exchange> exchanges) {
        Vocabulary.check(question);
        Comparison comparison = new Comparison(question, truth);
        JsonNode expect = question.expect();
        if (expect.has("denied")) {
            comparison.denied(response, expect.path("denied"));
        } else {
            comparison.answered(response);
        }
        if (expect.has("absentText")) {
            comparison.absent(expect.path("absentText"), exchanges);
        }
        return comparison.differences.found();
    }

    private void denied(JsonNode response, JsonNode expected) {
        JsonNode warrant = response.path("data").path("warrant");
        if (!warrant.isMissingNode() && !warrant.isNull()) {
            differences.add("denied: there is data beside the refusal");
        }
        JsonNode errors = response.path("errors");
        differences.equal("errors", 1, errors.size());
        JsonNode extensions = errors.path(0).path("extensions");
        differences.equal("code", "DENIED", extensions.path("code").asString(""));
        differences.same("denied", strings(expected), strings(extensions.path("reasons")));
    }

    private void answered(JsonNode response) {
        if (response.has("errors")) {
            differences.add("errors: " + response.path("errors"));
            return;
        }
        JsonNode warrant = response.path("data").path("warrant");
        switch (question.operation()) {
            case "trace", "chain" -> traced(warrant.path(question.operation()));
            case "search" -> found(warrant.path("search"));
            case "paths" -> {
                traced(warrant.path("paths").path("subgraph"));
                ranked(warrant.path("paths"));
            }
            case "entity" -> told(warrant.path("subject"));
            case "recordKeeping" -> kept(warrant.path("recordKeeping"));
            default -> throw new AssertionError(question + " is not asked under a warrant");
        }
    }

    private void traced(JsonNode trace) {
        if (!trace.isObject()) {
            differences.add("there is no answer");
            return;
        }
        Seen seen = new Seen(trace);
        ActsCompared acts = new ActsCompared(seen, truth, differences);
        PeopleCompared people = new PeopleCompared(seen, truth, question, differences);
        acts.sources();
        new HopsCompared(seen, differences).consistent();
        people.identities();
        LinksCompared links = new LinksCompared(people, differences);
        GapsCompared gaps = new GapsCompared(seen, people, differences);
        question.expect().propertyNames().forEach(key -> {
            JsonNode expected = question.expect().path(key);
            switch (key) {
                case "acts" -> acts.acts(expected);
                case "counts" -> acts.counts(expected);
                case "chains" -> {
                    acts.chains(expected);
                    gaps.grades(expected);
                }
                case "gaps" -> gaps.gaps(expected);
                case "conservation" -> gaps.conservation(expected);
                case "cards" -> acts.cards(expected);
                case "entities" -> people.entities(expected);
                case "pseudonyms" -> people.pseudonyms(expected);
                case "pins" ->
                    differences.equal(
                            "pins", expected.asInt(), trace.path("pinCount").asInt(-1));
                case "truncatedBy" ->
                    differences.same(
                            "truncatedBy",
                            strings(expected),
                            strings(trace.path("bounds").path("truncatedBy")));
                case "parties" -> links.parties(expected, trace.path("parties"));
                case "links" -> links.links(expected, trace.path("links"));
                case "sharedExits" -> links.exits(expected, trace.path("sharedExits"));
                case "footage", "clocks" -> RetentionCompared.differences(key, expected, seen, differences);
                case "absentText" -> {
                    // compared over the whole exchange, not in the trace
                }
                default -> notYet(key);
            }
        });
    }

    /** Whatever was asked: what is ranked is of the sub-graph, begins where that begins, and counts what there is. */
    private void ranked(JsonNode paths) {
        List<String> acts = new ArrayList<>();
        paths.path("subgraph")
                .path("acts")
                .forEach(act -> acts.add(act.path("id").asString()));
        for (JsonNode path : paths.path("ranked")) {
            path.path("acts").forEach(act -> {
                if (!acts.contains(act.path("id").asString())) {
                    differences.add("a ranked way has an act that is not in the sub-graph");
                }
            });
            differences.equal(
                    "length", path.path("acts").size(), path.path("length").asInt(-1));
        }
        differences.equal(
                "count",
                paths.path("count").asLong(-1),
                paths.path("ranked").size() + paths.path("more").asLong(-1));
        differences.equal(
                "count, by cards",
                question.expect().path("cards").path("total").asLong(-1),
                paths.path("count").asLong(-1));
    }

    /** An entity with its registrations is read as an answer whose acts they are. */
    private void told(JsonNode entity) {
        if (!entity.isObject()) {
            differences.add("there is no such entity");
            return;
        }
        ObjectNode answer = CaseFolder.JSON.createObjectNode();
        ArrayNode entities = answer.putArray("entities").add(entity);
        ArrayNode list = answer.putArray("acts");
        for (JsonNode registration : entity.path("registrations")) {
            list.add(registration.path("act"));
            if (registration.path("to").isObject()) {
                entities.add(registration.path("to"));
            }
        }
        Seen seen = new Seen(answer);
        ActsCompared acts = new ActsCompared(seen, truth, differences);
        PeopleCompared people = new PeopleCompared(seen, truth, question, differences);
        acts.sources();
        people.identities();
        LinksCompared links = new LinksCompared(people, differences);
        question.expect().propertyNames().forEach(key -> {
            JsonNode expected = question.expect().path(key);
            switch (key) {
                case "acts" -> acts.acts(expected);
                case "counts" -> acts.counts(expected);
                case "entities" -> people.entities(expected);
                case "pseudonyms" -> people.pseudonyms(expected);
                case "registrations" -> links.registrations(expected, entity.path("registrations"));
                case "naturalPerson" -> differences.equal(key, expected, entity.path(key));
                case "sharedExit" -> links.exit(expected, entity.path(key));
                case "pins", "absentText" -> {
                    // no PIN is told of an entity; texts are compared over the whole exchange
                }
                default -> notYet(key);
            }
        });
    }

    private void found(JsonNode search) {
        question.expect().propertyNames().forEach(key -> {
            if (key.equals("results")) {
                List<Named> wanted = new ArrayList<>();
                question.expect().path(key).forEach(r -> wanted.add(Named.of(r)));
                List<Named> got = new ArrayList<>();
                search.path("nodes").forEach(n -> got.add(Seen.Thing.of(n).named()));
                differences.equal("results", wanted, got);
                differences.equal(
                        "totalCount", wanted.size(), search.path("totalCount").asInt(-1));
            } else if (!key.equals("absentText")) {
                notYet(key);
            }
        });
    }

    private void kept(JsonNode told) {
        question.expect().propertyNames().forEach(key -> {
            if (key.equals("recordKeeping")) {
                RetentionCompared.kept(question.expect().path(key), told, differences);
            } else if (!key.equals("absentText")) {
                notYet(key);
            }
        });
    }

    /** A key must be on the list of what is not compared yet; a key of another operation is a mistake in the question. */
    private static void notYet(String key) {
        if (!Vocabulary.EXPECT_NOT_YET.contains(key)) {
            throw new AssertionError("expect." + key + " does not belong to this operation");
        }
    }

    private void absent(JsonNode texts, List<Exchange> exchanges) {
        Set<String> present = new TreeSet<>();
        for (Exchange exchange : exchanges) {
            String everything = exchange.everything();
            texts.forEach(text -> {
                if (everything.contains(text.asString())) {
                    present.add(text.asString());
                }
            });
        }
        differences.same("absentText", List.of(), present);
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(s -> strings.add(s.asString()));
        return strings;
    }
}
