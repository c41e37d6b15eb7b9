package io.cardtrail.cases;

import static io.cardtrail.cases.SourceText.normalised;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Compares acts, their counts and source rows, chains, and the card figures that follow from them. */
final class ActsCompared {
    private final Seen seen;
    private final Truth truth;
    private final Differences differences;

    ActsCompared(Seen seen, Truth truth, Differences differences) {
        this.seen = seen;
        this.truth = truth;
        this.differences = differences;
    }

    void acts(JsonNode expected) {
        List<String> wanted = new ArrayList<>();
        expected.forEach(a -> wanted.add(act(
                a.path("source").asString(),
                a.path("kind").asString(),
                a.path("depth").asInt(),
                a.path("grade").asString())));
        differences.same(
                "acts",
                wanted,
                seen.acts.stream()
                        .map(a ->
                                act(a.source(), a.kind(), a.json().path("depth").asInt(-1), a.text("grade")))
                        .toList());
    }

    private static String act(String source, String kind, int depth, String grade) {
        return source + " " + kind + " depth " + depth + " grade " + grade;
    }

    void counts(JsonNode expected) {
        Map<String, Long> wanted = new TreeMap<>();
        expected.propertyNames().forEach(k -> wanted.put(k, expected.path(k).asLong()));
        Map<String, Long> counted = new TreeMap<>();
        seen.acts.forEach(a -> counted.merge(a.kind(), 1L, Long::sum));
        differences.equal("counts", wanted, counted);
    }

    /** The order inside a chain counts; its grade is not compared yet. */
    void chains(JsonNode expected) {
        List<String> wanted = new ArrayList<>();
        expected.forEach(c -> {
            List<String> acts = new ArrayList<>();
            c.path("acts").forEach(a -> acts.add(a.asString()));
            wanted.add(c.path("card").asString() + " " + acts);
        });
        List<String> got = new ArrayList<>();
        seen.json.path("chains").forEach(c -> {
            List<String> acts = new ArrayList<>();
            c.path("acts").forEach(a -> acts.add(Seen.source(a)));
            got.add(c.path("card").path("value").asString() + " " + acts);
        });
        differences.same("chains", wanted, got);
    }

    void cards(JsonNode expected) {
        Set<String> redeemed = new TreeSet<>();
        for (JsonNode hop : seen.json.path("hops")) {
            if (hop.path("act").path("kind").asString("").equals("REDEMPTION")) {
                redeemed.add(hop.path("card").path("id").asString());
            }
        }
        Set<String> phones = new TreeSet<>();
        seen.acts.stream()
                .filter(a -> a.kind().equals("REDEMPTION"))
                .forEach(a -> phones.addAll(a.roles().getOrDefault("TO_PHONE", Set.of())));
        differences.equal(
                "cards.total",
                expected.path("total").asInt(-1),
                seen.json.path("cardCount").asInt(-1));
        differences.equal("cards.redeemed", expected.path("redeemed").asInt(-1), redeemed.size());
        differences.equal("cards.phones", expected.path("phones").asInt(-1), phones.size());
    }

    /** Whatever was asked, a source row must be the file's own. */
    void sources() {
        Set<String> ids = new TreeSet<>();
        for (Seen.Act act : seen.acts) {
            if (!ids.add(act.text("id"))) {
                differences.add("act of " + act.source() + " stands twice in acts");
            }
            for (JsonNode source : act.json().path("sources")) {
                source(act, source);
            }
        }
    }

    private void source(Seen.Act act, JsonNode source) {
        String name = source.path("file").asString() + ":" + source.path("line").asLong();
        if (!truth.has(name)) {
            differences.add("source " + name + " is no row of the case");
            return;
        }
        Truth.SourceRow row = truth.row(name);
        differences.equal(name + " kind", row.act(), act.kind());
        differences.equal(name + " channel", row.channel(), act.text("channel"));
        differences.equal(name + " holder", row.holder(), act.text("holder"));
        differences.equal(
                name + " source holder", row.holder(), source.path("holder").asString());
        differences.equal(
                name + " fileDigest",
                row.fileDigest(),
                source.path("fileDigest").asString());
        Map<String, String> shown = new HashMap<>();
        for (JsonNode cell : source.path("cells")) {
            String column = normalised(cell.path("column").asString());
            shown.put(column, cell.path("visibility").asString());
            if (cell.path("visibility").asString().equals("SHOWN")) {
                differences.equal(
                        name + " cell " + column,
                        normalised(row.cells().getOrDefault(column, "(no such cell)")),
                        normalised(cell.path("text").asString("")));
            }
        }
        differences.same(name + " columns", row.cells().keySet(), shown.keySet());
    }
}
