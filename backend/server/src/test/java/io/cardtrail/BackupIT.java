package io.cardtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.cases.CaseImport;
import io.cardtrail.cli.BackupCommand;
import io.cardtrail.graph.LedgerSweep;
import io.cardtrail.graph.LocalNeo4jProcess;
import io.cardtrail.graph.Neo4jAddress;
import io.cardtrail.graph.RemovalDoor;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.ingest.Withdrawals;
import io.cardtrail.model.Category;
import io.cardtrail.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The restore drill, on an installation of its own with its Neo4j. */
class BackupIT {
    private static final String CASE = "s1-stolen-card-ring";
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path data;
    /** Of the graph with the case in it. */
    private String before = "";

    /** Something done while the installation's parts are up. */
    @FunctionalInterface
    private interface Work {
        void with(ConfigurableApplicationContext parts) throws Exception;
    }

    private record Ran(int status, String printed) {}

    @BeforeEach
    void begins_with_a_case() {
        data = folder.resolve("data");
        before = up(parts -> imports(parts, CASE));
    }

    /** {@return the graph's digest after the work; the ledger agrees with it} */
    private String up(Work work) {
        try (ConfigurableApplicationContext parts = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .properties("spring.profiles.active=test")
                .run(setting("data", data), setting("neo4j.local.classpath-file", TestNeo4j.classpathFile()))) {
            work.with(parts);
            LedgerSweep.Report report = parts.getBean(LedgerSweep.class).run();
            assertThat(report.faults()).isEmpty();
            assertThat(report.sound()).isTrue();
            return neo4j(parts).digest();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String digest() {
        return up(parts -> {});
    }

    private static String setting(String name, Path value) {
        return "--cardtrail." + name + "=" + value.toAbsolutePath();
    }

    private static void imports(ConfigurableApplicationContext parts, String name)
            throws IOException, InterruptedException {
        CaseImport.files(parts.getBean(ImportService.class), name);
    }

    private static TestNeo4j neo4j(ConfigurableApplicationContext parts) {
        Neo4jAddress address = parts.getBean(LocalNeo4jProcess.class).address();
        return TestNeo4j.at(address.uri(), address.user(), address.password());
    }

    private Ran run(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(setting("data", data));
        all.add(setting("neo4j.local.classpath-file", TestNeo4j.classpathFile()));
        int status = BackupStart.run(all, new PrintStream(printed, true, StandardCharsets.UTF_8));
        return new Ran(status, printed.toString(StandardCharsets.UTF_8));
    }

    private Ran backup() {
        return run("backup", "--to", path("backup"), "--keys-to", path("safe"));
    }

    private Ran restore() {
        return run("restore", "--from", path("backup"), "--keys-from", path("safe"));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    /** Takes one file back and lets one category lapse. */
    private static void erase(ConfigurableApplicationContext parts) throws IOException {
        byte[] file = Files.readAllBytes(CaseImport.files(CASE).getFirst());
        assertThat(parts.getBean(Withdrawals.class)
                        .withdraw(Sha256.hex(file), "test", "sent by mistake")
                        .rows())
                .isPositive();
        lapse(parts, Category.SALE);
        lapse(parts, Category.ACCESS);
    }

    private static void lapse(ConfigurableApplicationContext parts, Category category) {
        RemovalDoor door = parts.getBean(RemovalDoor.class);
        for (RemovalDoor.Holder holder : door.holders()) {
            door.lapse(new RemovalDoor.Lapse(holder.channel(), holder.name(), category, END, List.of(), "basis"), END);
        }
    }

    private List<String> dataKeys() throws IOException {
        try (Stream<Path> keys = Files.list(data.resolve("keys/rows"))) {
            return keys.map(key -> key.getFileName().toString()).sorted().toList();
        }
    }

    /** Each starts and stops three servers and takes a minute or more: {@code -Dbackup.stories} of them, chosen anew. */
    static List<Story> stories() {
        List<Story> all = new ArrayList<>(List.of(Story.values()));
        Collections.shuffle(all);
        return all.subList(0, Integer.getInteger("backup.stories", all.size()));
    }

    enum Story {
        A_RESTORED_GRAPH_IS_THE_ONE_OF_BEFORE,
        ERASED_PEOPLE_STAY_ERASED,
        WHAT_HAS_LAPSED_IS_NOWHERE_ON_THE_DISK,
        WHAT_IS_WRONG_IS_REFUSED
    }

    @ParameterizedTest
    @MethodSource("stories")
    void a_backup_is_whole_and_nothing_comes_back_that_was_removed(Story story) throws IOException {
        switch (story) {
            case A_RESTORED_GRAPH_IS_THE_ONE_OF_BEFORE ->
                a_restored_graph_is_the_one_of_before_whatever_became_of_the_data_folder();
            case ERASED_PEOPLE_STAY_ERASED -> erased_people_stay_erased_after_a_restore_and_their_keys_too();
            case WHAT_HAS_LAPSED_IS_NOWHERE_ON_THE_DISK ->
                what_has_lapsed_is_nowhere_on_the_disk_after_compact_and_all_else_is_as_it_was();
            case WHAT_IS_WRONG_IS_REFUSED ->
                a_byte_that_is_wrong_and_a_server_that_runs_are_refused_and_nothing_is_touched();
        }
    }

    private void a_restored_graph_is_the_one_of_before_whatever_became_of_the_data_folder() throws IOException {
        assertThat(backup().status()).isZero();
        String more = up(parts -> imports(parts, "s5-destroyed-register"));
        delete(data.resolve("neo4j"));
        delete(data.resolve("rows"));

        Ran beside = restore();
        assertThat(beside.status()).as(beside.printed()).isZero();
        assertThat(beside.printed()).contains("audit/server goes on", "ledger/server goes on");
        // What was imported since is imported again, and the ledger that was kept agrees.
        assertThat(up(parts -> imports(parts, "s5-destroyed-register"))).isEqualTo(more);

        delete(data);
        Ran fresh = restore();
        assertThat(fresh.status()).as(fresh.printed()).isZero();
        assertThat(fresh.printed()).contains("audit/server was brought back", "ledger/server was brought back");
        assertThat(digest()).isEqualTo(before);
    }

    private void erased_people_stay_erased_after_a_restore_and_their_keys_too() throws IOException {
        assertThat(backup().status()).isZero();
        String erased = up(BackupIT::erase);
        List<String> keys = dataKeys();
        assertThat(erased).isNotEqualTo(before);

        assertThat(restore().status()).isZero();

        assertThat(digest()).isEqualTo(erased);
        assertThat(dataKeys()).isEqualTo(keys);
    }

    private void what_has_lapsed_is_nowhere_on_the_disk_after_compact_and_all_else_is_as_it_was() throws IOException {
        Set<String> gone = new TreeSet<>();
        Set<String> after = new TreeSet<>();
        String erased = up(parts -> {
            gone.addAll(texts(parts));
            erase(parts);
            after.addAll(texts(parts));
        });
        gone.removeIf(text -> text.length() < 8 || after.stream().anyMatch(left -> left.contains(text)));
        assertThat(gone).hasSizeGreaterThan(20);
        assertThat(found(gone))
                .as("Neo4j alone keeps deleted bytes, until then")
                .isNotEmpty()
                .allMatch(place -> place.startsWith("neo4j/"));

        Ran compacted = run("compact");

        assertThat(compacted.status()).as(compacted.printed()).isZero();
        assertThat(compacted.printed()).startsWith("compacted: nodes=");
        assertThat(found(gone)).isEmpty();
        assertThat(digest()).isEqualTo(erased);
        assertThat(found(gone)).isEmpty();
    }

    /**
     * {@return every text the graph holds of what rows said} Not the digests of whole files, their mappings and batches: audit log and
     * ledger keep those on purpose.
     */
    private static Set<String> texts(ConfigurableApplicationContext parts) {
        return new TreeSet<>(neo4j(parts)
                .texts("MATCH (n) UNWIND keys(n) AS key WITH n, key, n[key] AS text"
                        + " WHERE NOT n:Batch|ImportSequence AND NOT (n:SourceFile AND key IN ['key', 'digest', 'mapping'])"
                        + " AND valueType(text) STARTS WITH 'STRING' RETURN DISTINCT text"));
    }

    /** {@return those of these texts that stand in any file of the data folder, in UTF-8 or UTF-16} */
    private List<String> found(Set<String> texts) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String text : texts) {
                    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
                        if (bytes.contains(new String(text.getBytes(charset), StandardCharsets.ISO_8859_1))) {
                            found.add(data.relativize(file) + " " + text);
                        }
                    }
                }
            }
        }
        return found;
    }

    private void a_byte_that_is_wrong_and_a_server_that_runs_are_refused_and_nothing_is_touched() throws IOException {
        up(parts -> {
            Ran refused = backup();
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.printed()).contains("is in use", "stop the server");
        });
        assertThat(backup().status()).isZero();
        Path copied = folder.resolve("backup/neo4j/store-version");
        String whole = Files.readString(copied);
        Files.writeString(copied, whole.replace('2', '3'));
        delete(data);

        Ran refused = restore();

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.printed()).contains("neo4j/store-version", "is not what was backed up");
        assertThat(data).doesNotExist();
        Files.writeString(copied, whole);
        assertThat(restore().status()).isZero();
        // A damaged log of which the backup has every entry that was signed: the backup's takes its place.
        Path segment = data.resolve("audit/server/segment-000000000000.jsonl");
        String sound = Files.readString(segment);
        Files.writeString(segment, sound.replaceFirst("\"time\":\"20", "\"time\":\"19"));
        assertThat(restore().status()).isZero();
        assertThat(Files.readString(segment)).isEqualTo(sound);
        // One that nobody can say of what it was signed over.
        Files.writeString(segment, sound.replaceFirst("\"time\":\"20", "\"time\":\"19"));
        Files.writeString(data.resolve("audit/server/checkpoint"), "nothing\n");
        Ran parted = restore();
        assertThat(parted.status()).isEqualTo(2);
        assertThat(parted.printed()).contains("does not go on from the one in the backup", "Nothing was changed");
        Files.writeString(data.resolve(BackupCommand.UNFINISHED_RESTORE), "");
        assertThatThrownBy(() -> DataFolder.open(data)).isInstanceOf(CannotStart.class);
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> inside = Files.walk(tree)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
