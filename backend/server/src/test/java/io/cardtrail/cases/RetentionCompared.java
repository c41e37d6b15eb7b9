package io.cardtrail.cases;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Compares references to footage, the clocks of acts, and what became of records. */
final class RetentionCompared {
    private RetentionCompared() {}

    static void differences(String key, JsonNode expected, Seen seen, Differences differences) {
        List<String> got = new ArrayList<>();
        for (Seen.Act act : seen.acts) {
            if (key.equals("clocks")) {
                act.json().path("retention").forEach(clock -> got.add(clock(act.source(), clock)));
            } else if (act.json().path("footage").isString()) {
                got.add(act.source() + " " + act.text("footage"));
            }
        }
        List<String> wanted = new ArrayList<>();
        expected.forEach(each -> {
            String source = each.path("source").asString();
            wanted.add(
                    key.equals("clocks")
                            ? clock(source, each)
                            : source + " " + each.path("footage").asString());
        });
        differences.same(key, wanted, got);
    }

    private static String clock(String source, JsonNode clock) {
        return source + " " + clock.path("category").asString() + " floor "
                + clock.path("floorEnds").asString("none") + " ceiling "
                + clock.path("ceilingEnds").asString("none");
    }

    /** In the order of the answer: what became of records is told by time. */
    static void kept(JsonNode expected, JsonNode told, Differences differences) {
        List<String> wanted = new ArrayList<>();
        expected.forEach(each -> wanted.add(kept(each.path("source").asString(), each)));
        List<String> got = new ArrayList<>();
        told.forEach(each -> got.add(kept(Seen.source(each), each)));
        differences.equal("recordKeeping", wanted, got);
    }

    private static String kept(String source, JsonNode kept) {
        return source + " " + kept.path("kind").asString() + " "
                + kept.path("holder").asString() + " " + kept.path("category").asString();
    }
}
