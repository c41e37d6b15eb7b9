package io.cardtrail.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cardtrail.model.CanonicalJson;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is changed in a bundle, and by which name what it says does not hold together any more.
 *
 * @param code such as {@code CLAIM_ALTERED}
 */
record BundleChange(String name, String code, Consumer<SortedMap<String, byte[]>> change) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** {@return every change}, to be made in a report on S2; {@code other} is another sound bundle */
    static List<BundleChange> all(SortedMap<String, byte[]> other) {
        return List.of(
                json(
                        "an amount",
                        "CLAIM_ALTERED",
                        "path.json",
                        report -> ((ObjectNode) claim(report, 3).path("act")).put("amount", 1)),
                json(
                        "a removed hop",
                        "CLAIM_MISSING",
                        "path.json",
                        report -> ((ArrayNode) report.path("claims")).remove(2)),
                json(
                        "a time outside the window",
                        "OUTSIDE_WINDOW",
                        "path.json",
                        report -> ((ObjectNode) claim(report, 1).path("act")).put("at", "2026-05-01T00:00:00Z")),
                json(
                        "a category that is not granted",
                        "OUTSIDE_SCOPE",
                        "path.json",
                        report -> ((ObjectNode) claim(report, 1).path("act")).put("category", "LOCATION")),
                json(
                        "more hops than granted",
                        "OUTSIDE_HOPS",
                        "path.json",
                        report -> ((ObjectNode) claim(report, 1).path("told").path(0)).put("depth", 8)),
                json(
                        "another clause",
                        "OTHER_CLAUSE",
                        "path.json",
                        report -> ((ObjectNode) claim(report, 1).path("clause")).put("grant", "g2")),
                json(
                        "no source",
                        "NO_SOURCE",
                        "path.json",
                        report -> claim(report, 1).putArray("sources")),
                json(
                        "another digest",
                        "OTHER_ANSWER",
                        "path.json",
                        report -> ((ObjectNode) report.path("questions").path(0)).put("digest", "0".repeat(64))),
                json(
                        "another maker",
                        "OTHER_ACCESS",
                        "path.json",
                        report -> ((ObjectNode) report.path("report")).put("madeBy", "bob")),
                json(
                        "another recipient",
                        "OTHER_RECIPIENT",
                        "path.json",
                        report -> ((ObjectNode) report.path("report")).put("recipient", "别人")),
                json(
                        "another amount where it was loaded from",
                        "REPRODUCTION_DIFFERS",
                        "reproduction.json",
                        rests -> acts(rests).forEach(act -> ((ObjectNode) act).put("amount", 1))),
                json(
                        "other parties where it was loaded from",
                        "REPRODUCTION_DIFFERS",
                        "reproduction.json",
                        rests -> acts(rests)
                                .forEach(
                                        act -> act.path("roles").forEach(role -> ((ObjectNode) role).put("thing", 1)))),
                json(
                        "an answer to another question",
                        "REPRODUCTION_DIFFERS",
                        "reproduction.json",
                        rests -> ((ObjectNode) rests.path("answers").path(0)).put("digest", "0".repeat(64))),
                json("another instrument", "INSTRUMENT_ALTERED", "instrument.json", terms -> terms.put("number", "x")),
                json(
                        "a cell's text",
                        "CELL_ALTERED",
                        "sources/",
                        row -> ((ObjectNode) row.path("cells").path(0)).put("text", "x")),
                json(
                        "a cell's commitment",
                        "ROW_ALTERED",
                        "sources/",
                        row -> ((ObjectNode) row.path("cells").path(0)).put("commitment", "0".repeat(64))),
                new BundleChange("a swapped row", "ROW_SWAPPED", files -> {
                    List<String> rows = files.keySet().stream()
                            .filter(each -> each.startsWith("sources/"))
                            .toList();
                    byte[] first = files.get(rows.getFirst());
                    files.put(rows.getFirst(), files.get(rows.getLast()));
                    files.put(rows.getLast(), first);
                }),
                new BundleChange(
                        "a missing row",
                        "ROW_MISSING",
                        files -> files.remove(files.keySet().stream()
                                .filter(each -> each.startsWith("sources/"))
                                .findFirst()
                                .orElseThrow())),
                new BundleChange(
                        "a row that nothing cites",
                        "ROW_NOT_CITED",
                        files -> files.put("sources/x/1.json", "{}".getBytes(UTF_8))),
                new BundleChange(
                        "another commitment",
                        "COMMITMENTS_DIFFER",
                        files -> files.put(
                                "commitments.txt",
                                new String(files.get("commitments.txt"), UTF_8)
                                        .replace("1 ", "1 0")
                                        .getBytes(UTF_8))),
                json(
                        "a gap's cause",
                        "COMMITMENTS_DIFFER",
                        "path.json",
                        report -> ((ObjectNode) report.path("gaps").path(0)).put("cause", "NEVER_MADE")),
                new BundleChange(
                        "an old checkpoint",
                        "CHECKPOINT_DIFFERS",
                        files -> files.put("audit/checkpoint", other.get("audit/checkpoint"))),
                new BundleChange(
                        "another log's proof",
                        "NOT_LOGGED",
                        files -> files.put("audit/entry.tlog-proof", other.get("audit/entry.tlog-proof"))),
                new BundleChange(
                        "another entry",
                        "NOT_LOGGED",
                        files -> files.put("audit/result.json", files.get("audit/entry.json"))),
                new BundleChange(
                        "white space",
                        "NOT_CANONICAL",
                        files -> files.put(
                                "path.json", (new String(files.get("path.json"), UTF_8) + "\n").getBytes(UTF_8))),
                new BundleChange("no JSON", "MALFORMED", files -> files.put("path.json", "x".getBytes(UTF_8))),
                new BundleChange(
                        "other pages", "PAGES_DIFFER", files -> files.put("report.pdf", other.get("report.pdf"))));
    }

    private static BundleChange json(String name, String code, String file, Consumer<ObjectNode> change) {
        return new BundleChange(name, code, files -> {
            String found = files.keySet().stream()
                    .filter(each -> each.startsWith(file))
                    .findFirst()
                    .orElseThrow();
            ObjectNode tree = (ObjectNode) JSON.readTree(files.get(found));
            change.accept(tree);
            files.put(
                    found,
                    CanonicalJson.of(JSON.convertValue(tree, Object.class)).getBytes(UTF_8));
        });
    }

    private static ObjectNode claim(ObjectNode report, int n) {
        return (ObjectNode) report.path("claims").path(n - 1);
    }

    private static JsonNode acts(ObjectNode rests) {
        return rests.path("answers").path(0).path("acts");
    }
}
