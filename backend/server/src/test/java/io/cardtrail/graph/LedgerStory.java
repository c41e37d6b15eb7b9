package io.cardtrail.graph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a sweep looks at: acts with every kind of tie, batches with and without their file, things that no act names. */
final class LedgerStory implements RecordMutationIT.Story {
    @Override
    public String end(Graph graph, TestNeo4j neo4j, Path folder) {
        for (String statement : List.of(
                "CREATE (:ImportSequence {name: 'another', value: 40, deletionEpoch: 41})",
                "CREATE (:ImportSequence {name: 'batches', value: 7, deletionEpoch: 3})",
                "CREATE (f:SourceFile {key: 'f1', name: 'n'}) CREATE (g:SourceFile {key: 'f2'})"
                        + " CREATE (:Batch {key: 'b1', seq: 1})-[:OF_FILE]->(f)"
                        + " CREATE (:Batch {key: 'b2', seq: 2})-[:OF_FILE {extra: 1}]->(g)"
                        + " CREATE (:Batch {key: 'b3', seq: 3})-[:OF_FILE]->(:Entity:Phone {key: 'no file'})"
                        + " CREATE (s:Act:Sale {id: 's1', settlement: 'NO 1', kind: 'SALE'})"
                        + " CREATE (t:Act:Sale {id: 's2', settlement: 'NO 2'})"
                        + " CREATE (p:Act:Payment {id: 'p1', reference: 'NO 1'})"
                        + " CREATE (q:Act:Payment {id: 'p2', reference: 'NO 1'})"
                        + " CREATE (other:Act:Usage {id: 'u1', reference: 'NO 1'})"
                        + " CREATE (k:RecordKeeping {id: 'k1', kind: 'EXPIRY'})"
                        + " CREATE (s)-[:RECORDED_IN {batch: 'b1', line: 2, by: ['m']}]->(f)"
                        + " CREATE (s)-[:RECORDED_IN {batch: 'b2', line: 3}]->(g)"
                        + " CREATE (k)-[:RECORDED_IN {batch: 'b1', line: 4}]->(f)"
                        + " CREATE (s)-[:SETTLED_BY {at: 1}]->(p)"
                        + " CREATE (s)-[:OF_CARD {at: 1}]->(c:Entity:Card {key: 'c', sealed: 'x'})"
                        + " CREATE (t)-[:SOLD_TO]->(c)"
                        + " CREATE (:Entity:Phone {key: 'nobody'})"
                        + " CREATE (:Judgement {id: 'j'})-[:JOINS]->(c)"
                        + " CREATE (:Staff {name: 'a'})-[:KNOWS]->(:Staff {name: 'b'})"
                        + " CREATE (:Elsewhere)-[:KNOWS]->(c)"
                        + " CREATE (c)-[:KNOWS]->(:Elsewhere)")) {
            Stored.run(neo4j, statement);
        }
        List<String> seen = new ArrayList<>();
        seen.add(Stored.rows(graph, "ledger/whole", Map.of("ids", List.of("s1", "s2", "k1", "p1", "nothing"))));
        seen.add(Stored.rows(graph, "ledger/batches", Map.of()));
        seen.add(Stored.rows(graph, "ledger/totals", Map.of()));
        seen.add(inOrder(graph, "", 100));
        seen.add(inOrder(graph, "p1", 2));
        Stored.run(neo4j, "MATCH (s:ImportSequence {name: 'batches'}) DELETE s");
        seen.add(Stored.rows(graph, "ledger/totals", Map.of()));
        return String.join("\n", seen);
    }

    private static String inOrder(Graph graph, String after, int rows) {
        return graph
                .read(tx -> tx.rows(Query.named("ledger/acts-onward"), Map.of("after", after, "rows", rows)))
                .stream()
                .map(row -> TestNeo4j.sorted(row.values()))
                .toList()
                .toString();
    }
}
