package io.cardtrail.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Compares gaps, grades of chains and balances; whoever stands in them as a pseudonym is told by the acts of the answer. */
final class GapsCompared {
    private final Seen seen;
    private final PeopleCompared people;
    private final Differences differences;

    GapsCompared(Seen seen, PeopleCompared people, Differences differences) {
        this.seen = seen;
        this.people = people;
        this.differences = differences;
    }

    void gaps(JsonNode expected) {
        List<String> wanted = new ArrayList<>();
        expected.forEach(gap -> wanted.add(text(
                gap,
                JsonNode::asString,
                GapsCompared::party,
                JsonNode::asString,
                each -> each.path("source").asString() + " " + each.path("rule").asString())));
        List<String> got = new ArrayList<>();
        seen.json
                .path("gaps")
                .forEach(gap -> got.add(text(
                        gap,
                        card -> card.path("value").asString(),
                        this::seenParty,
                        Seen::source,
                        each -> Seen.source(each.path("act")) + " "
                                + each.path("inference").path("rule").asString())));
        differences.same("gaps", wanted, got);
    }

    void grades(JsonNode expected) {
        List<String> wanted = new ArrayList<>();
        expected.forEach(chain -> wanted.add(
                chain.path("card").asString() + " " + chain.path("grade").asString()));
        List<String> got = new ArrayList<>();
        seen.json
                .path("chains")
                .forEach(chain -> got.add(chain.path("card").path("value").asString() + " "
                        + chain.path("grade").asString()));
        differences.same("grades of chains", wanted, got);
    }

    void conservation(JsonNode expected) {
        List<String> wanted = new ArrayList<>();
        expected.forEach(balance -> wanted.add(balance(balance, party(balance.path("party")))));
        List<String> got = new ArrayList<>();
        seen.json.path("conservation").forEach(balance -> got.add(balance(balance, seenParty(balance.path("party")))));
        differences.same("conservation", wanted, got);
        seen.json
                .path("conservation")
                .forEach(balance -> differences.equal(
                        "cards in and where they went",
                        balance.path("cardsIn").asInt(-1),
                        balance.path("soldOn").asInt(-1)
                                + balance.path("redeemed").asInt(-1)
                                + balance.path("held").asInt(-1)));
    }

    private static String balance(JsonNode balance, String party) {
        return party + " in " + balance.path("cardsIn") + " sold on " + balance.path("soldOn") + " redeemed "
                + balance.path("redeemed") + " held " + balance.path("held") + " out without in "
                + balance.path("outWithoutIn");
    }

    private static String text(
            JsonNode gap,
            Function<JsonNode, String> card,
            Function<JsonNode, String> party,
            Function<JsonNode, String> act,
            Function<JsonNode, String> candidate) {
        TreeSet<String> cards = new TreeSet<>();
        gap.path("cards").forEach(each -> cards.add(card.apply(each)));
        TreeSet<String> candidates = new TreeSet<>();
        gap.path("candidates")
                .forEach(each -> candidates.add(
                        candidate.apply(each) + " " + each.path("grade").asString()));
        JsonNode expected = gap.path("expected");
        JsonNode promoted = gap.path("promoted");
        return cards + " from " + orNull(gap.path("from"), party) + " to " + orNull(gap.path("to"), party) + " after "
                + orNull(gap.path("after"), act) + " before " + orNull(gap.path("before"), act) + " "
                + gap.path("interval").path("from") + " " + gap.path("interval").path("to") + " expected "
                + expected.path("record") + expected.path("category") + expected.path("channel")
                + expected.path("holder") + " " + gap.path("cause") + " " + gap.path("nextStep") + " "
                + gap.path("preserveBefore") + " " + candidates + " promoted "
                + (promoted.isNull() ? "none" : promoted.isString() ? promoted : candidate.apply(promoted));
    }

    private static String orNull(JsonNode node, Function<JsonNode, String> text) {
        return node.isNull() || node.isMissingNode() ? "none" : text.apply(node);
    }

    private static String party(JsonNode named) {
        return Named.of(named).comparable().toString();
    }

    private String seenParty(JsonNode thing) {
        return people.who(thing.path("id").asString());
    }
}
