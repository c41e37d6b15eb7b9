package io.cardtrail.graph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rows go and stay, acts lose their last one, records lapse and are held. */
final class RetentionStory implements RecordMutationIT.Story {
    @Override
    public String end(Graph graph, TestNeo4j neo4j, Path folder) {
        Stored.run(
                neo4j,
                "CREATE (:ImportSequence {name: 'another', deletionEpoch: 40})"
                        + " CREATE (f:SourceFile {key: 'f1', digest: 'd1', channel: 'CARRIER', holder: 'h', seq: 1})"
                        + " CREATE (g:SourceFile {key: 'f2', digest: 'd2', channel: 'CARRIER', holder: 'h', seq: 2})"
                        + " CREATE (:SourceFile {key: 'f3', digest: 'd1', channel: 'OFFLINE_SHOP', holder: 'a', seq: 9})"
                        + " CREATE (:Batch {key: 'b1', seq: 1})-[:OF_FILE]->(f)"
                        + " CREATE (:Batch {key: 'b4', seq: 4})-[:OF_FILE]->(f)"
                        + " CREATE (:Batch {key: 'b5', seq: 5})-[:OF_FILE]->(f)"
                        + " CREATE (:Batch {key: 'b2', seq: 2})-[:OF_FILE]->(g)");
        for (int i = 1; i <= 6; i++) {
            Stored.run(
                    neo4j,
                    "MATCH (f:SourceFile {key: 'f1'}) MATCH (g:SourceFile {key: 'f2'})"
                            + " CREATE (a:Act:Sale {id: 'a" + i + "', at: " + (70 - i * 10)
                            + ", channel: 'CARRIER', holder: 'h', kind: 'SALE', seq: 4, atText: 'old',"
                            + " settlement: 'NO', footage: 'CAM'})"
                            + " CREATE (a)-[:RECORDED_IN {batch: 'b1', line: " + i
                            + ", seq: 4, atText: 't4', leaf: 'l', by: ['m']}]->(f)"
                            + " CREATE (a)-[:FROM_IP {at: 1}]->(:Entity:IpAddress {key: 'ip" + i + "'})"
                            + " CREATE (a)-[:OF_CARD {at: 1}]->(:Entity:Card {key: 'c" + i + "'})"
                            + " CREATE (a)-[:SETTLED_BY]->(:Act:Payment {id: 'p" + i + "', at: 5, channel: 'CARRIER',"
                            + " holder: 'other', kind: 'PAYMENT'})");
        }
        Stored.run(
                neo4j,
                "MATCH (g:SourceFile {key: 'f2'}) MATCH (a:Act {id: 'a2'}) MATCH (c:Card {key: 'c1'})"
                        + " CREATE (a)-[:RECORDED_IN {batch: 'b2', line: 2, seq: 3, atText: 't3', by: ['m']}]->(g)"
                        + " CREATE (a)-[:RECORDED_IN {batch: 'b2', line: 1, seq: 3, atText: 't2', by: ['m']}]->(g)"
                        // The first line is neither the first nor the last one made.
                        + " CREATE (a)-[:RECORDED_IN {batch: 'b2', line: 5, seq: 3, atText: 't5', by: ['m']}]->(g)"
                        + " CREATE (a)-[:OF_CARD {at: 1}]->(c)"
                        + " CREATE (:Act:Usage {id: 'x1', at: 1, channel: 'CARRIER', holder: 'h', kind: 'USAGE'})"
                        + " CREATE (:Act:Sale {id: 'x2', at: 1, channel: 'OFFLINE_SHOP', holder: 'h', kind: 'SALE', footage: 'CAM'})"
                        + " CREATE (:Act:Sale {id: 'x3', at: 1, channel: 'CARRIER', holder: 'another', kind: 'SALE', footage: 'CAM'})"
                        + " CREATE (k:RecordKeeping {id: 'k1', seq: 4, atText: 'old'})"
                        + " CREATE (k)-[:RECORDED_IN {batch: 'b2', line: 8, seq: 6, atText: 't10'}]->(g)"
                        + " CREATE (k)-[:RECORDED_IN {batch: 'b2', line: 7, seq: 6, atText: 't6'}]->(g)"
                        + " CREATE (k)-[:RECORDED_IN {batch: 'b2', line: 1, seq: 8, atText: 't8'}]->(g)"
                        + " CREATE (k)-[:RECORDED_IN {batch: 'b2', line: 9, seq: 6, atText: 't9'}]->(g)"
                        + " CREATE (:Entity:Phone {key: 'nobody'})");
        Stored.run(
                neo4j,
                "UNWIND ['q', 'd', 'z', 'a', 'm', 'c', 'x', 'e'] AS name"
                        + " CREATE (:SourceFile {key: 'of ' + name, channel: 'CARRIER', holder: name})");
        // Created last and sorted first; the same lines elsewhere; files and holders of others.
        Stored.run(
                neo4j,
                "MATCH (f:SourceFile {key: 'f1'}) MATCH (g:SourceFile {key: 'f2'}) MATCH (b:Act {id: 'a4'}) MATCH (c:Act {id: 'a6'})"
                        + " CREATE (a:Act:Sale {id: 'a0', at: 10, channel: 'CARRIER', holder: 'h', kind: 'SALE', seq: 4,"
                        + " settlement: 'NO', footage: 'CAM'})"
                        + " CREATE (a)-[:RECORDED_IN {batch: 'b1', line: 4, seq: 4, by: ['m']}]->(f)"
                        + " CREATE (a)-[:FROM_IP {at: 1}]->(:Entity:IpAddress {key: 'ip0'})"
                        + " CREATE (b)-[:RECORDED_IN {batch: 'b2', line: 4, seq: 4, by: ['m']}]->(g)"
                        + " CREATE (c)-[:RECORDED_IN {batch: 'b2', line: 6, seq: 9, by: ['m']}]->(g)"
                        + " CREATE (:Batch {key: 'b6', seq: 6})-[:OF_FILE]->(:SourceFile {key: 'f6', seq: 99, channel: 'CARRIER', holder: 'b'})");
        List<String> seen = new ArrayList<>();
        for (Map<String, Object> part : List.of(
                Map.<String, Object>of("roles", List.of("FROM_IP"), "settlement", false, "footage", false),
                Map.<String, Object>of("roles", List.of("NONE"), "settlement", true, "footage", false),
                Map.<String, Object>of("roles", List.of("NONE"), "settlement", false, "footage", true),
                Map.<String, Object>of("roles", List.of("NONE"), "settlement", false, "footage", false))) {
            seen.add(lapsing(graph, "retention/lapsing-roles", part, 100));
        }
        seen.add(lapsing(graph, "retention/lapsing-acts", Map.of("kinds", List.of("SALE")), 100));
        seen.add(lapsing(graph, "retention/lapsing-acts", Map.of("kinds", List.of("SALE")), 2));
        seen.add(lapsing(
                graph,
                "retention/lapsing-roles",
                Map.of("roles", List.of("FROM_IP"), "settlement", false, "footage", false),
                2));
        for (Object lines : List.of(List.of(1L, 2L), "all")) {
            Map<String, Object> params = new TreeMap<>(Map.of("file", "f1", "batch", "b1"));
            params.put("lines", lines);
            if (lines.equals("all")) {
                params.put("lines", nothing());
            }
            seen.add(Stored.rows(graph, "retention/claimed", params));
        }
        seen.add(Stored.rows(graph, "retention/claimed", Map.of("file", "f1", "batch", "b2", "lines", List.of(1L))));
        seen.add(Stored.rows(graph, "retention/batches-of-file", Map.of("digest", "d1")));
        seen.add(Stored.rows(graph, "retention/batch-file", Map.of("key", "b2")));
        seen.add(graph.read(tx -> tx.rows(Query.named("retention/holders"), Map.of()))
                .toString());
        seen.add(Stored.rows(graph, "retention/epoch", Map.of()));
        write(graph, "retention/take-epoch", Map.of("epoch", 5L));
        seen.add(Stored.rows(graph, "retention/epoch", Map.of()));
        write(graph, "retention/take-epoch", Map.of("epoch", 6L));
        write(graph, "retention/note-deletion", Map.of("deletion", Map.of("key", "1:SALE", "acts", 4L, "old", 1L)));
        write(graph, "retention/note-deletion", Map.of("deletion", Map.of("key", "1:SALE", "acts", 5L)));
        write(graph, "retention/note-deletion", Map.of("deletion", Map.of("key", "2:SALE", "acts", 6L)));
        seen.add(named(
                graph,
                "retention/drop-roles",
                Map.of(
                        "rows",
                        List.of(
                                Map.of("id", "a3", "roles", List.of("FROM_IP"), "settlement", false, "footage", false),
                                Map.of("id", "a4", "roles", List.of(), "settlement", true, "footage", false),
                                Map.of("id", "a5", "roles", List.of(), "settlement", false, "footage", true),
                                Map.of("id", "x2", "roles", List.of(), "settlement", true, "footage", false)))));
        write(
                graph,
                "retention/drop-sources",
                Map.of("file", "f1", "rows", List.of(row("a1", 1), row("a2", 2), row("a3", 9), row("a4", 4))));
        write(
                graph,
                "retention/keep-sources",
                Map.of(
                        "file",
                        "f1",
                        "rows",
                        List.of(
                                Map.of(
                                        "id",
                                        "a6",
                                        "line",
                                        6L,
                                        "batch",
                                        "b5",
                                        "seq",
                                        5L,
                                        "leaf",
                                        "n",
                                        "by",
                                        List.of("o")),
                                Map.of(
                                        "id",
                                        "a5",
                                        "line",
                                        6L,
                                        "batch",
                                        "no",
                                        "seq",
                                        9L,
                                        "leaf",
                                        "n",
                                        "by",
                                        List.of("o")))));
        Stored.run(
                neo4j,
                "MATCH (a:Act {id: 'a1'}) MATCH (b:Act {id: 'a2'}) MATCH (c:Act {id: 'a3'}) MATCH (p:Act {id: 'p1'})"
                        + " CREATE (j:Judgement {id: 'j1'})-[:CITES]->(a) CREATE (j)-[:CITES]->(b)"
                        + " CREATE (:Judgement {id: 'j2'})-[:CITES]->(b) CREATE (:Judgement {id: 'j3'})-[:CITES]->(c)"
                        + " CREATE (:Judgement {id: 'j4'})-[:JOINS]->(a) CREATE (:Judgement {id: 'j5'})-[:CITES]->(p)"
                        + " CREATE (:Other {id: 'o'})-[:CITES]->(a)");
        write(graph, "retention/drop-judgements", Map.of("ids", List.of("a1", "a2"), "all", false));
        write(graph, "retention/drop-judgements", Map.of("ids", List.of("a3"), "all", true));
        seen.add(Stored.in(neo4j, Set.of()));
        write(graph, "retention/first-sources", Map.of("ids", List.of("a2", "a6", "k1")));
        seen.add(named(graph, "retention/drop-unsaid", Map.of("ids", List.of("a1", "a2", "k1", "x2"))));
        write(graph, "retention/drop-unnamed", Map.of("nodes", nodes(neo4j)));
        Stored.run(
                neo4j,
                "MATCH (f:SourceFile) CREATE (:BlurFinding {of: f.key})-[:FOUND_IN]->(f)"
                        + " CREATE (:BlurFinding {of: f.key + ' again'})-[:FOUND_IN]->(f)"
                        + " CREATE (:Other {of: f.key})-[:FOUND_IN]->(f) CREATE (:BlurFinding {of: f.key + ' otherwise'})-[:NEAR]->(f)");
        for (String batch : List.of("b1", "b2", "none")) {
            write(graph, "retention/drop-batch", Map.of("key", batch));
        }
        for (String file : List.of("f1", "f2")) {
            write(graph, "retention/drop-file", Map.of("file", file));
            write(graph, "retention/first-batch", Map.of("file", file));
        }
        return String.join("\n", seen) + Stored.in(neo4j, Set.of());
    }

    @SuppressWarnings("NullAway") // a parameter of the query that may be null
    private static Object nothing() {
        return null;
    }

    private static Map<String, Object> row(String id, long line) {
        return Map.of("id", id, "line", line);
    }

    private static String lapsing(Graph graph, String query, Map<String, Object> more, int rows) {
        Map<String, Object> params = new TreeMap<>(Map.of(
                "channel",
                "CARRIER",
                "holder",
                "h",
                "before",
                50L,
                "held",
                List.of(Map.of("from", 20L, "to", 30L)),
                "rows",
                rows));
        params.putAll(more);
        return graph.read(tx -> tx.rows(Query.named(query), params)).stream()
                .map(row -> TestNeo4j.sorted(row.values()))
                .toList()
                .toString();
    }

    private static void write(Graph graph, String query, Map<String, Object> params) {
        graph.write(tx -> tx.rows(Query.named(query), params));
    }

    /** Where nodes are is different each time; how many were named is not. */
    private static String named(Graph graph, String query, Map<String, Object> params) {
        return graph.write(tx -> tx.rows(Query.named(query), params)).stream()
                .map(row -> row.strings("named").size())
                .sorted()
                .toList()
                .toString();
    }

    private static List<String> nodes(TestNeo4j neo4j) {
        return neo4j.texts("MATCH (e:Entity) WHERE e.key IN ['ip1', 'c1', 'c2', 'ip2'] RETURN elementId(e) AS text");
    }
}
