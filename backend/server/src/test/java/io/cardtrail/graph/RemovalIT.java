package io.cardtrail.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.LogKey;
import io.cardtrail.cases.CaseImport;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.model.BlurFinding;
import io.cardtrail.model.BlurMeasure;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken back or has lapsed is gone as if it had never come, whatever else said the same; and it stays gone. */
class RemovalIT {
    private static final EdgeKey EDGE = new EdgeKey(new byte[32]);

    @TempDir
    private Path folder;

    private final TestNeo4j neo4j = TestNeo4j.shared();
    private Graph graph;
    private RowStore rows;
    private SourceLedger ledger;
    private LogKey key;

    /** One file, and who brings it. */
    private record Brought(Path file, String by) {}

    @BeforeEach
    void opens() {
        neo4j.wipe();
        graph = Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), QueryCatalogue.load());
        Migrations.apply(graph, Clock.systemUTC());
        rows = new RowStore(folder.resolve("rows"), folder.resolve("keys"));
        key = LogKey.open("cardtrail.local/test", folder.resolve("ledger.key"));
        ledger = SourceLedger.open(folder.resolve("ledger"), "server", Clock.systemUTC(), key);
    }

    @AfterEach
    void closes() {
        ledger.close();
        graph.close();
    }

    private void brings(List<Brought> all) {
        brings(new WriteDoor(graph, rows, ledger), all);
    }

    private void brings(WriteDoor door, List<Brought> all) {
        CaseImport.open(door, folder, new ImportService.Limits(1 << 20, 9, 25), imports -> {
            for (Brought each : all) {
                CaseImport.importOne(imports, each.file(), each.by());
            }
        });
    }

    private static String mark(String by) {
        return EDGE.hash("importer " + by);
    }

    private static String digest(Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LedgerSweep.Report sweep() {
        return new LedgerSweep(graph, rows, ledger, EDGE, name -> key.verifier()).run();
    }

    @Test
    void a_graph_after_withdrawals_is_the_graph_of_what_was_left() {
        long seed = Long.getLong("removal.seed", new SplittableRandom().nextLong());
        System.out.println("removals: -Dremoval.seed=" + seed);
        Random random = new Random(seed);
        List<Brought> brought = new ArrayList<>();
        for (String name : List.of("s0-dirty-import", "s1-stolen-card-ring", "s5-destroyed-register")) {
            for (Path file : CaseImport.files(name)) {
                brought.add(new Brought(file, "one"));
                if (random.nextInt(3) == 0) {
                    brought.add(new Brought(file, "other"));
                }
            }
        }
        Collections.shuffle(brought, random);
        brings(brought);
        List<Brought> back = new ArrayList<>();
        List<Brought> left = new ArrayList<>();
        brought.forEach(each -> (random.nextBoolean() ? back : left).add(each));

        RemovalDoor door = new RemovalDoor(graph, rows, ledger);
        for (Brought each : back) {
            // The same bytes under another name are the same file to whoever brought both.
            door.withdraw(digest(each.file()), mark(each.by()), each.by());
        }
        left.removeIf(each -> back.stream()
                .anyMatch(gone ->
                        gone.by().equals(each.by()) && digest(gone.file()).equals(digest(each.file()))));

        LedgerSweep.Report report = sweep();
        assertThat(report.faults()).as("seed %d", seed).isEmpty();
        String after = neo4j.digest();
        neo4j.wipe();
        brings(new WriteDoor(graph, new RowStore(folder.resolve("other"), folder.resolve("keys"))), left);
        assertThat(after).as("seed %d", seed).isEqualTo(neo4j.digest());
    }

    @Test
    void a_file_sent_again_in_batches_of_another_size_changes_nothing_and_goes_as_a_whole() {
        Path file = CaseImport.files("s1-stolen-card-ring").getLast();
        WriteDoor door = new WriteDoor(graph, rows, ledger);
        CaseImport.open(
                door,
                folder,
                new ImportService.Limits(1 << 20, 9, 2),
                imports -> CaseImport.importOne(imports, file, "one"));
        String before = neo4j.digest();

        brings(door, List.of(new Brought(file, "one"), new Brought(file, "other")));

        assertThat(sweep().faults()).isEmpty();
        RemovalDoor removal = new RemovalDoor(graph, rows, ledger);
        removal.withdraw(digest(file), mark("other"), "other");
        assertThat(neo4j.digest()).isEqualTo(before);
        assertThat(sweep().sound()).isTrue();
        removal.withdraw(digest(file), mark("one"), "one");
        assertThat(sweep().acts()).isZero();
        assertThat(sweep().sound()).isTrue();
    }

    @Test
    void what_was_taken_back_can_be_brought_again_and_nobody_takes_back_what_another_brought() {
        Path file = CaseImport.files("s1-stolen-card-ring").getLast();
        brings(List.of(new Brought(file, "one")));
        String before = neo4j.digest();
        RemovalDoor door = new RemovalDoor(graph, rows, ledger);

        assertThat(door.withdraw(digest(file), mark("other"), "other").batches())
                .isZero();
        assertThat(neo4j.digest()).isEqualTo(before);
        // What was found of the file is none of the sweep's matters, and goes with it.
        String name = String.valueOf(file.getFileName());
        SourceFile stored = new SourceFile(name, digest(file), 1, "", "", "", Channel.CARRIER, "", "");
        BlurFinding found = new BlurFinding(BlurMeasure.IDENTIFIERS_MASKED, "column", null, 1, 1, 1, List.of(2L));
        new WriteDoor(graph, rows).blur().keep(stored, List.of(found), mark("one"));
        assertThat(neo4j.count("MATCH (b:BlurFinding) RETURN count(b) AS n")).isEqualTo(1);
        assertThat(sweep().faults()).isEmpty();
        assertThat(door.withdraw(digest(file), mark("one"), "one").rows()).isPositive();
        assertThat(neo4j.count("MATCH (n:Act|Entity|SourceFile|Batch|BlurFinding) RETURN count(n) AS n"))
                .isZero();
        assertThat(texts()).isEmpty();

        brings(List.of(new Brought(file, "one")));

        assertThat(neo4j.digest()).isEqualTo(before);
        assertThat(sweep().faults()).isEmpty();
    }

    @Test
    void a_removal_that_was_broken_off_or_undone_by_an_old_backup_is_done_at_the_next_start() {
        List<Brought> brought = CaseImport.files("s1-stolen-card-ring").stream()
                .map(file -> new Brought(file, "one"))
                .toList();
        brings(brought);
        RemovalDoor door = new RemovalDoor(graph, rows, ledger);
        door.withdraw(digest(brought.getFirst().file()), mark("one"), "one");
        door.lapse(
                new RemovalDoor.Lapse(
                        Channel.ONLINE_PLATFORM,
                        holder("ONLINE_PLATFORM"),
                        Category.ACCESS,
                        Instant.parse("2027-01-01T00:00:00Z"),
                        List.of(),
                        "basis"),
                Instant.parse("2028-01-01T00:00:00Z"));
        String after = neo4j.digest();
        // The database of before, as a backup would bring it back; rows and ledger are those of now.
        neo4j.wipe();
        Migrations.apply(graph, Clock.systemUTC());
        WriteDoor undone = new WriteDoor(graph, new RowStore(folder.resolve("before"), folder.resolve("keys2")));
        brings(undone, brought);
        assertThat(neo4j.digest()).isNotEqualTo(after);

        int replayed = door.replay();

        assertThat(replayed).isPositive();
        assertThat(neo4j.digest()).isEqualTo(after);
        assertThat(door.replay()).isZero();
    }

    @Test
    void a_removal_that_failed_half_way_is_done_before_the_next_one_takes_its_place() {
        List<Path> files = CaseImport.files("s1-stolen-card-ring");
        brings(List.of(new Brought(files.getFirst(), "one"), new Brought(files.getLast(), "one")));
        LedgerBook book = LedgerBook.read(ledger.all());
        List<LedgerBook.Noted> first = neo4j
                .texts("MATCH (b:Batch)-[:OF_FILE]->(f {digest: '" + digest(files.getFirst())
                        + "'}) RETURN b.key AS text")
                .stream()
                .map(key -> Objects.requireNonNull(book.batches().get(key)))
                .toList();
        assertThat(first).isNotEmpty();
        // In the ledger, and the database gone before anything of it was done.
        ledger.withdrawn("one", first, mark("one"), book.epoch() + 1);

        new RemovalDoor(graph, rows, ledger).withdraw(digest(files.getLast()), mark("one"), "one");

        assertThat(neo4j.count("MATCH (n:Act|Entity|SourceFile|Batch) RETURN count(n) AS n"))
                .isZero();
        assertThat(sweep().faults()).isEmpty();
    }

    @Test
    void acts_past_their_ceiling_are_gone_with_text_id_and_key_and_those_under_a_hold_stay() throws IOException {
        brings(CaseImport.files("s1-stolen-card-ring").stream()
                .map(file -> new Brought(file, "one"))
                .toList());
        String holder = holder("ONLINE_PLATFORM");
        String sales = "MATCH (a:Sale {channel: 'ONLINE_PLATFORM'}) RETURN count(a) AS n";
        long all = neo4j.count(sales);
        List<String> ids = neo4j.texts("MATCH (a:Sale {channel: 'ONLINE_PLATFORM'}) RETURN a.id AS text");
        long others =
                neo4j.count("MATCH (a:Act) WHERE NOT a:Sale OR a.channel <> 'ONLINE_PLATFORM' RETURN count(a) AS n");
        RemovalDoor door = new RemovalDoor(graph, rows, ledger);
        Instant end = Instant.parse("2027-01-01T00:00:00Z");
        int keys = keys();

        long held = door.lapse(
                new RemovalDoor.Lapse(
                        Channel.ONLINE_PLATFORM,
                        holder,
                        Category.SALE,
                        end,
                        List.of(new Interval(Instant.EPOCH.plusSeconds(1), end)),
                        "basis"),
                end);
        assertThat(held).isZero();
        assertThat(neo4j.count(sales)).isEqualTo(all).isPositive();
        assertThat(keys()).isEqualTo(keys);

        Stored.run(
                neo4j,
                "MATCH (a:Sale {channel: 'ONLINE_PLATFORM'}) WITH a LIMIT 1 CREATE (:Judgement {id: 'j'})-[:CITES]->(a)");
        long gone = door.lapse(
                new RemovalDoor.Lapse(Channel.ONLINE_PLATFORM, holder, Category.SALE, end, List.of(), "basis"), end);

        assertThat(neo4j.count("MATCH (j:Judgement) RETURN count(j) AS n")).isZero();

        assertThat(gone).isGreaterThanOrEqualTo(all);
        assertThat(neo4j.count(sales)).isZero();
        assertThat(neo4j.count("MATCH (a:Act) RETURN count(a) AS n")).isEqualTo(others);
        assertThat(neo4j.count("MATCH (d:Deletion {category: 'SALE'}) RETURN count(d) AS n"))
                .isPositive();
        assertThat(keys()).isLessThan(keys);
        String disk = everyByteBut("neo4j");
        assertThat(ids).isNotEmpty().noneMatch(disk::contains);
        assertThat(sweep().faults()).isEmpty();
    }

    @Test
    void of_an_act_that_stays_only_what_it_says_of_the_lapsed_category_is_gone() {
        brings(CaseImport.files("s1-stolen-card-ring").stream()
                .map(file -> new Brought(file, "one"))
                .toList());
        String holder = holder("ONLINE_PLATFORM");
        long acts = neo4j.count("MATCH (a:Act) RETURN count(a) AS n");
        String addresses = "MATCH (a {channel: 'ONLINE_PLATFORM'})-[r:FROM_IP|ON_DEVICE]->() RETURN count(r) AS n";
        String settled = "MATCH (a:Sale {channel: 'ONLINE_PLATFORM'})-[r:SETTLED_BY]->() RETURN count(r) AS n";
        assertThat(neo4j.count(addresses)).isPositive();
        assertThat(neo4j.count(settled)).isPositive();
        RemovalDoor door = new RemovalDoor(graph, rows, ledger);
        Instant end = Instant.parse("2027-01-01T00:00:00Z");

        for (Category category : List.of(Category.ACCESS, Category.PAYMENT)) {
            door.lapse(new RemovalDoor.Lapse(Channel.ONLINE_PLATFORM, holder, category, end, List.of(), "basis"), end);
        }

        assertThat(neo4j.count(addresses)).isZero();
        assertThat(neo4j.count(settled)).isZero();
        assertThat(neo4j.count("MATCH (a:Act) RETURN count(a) AS n")).isEqualTo(acts);
        assertThat(sweep().faults()).isEmpty();
        // The same files once more: nothing comes back, and no key is made again.
        int keys = keys();
        String before = neo4j.digest();
        brings(CaseImport.files("s1-stolen-card-ring").stream()
                .map(file -> new Brought(file, "one"))
                .toList());
        assertThat(neo4j.digest()).isEqualTo(before);
        assertThat(keys()).isEqualTo(keys);
        assertThat(sweep().faults()).isEmpty();
        // And once more by somebody else: theirs too from now on, in the graph and in the ledger.
        brings(List.of(new Brought(CaseImport.files("s1-stolen-card-ring").getFirst(), "other")));
        assertThat(keys()).isEqualTo(keys);
        assertThat(sweep().faults()).isEmpty();
        // A restored backup had lost them altogether: they come like any other.
        neo4j.wipe();
        Migrations.apply(graph, Clock.systemUTC());
        brings(List.of(new Brought(CaseImport.files("s1-stolen-card-ring").getFirst(), "one")));
        assertThat(neo4j.count("MATCH (a:Act) RETURN count(a) AS n")).isPositive();
    }

    private String holder(String channel) {
        return neo4j.texts("MATCH (f:SourceFile {channel: '" + channel + "'}) RETURN DISTINCT f.holder AS text")
                .getFirst();
    }

    private int keys() {
        return files(folder.resolve("keys")).size();
    }

    private List<Path> texts() {
        return files(folder.resolve("rows"));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String everyByteBut(String left) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains(left))
                    .toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
