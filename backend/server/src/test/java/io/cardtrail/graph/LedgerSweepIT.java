package io.cardtrail.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.LogKey;
import io.cardtrail.cases.CaseImport;
import io.cardtrail.graph.LedgerFault.Kind;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.SourceRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is changed in the graph, or among the row texts, behind the server's back is found. */
class LedgerSweepIT {
    private static final int TAMPERINGS = Integer.getInteger("ledger.tamperings", 30);
    private static final List<String> CASES =
            List.of("s0-dirty-import", "s1-stolen-card-ring", "s2-overwritten-resellers", "s5-destroyed-register");

    /** What concerns an act that is there, so that an answer that tells of it is not sound. */
    private static final Set<Kind> TOLD = EnumSet.of(
            Kind.ACT_CHANGED,
            Kind.SOURCE_CHANGED,
            Kind.SETTLEMENT_CHANGED,
            Kind.ENTITY_CHANGED,
            Kind.BATCH_CHANGED,
            Kind.ACT_ADDED);

    @TempDir
    private Path folder;

    private final TestNeo4j neo4j = TestNeo4j.shared();
    private Graph graph;
    private SourceLedger ledger;
    private LogKey key;
    private LedgerSweep sweep;
    private CitedCheck cited;

    @BeforeEach
    void imports() {
        neo4j.wipe();
        graph = Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), QueryCatalogue.load());
        Migrations.apply(graph, Clock.systemUTC());
        RowStore rows = new RowStore(folder.resolve("rows"), folder.resolve("keys"));
        key = LogKey.open("cardtrail.local/test", folder.resolve("ledger.key"));
        ledger = SourceLedger.open(folder.resolve("ledger"), "server", Clock.systemUTC(), key);
        sweep = new LedgerSweep(graph, rows, ledger, new EdgeKey(new byte[32]), name -> key.verifier());
        cited = new CitedCheck(graph, rows, ledger, new EdgeKey(new byte[32]), name -> key.verifier());
        CaseImport.open(
                new WriteDoor(graph, rows, ledger), folder, new ImportService.Limits(1 << 20, 9, 20), imports -> {
                    for (String name : CASES) {
                        CaseImport.files(imports, name);
                    }
                });
    }

    @AfterEach
    void closes() {
        ledger.close();
        graph.close();
    }

    @Test
    void what_was_imported_and_left_alone_is_sound_and_is_counted() {
        LedgerSweep.Report report = sweep.run();

        assertThat(report.faults()).isEmpty();
        assertThat(report.sound()).isTrue();
        assertThat(report.acts()).isEqualTo(neo4j.count("MATCH (a:Act|RecordKeeping) RETURN count(a) AS n"));
        assertThat(report.rows()).isEqualTo(neo4j.count("MATCH ()-[r:RECORDED_IN]->() RETURN count(r) AS n"));
        assertThat(report.batches()).isGreaterThan(20);
    }

    @Test
    void whatever_is_changed_in_the_graph_is_found() {
        long seed = Long.getLong("ledger.seed", new SplittableRandom().nextLong());
        System.out.println("ledger: -Dledger.seed=" + seed + " -Dledger.tamperings=" + TAMPERINGS);
        try (Tampering tampering = new Tampering(neo4j, new SplittableRandom(seed))) {
            for (int i = 0; i < TAMPERINGS; i++) {
                Tampering.Done done = tampering.once();

                LedgerSweep.Report report = sweep.run();

                assertThat(report.faults())
                        .as("%s (number %d, seed %d)", done.what(), i, seed)
                        .isNotEmpty();
                assertThat(report.sound()).isFalse();
                Map<String, List<SourceRef>> told = told();
                if (report.faults().stream().anyMatch(fault -> concerns(fault, told))) {
                    assertThat(cited.check(told).sound())
                            .as("acts told after %s (number %d, seed %d): %s", done.what(), i, seed, report.faults())
                            .isFalse();
                }
                done.undo().run();
            }
        }
        assertThat(sweep.run().faults()).as("seed %d", seed).isEmpty();
        CitedCheck.Report all = cited.check(told());
        assertThat(all.faults()).as("seed %d", seed).isEmpty();
        assertThat(all.rows()).isEqualTo(neo4j.count("MATCH ()-[r:RECORDED_IN]->() RETURN count(r) AS n"));
    }

    /** {@return whether it is about a row that was told; one that no longer is cannot make what is told untrue} */
    private static boolean concerns(LedgerFault fault, Map<String, List<SourceRef>> told) {
        return TOLD.contains(fault.kind())
                && (fault.kind() == Kind.ACT_ADDED
                        || told.values().stream()
                                .flatMap(List::stream)
                                .anyMatch(row -> row.batch().equals(fault.batch())
                                        && (fault.line() == 0 || fault.line() == row.line())));
    }

    @Test
    void an_act_that_lost_one_of_its_two_rows_is_found_and_what_its_other_row_says_is_still_so() {
        String lost = neo4j.texts("""
                MATCH (a:Act)-[r:RECORDED_IN]->(:SourceFile)
                WITH a, collect(r) AS rows
                WHERE size(rows) = 2
                RETURN a.id AS text
                ORDER BY text
                LIMIT 1""").getFirst();
        Stored.run(
                neo4j,
                "MATCH (a:Act {id: '" + lost + "'})-[r:RECORDED_IN]->() WITH a, r ORDER BY r.line LIMIT 1"
                        + " CREATE (a)-[again:RECORDED_IN]->(a) SET again = properties(r) DELETE r");
        Map<String, List<SourceRef>> told = told();

        assertThat(sweep.run().faults()).extracting(LedgerFault::kind).contains(Kind.SOURCE_CHANGED);
        assertThat(told.get(lost)).hasSize(1);
        assertThat(cited.check(told).faults()).isEmpty();
    }

    /** {@return every act and record-keeping as the graph has it now, with the rows it names} */
    private Map<String, List<SourceRef>> told() {
        Map<String, List<SourceRef>> told = new HashMap<>();
        for (String text : neo4j.texts("""
                MATCH (a:Act|RecordKeeping)
                OPTIONAL MATCH (a)-[r:RECORDED_IN]->(f:SourceFile)
                RETURN reduce(t = '', part IN [coalesce(a.id, 'none'), f.name, f.digest, r.line, r.batch, r.seq, r.leaf] |
                  t + coalesce(toString(part), '') + '\t') AS text""")) {
            String[] parts = text.split("\t", -1);
            List<SourceRef> rows = told.computeIfAbsent(parts[0], id -> new ArrayList<>());
            if (!parts[1].isEmpty()) {
                rows.add(new SourceRef(parts[1], parts[2], number(parts[3]), parts[4], number(parts[5]), parts[6]));
            }
        }
        return told;
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    @Test
    void a_changed_row_text_a_lost_one_and_a_lost_file_of_them_are_found_by_their_lines() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder.resolve("rows"))) {
            files = found.filter(file -> file.toString().endsWith(".rows"))
                    .sorted()
                    .toList();
        }
        Path changed = files.getFirst();
        List<String> lines = Files.readAllLines(changed);
        Files.write(
                changed,
                lines.stream()
                        .map(line -> line.replaceFirst("\"commitment\":\"[0-9a-f]", "\"commitment\":\"x"))
                        .toList());
        Path shorter = files.get(1);
        Files.write(
                shorter,
                Files.readAllLines(shorter)
                        .subList(1, Files.readAllLines(shorter).size()));
        long lost = Files.readAllLines(files.get(2)).size();
        Files.delete(files.get(2));

        List<LedgerFault> faults = sweep.run().faults();

        assertThat(faults.stream().filter(fault -> fault.kind() == Kind.ROW_CHANGED))
                .hasSize(lines.size());
        assertThat(faults.stream().filter(fault -> fault.kind() == Kind.ROWS_MISSING))
                .hasSize((int) lost + 1)
                .allMatch(fault -> fault.line() > 1);
    }

    @Test
    void a_changed_leaf_of_the_ledger_is_found_though_the_graph_is_what_the_other_leaves_say() throws IOException {
        Path segment = folder.resolve("ledger/server/segment-000000000000.jsonl");
        String text = Files.readString(segment);
        Files.write(segment, text.replaceFirst("\"time\":\"20", "\"time\":\"21").getBytes(StandardCharsets.UTF_8));

        assertThat(sweep.run().faults()).extracting(LedgerFault::kind).containsOnly(Kind.LEDGER_DAMAGED);
    }

    @Test
    void what_a_crash_has_left_out_of_the_ledger_is_noted_at_the_next_start_and_what_somebody_put_in_is_not() {
        RowStore rows = new RowStore(folder.resolve("rows"), folder.resolve("keys"));
        ledger.close();
        // As if the last entries had never been written: another ledger, and nothing in it.
        ledger = SourceLedger.open(folder.resolve("other"), "server", Clock.systemUTC(), key);
        Stored.run(
                neo4j,
                "MATCH (b:Batch)-[:OF_FILE]->(f) WITH b, f LIMIT 1"
                        + " CREATE (:Batch {key: reverse(b.key), seq: 1000})-[:OF_FILE]->(f)");

        int noted = LedgerRecovery.run(graph, rows, ledger);

        List<LedgerFault> faults = new LedgerSweep(
                        graph, rows, ledger, new EdgeKey(new byte[32]), name -> key.verifier())
                .run()
                .faults();
        assertThat(noted).isEqualTo((int) neo4j.count("MATCH (b:Batch) RETURN count(b) - 1 AS n"));
        assertThat(faults).extracting(LedgerFault::kind).containsOnly(Kind.BATCH_ADDED, Kind.TIE_ADDED);
    }

    @Test
    void a_batch_whose_entries_were_cut_off_in_the_middle_is_noted_again_whole() throws IOException {
        ledger.close();
        Path segment = folder.resolve("ledger/server/segment-000000000000.jsonl");
        List<String> lines = Files.readAllLines(segment);
        // Somebody else's ledger with the same leaves but the last two: what a kill in the middle of an append leaves.
        Path cut = folder.resolve("cut/server");
        Files.createDirectories(cut);
        Files.write(cut.resolve("segment-000000000000.jsonl"), lines.subList(0, lines.size() - 2));
        RowStore rows = new RowStore(folder.resolve("rows"), folder.resolve("keys"));
        ledger = SourceLedger.open(folder.resolve("cut"), "server", Clock.systemUTC(), key);

        int noted = LedgerRecovery.run(graph, rows, ledger);

        assertThat(noted).isOne();
        assertThat(new LedgerSweep(graph, rows, ledger, new EdgeKey(new byte[32]), name -> key.verifier())
                        .run()
                        .sound())
                .isTrue();
    }
}
