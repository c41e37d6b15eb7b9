package io.cardtrail.graph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Acts whose rows, payments and sales came before, between and after two numbers. */
final class IndexStory implements RecordMutationIT.Story {
    @Override
    public String end(Graph graph, TestNeo4j neo4j, Path folder) {
        List<String> seen = new ArrayList<>();
        seen.add(Stored.rows(graph, "index/standing", Map.of()));
        for (String statement : List.of(
                "CREATE (:ImportSequence {name: 'another', value: 40, deletionEpoch: 41})",
                "CREATE (:ImportSequence {name: 'batches', value: 9, deletionEpoch: 3})",
                "CREATE (:SourceFile {name: 'f', digest: 'd'}) CREATE (:SourceFile {name: 'g', digest: 'e'})")) {
            Stored.run(neo4j, statement);
        }
        for (long seq = 1; seq <= 6; seq++) {
            Stored.run(
                    neo4j,
                    "MATCH (f:SourceFile {name: 'f'}) MATCH (g:SourceFile {name: 'g'})"
                            + " CREATE (s:Act:Sale {id: 's" + seq + "', kind: 'SALE', channel: 'CARRIER', holder: 'h',"
                            + " pair: 'SALE@CARRIER', at: " + seq + ", seq: " + seq + "})"
                            + " CREATE (p:Act:Payment {id: 'p" + seq
                            + "', kind: 'PAYMENT', channel: 'CARRIER', holder: 'i',"
                            + " pair: 'PAYMENT@CARRIER', at: " + seq + ", seq: " + seq + "})"
                            + " CREATE (s)-[:RECORDED_IN {batch: 'b', line: " + seq + ", seq: " + seq + "}]->(f)"
                            + " CREATE (s)-[:RECORDED_IN {batch: 'c', line: 8, seq: " + (seq + 2) + "}]->(g)"
                            + " CREATE (p)-[:RECORDED_IN {batch: 'c', line: " + seq + ", seq: " + seq + "}]->(g)"
                            + " CREATE (s)-[:OF_CARD]->(:Entity:Card {key: 'c" + seq + "'})"
                            + " CREATE (s)-[:SOLD_TO]->(:Other {key: 'o" + seq + "'})"
                            + " CREATE (p)-[:PAID_TO]->(:Entity:PaymentAccount {key: 'a" + seq + "'})"
                            + " CREATE (k:RecordKeeping {id: 'k" + seq + "', seq: " + seq + "})"
                            + " CREATE (k)-[:RECORDED_IN {batch: 'b', line: 1, seq: " + seq + "}]->(f)"
                            + " CREATE (j:Judgement {id: 'j" + seq + "', seq: " + seq + "})-[:CITES]->(s)");
        }
        Stored.run(neo4j, "MATCH (s:Sale) MATCH (p:Payment) CREATE (s)-[:SETTLED_BY]->(p)");
        Stored.run(
                neo4j,
                "MATCH (s:Sale {id: 's3'}) MATCH (p:Payment {id: 'p3'})"
                        + " CREATE (:Act:Access {id: 'x', seq: 1})-[:NEAR]->(s) CREATE (s)-[:NEAR]->(:Act:Access {id: 'y', seq: 1})"
                        + " CREATE (:Act:Access {id: 'z', seq: 1})-[:NEAR]->(p)"
                        + " CREATE (:Other {id: 'n', seq: 1})-[:SETTLED_BY]->(p)"
                        + " CREATE (s)-[:SETTLED_BY]->(:Other {id: 'm', seq: 1})"
                        + " CREATE (s)-[:RECORDED_IN {batch: 'q', line: 1, seq: 3}]->(:Other {name: 'q', digest: 'q'})"
                        + " CREATE (:Other {id: 'w', seq: 3})-[:RECORDED_IN {batch: 'q', line: 1, seq: 3}]->(:SourceFile {name: 'q'})");
        seen.add(Stored.rows(graph, "index/standing", Map.of()));
        for (long until : new long[] {3, 4, 9}) {
            seen.add(Stored.rows(graph, "index/recorded", Map.of("after", 2L, "until", until)));
            seen.add(Stored.rows(
                    graph,
                    "index/recorded-again",
                    Map.of("ids", List.of("s1", "s3", "p3", "p5", "k3", "w", "nothing"), "until", until)));
        }
        return String.join("\n", seen);
    }
}
