package io.cardtrail.cases;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Whatever was asked: hops, chains, acts and bounds of one answer tell the same story. */
final class HopsCompared {
    private final Seen seen;
    private final Differences differences;
    private final Map<String, Seen.Act> acts = new TreeMap<>();

    HopsCompared(Seen seen, Differences differences) {
        this.seen = seen;
        this.differences = differences;
        seen.acts.forEach(a -> acts.put(a.text("id"), a));
    }

    void consistent() {
        chainsAndCards();
        depths();
        JsonNode bounds = seen.json.path("bounds");
        differences.equal("bounds.acts", seen.acts.size(), bounds.path("acts").asInt(-1));
        if (!seen.json.path("digest").asString("").matches("[0-9a-f]{64}")) {
            differences.add("there is no digest");
        }
        if (seen.json.path("audit").asString("").isEmpty()
                || seen.json.path("asOf").asString("").isEmpty()) {
            differences.add("audit or asOf is missing");
        }
    }

    /** One hop per (act, card): as the chains say, and as each act says of its cards. */
    private void chainsAndCards() {
        Set<String> hops = new TreeSet<>();
        Map<String, Set<String>> cards = new TreeMap<>();
        for (JsonNode hop : seen.json.path("hops")) {
            String act = hop.path("act").path("id").asString("");
            if (!acts.containsKey(act)) {
                differences.add("a hop's act is not in acts");
                continue;
            }
            parties(hop, acts.get(act));
            JsonNode card = hop.path("card");
            if (card.isObject()) {
                String id = card.path("id").asString();
                hops.add(acts.get(act).source() + " " + id);
                cards.computeIfAbsent(act, a -> new TreeSet<>()).add(id);
            }
        }
        Set<String> chained = new TreeSet<>();
        for (JsonNode chain : seen.json.path("chains")) {
            String card = chain.path("card").path("id").asString();
            chain.path("acts").forEach(act -> chained.add(Seen.source(act) + " " + card));
        }
        differences.same("hops, by the chains", chained, hops);
        for (Map.Entry<String, Seen.Act> act : acts.entrySet()) {
            Set<String> said = new HashSet<>();
            act.getValue()
                    .json()
                    .path("cards")
                    .forEach(c -> said.add(c.path("id").asString()));
            differences.same(act.getValue().source() + " cards", cards.getOrDefault(act.getKey(), Set.of()), said);
        }
    }

    private void parties(JsonNode hop, Seen.Act act) {
        Set<String> named = new TreeSet<>();
        act.roles().values().forEach(named::addAll);
        for (String side : Set.of("from", "to")) {
            JsonNode id = hop.path(side).path("id");
            if (id.isString() && !named.contains(id.stringValue())) {
                differences.add(act.source() + ": the hop goes " + side + " somebody the act does not name");
            }
        }
    }

    private void depths() {
        Map<String, Integer> least = new TreeMap<>();
        for (JsonNode hop : seen.json.path("hops")) {
            least.merge(
                    hop.path("act").path("id").asString(""), hop.path("depth").asInt(-1), Math::min);
        }
        least.forEach((id, depth) -> {
            Seen.Act act = acts.get(id);
            if (act != null) {
                differences.equal(
                        act.source() + " depth of its nearest hop",
                        act.json().path("depth").asInt(-1),
                        depth);
            }
        });
    }
}
