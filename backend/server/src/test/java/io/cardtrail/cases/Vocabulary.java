package io.cardtrail.cases;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What questions may say, and the one list of what is not compared yet. Anything else fails the run: a key that nobody reads would
 * pass for checked.
 */
final class Vocabulary {
    static final Set<String> OPERATIONS =
            Set.of("import", "trace", "chain", "search", "recordKeeping", "entity", "paths");
    static final Set<String> OPERATIONS_NOT_YET = Set.of();
    static final Set<String> THREADS = Set.of("CUSTODY", "MONEY", "LINK");
    static final Set<String> THREADS_NOT_YET = Set.of();
    static final Set<String> EXPECT = Set.of(
            "files",
            "acts",
            "counts",
            "entities",
            "pins",
            "pseudonyms",
            "chains",
            "gaps",
            "conservation",
            "cards",
            "truncatedBy",
            "denied",
            "results",
            "footage",
            "clocks",
            "recordKeeping",
            "links",
            "sharedExits",
            "parties",
            "registrations",
            "naturalPerson",
            "sharedExit",
            "absentText");
    static final Set<String> EXPECT_NOT_YET = Set.of();
    /** Not compared inside a key that is. */
    static final Set<String> PARTS_NOT_YET = Set.of();

    private static final Set<String> ASK = Set.of(
            "operation",
            "grant",
            "from",
            "thread",
            "direction",
            "of",
            "maxHops",
            "entity",
            "categories",
            "channels",
            "window",
            "to",
            "text",
            "files");

    /** The members of the objects in a list that is compared. */
    private static final Map<String, Set<String>> PARTS = Map.ofEntries(
            Map.entry("files", Set.of("file", "duplicateOf", "rows", "accepted", "duplicates", "rejected")),
            Map.entry("acts", Set.of("source", "kind", "depth", "grade")),
            Map.entry("entities", Set.of("kind", "value")),
            Map.entry("pseudonyms", Set.of("kind", "value")),
            Map.entry("results", Set.of("kind", "value")),
            Map.entry("chains", Set.of("card", "acts", "grade")),
            Map.entry("links", Set.of("a", "b", "via", "grade")),
            Map.entry("sharedExits", Set.of("value", "accountsIn24h")),
            Map.entry("parties", Set.of("kind", "value")),
            Map.entry("registrations", Set.of("source", "status", "to")),
            Map.entry(
                    "gaps",
                    Set.of(
                            "cards",
                            "from",
                            "to",
                            "after",
                            "before",
                            "interval",
                            "expected",
                            "cause",
                            "nextStep",
                            "preserveBefore",
                            "candidates",
                            "promoted")),
            Map.entry("conservation", Set.of("party", "cardsIn", "soldOn", "redeemed", "held", "outWithoutIn")),
            Map.entry("footage", Set.of("source", "footage")),
            Map.entry("clocks", Set.of("source", "category", "floorEnds", "ceilingEnds")),
            Map.entry("recordKeeping", Set.of("source", "kind", "holder", "category")));

    private static final Set<String> CARDS = Set.of("total", "redeemed", "phones");

    private Vocabulary() {}

    /** {@return whether the product can answer the question yet} */
    static boolean supported(CaseQuestion question) {
        return OPERATIONS.contains(question.operation())
                && (!question.operation().equals("trace")
                        || THREADS.contains(question.ask().path("thread").asString("")));
    }

    /**
     * Fails on any word that is neither compared nor listed as not compared yet.
     *
     * @throws AssertionError naming the word
     */
    static void check(CaseQuestion question) {
        String operation = question.operation();
        known(question, "operation", operation, OPERATIONS, OPERATIONS_NOT_YET);
        question.ask().propertyNames().forEach(key -> known(question, "ask key", key, ASK, Set.of()));
        if (operation.equals("trace")) {
            known(question, "thread", question.ask().path("thread").asString(""), THREADS, THREADS_NOT_YET);
        }
        question.expect().propertyNames().forEach(key -> {
            known(question, "expect key", key, EXPECT, EXPECT_NOT_YET);
            parts(question, key, question.expect().path(key));
        });
    }

    private static void parts(CaseQuestion question, String key, JsonNode value) {
        Set<String> parts = PARTS.get(key);
        if (parts != null) {
            value.forEach(item -> item.propertyNames()
                    .forEach(part -> known(question, "key in expect." + key, part, parts, Set.of())));
        }
        if (key.equals("cards")) {
            value.propertyNames().forEach(part -> known(question, "key in expect.cards", part, CARDS, Set.of()));
        }
    }

    private static void known(CaseQuestion question, String what, String word, Set<String> now, Set<String> notYet) {
        if (!now.contains(word) && !notYet.contains(word)) {
            throw new AssertionError(question + ": unknown " + what + " \"" + word + "\"");
        }
    }
}
