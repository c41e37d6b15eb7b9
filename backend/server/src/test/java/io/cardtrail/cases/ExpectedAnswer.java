package io.cardtrail.cases;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a shipped case expects of a question, for tests that see the answer otherwise than over HTTP.
 *
 * @param acts kind by {@code file:line}
 * @param absentText identifiers that stand nowhere in the answer
 */
public record ExpectedAnswer(Map<String, String> acts, int cards, int redeemed, int pins, Set<String> absentText) {
    /** {@return the answer to {@code question} of {@code folder}} */
    public static ExpectedAnswer of(String folder, String question) {
        JsonNode expect = Shipped.question(folder, question).expect();
        Map<String, String> acts = new TreeMap<>();
        expect.path("acts")
                .forEach(act ->
                        acts.put(act.path("source").asString(), act.path("kind").asString()));
        Set<String> absent = new TreeSet<>();
        expect.path("absentText").forEach(text -> absent.add(text.asString()));
        JsonNode cards = expect.path("cards");
        return new ExpectedAnswer(
                acts,
                cards.path("total").asInt(),
                cards.path("redeemed").asInt(),
                expect.path("pins").asInt(),
                absent);
    }
}
