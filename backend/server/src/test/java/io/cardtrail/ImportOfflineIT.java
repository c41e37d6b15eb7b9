package io.cardtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cardtrail.audit.AuditReader;
import io.cardtrail.cases.CaseImport;
import io.cardtrail.cli.ImportOfflineCommand;
import io.cardtrail.graph.LedgerSweep;
import io.cardtrail.graph.LocalNeo4jProcess;
import io.cardtrail.graph.Neo4jAddress;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.ingest.ImportJob;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.ingest.ImportState;
import io.cardtrail.ingest.MappingReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A first load is what the same files imported one by one would have been, to the last property, or it is nothing. */
class ImportOfflineIT {
    /** Texts that a file of values could take for its own signs. */
    private static final String SIGNS = "no,at,buyer,how\n"
            + "\"A,1\",2026-03-02 10:00:00,\"a \"\"quoted\"\"\nbuyer\",\"; , \\ \\n '\"\n"
            + "A2,2026-03-02 10:00:01,卡\\迹,\"two\nlines\"\n"
            + "A3,2026-03-02 10:00:02,\"\"\"\",𝄞\n"
            + "A4,2026-03-02 10:00:03,NULL,1\n"
            + "A4,2026-03-02 10:00:03,NULL,1\n";

    private static final String SIGNS_MAPPING = """
            {"channel": "ONLINE_PLATFORM", "holder": "云 \\"卡\\", 网", "act": "SALE", "columns": [
              {"column": "no", "to": "reference"},
              {"column": "at", "to": "time"},
              {"column": "buyer", "to": "SOLD_TO", "kind": "ACCOUNT", "namespace": "云卡网"},
              {"column": "how", "to": "method"}]}
            """;

    @TempDir
    private Path folder;

    private Path data;
    private final List<Given> given = new ArrayList<>();

    /** A file with its mapping. */
    private record Given(Path mapping, Path file) {}

    /** What an installation holds. */
    private record Held(String digest, List<String> more, Map<String, String> rows) {}

    private record Ran(int status, String printed) {}

    @BeforeEach
    void files() throws IOException {
        data = folder.resolve("data");
        for (String name : List.of("s0-dirty-import", "s1-stolen-card-ring", "s5-destroyed-register")) {
            for (Path file : CaseImport.files(name)) {
                String mapping = file.getFileName().toString().replaceAll("\\.[a-z]+$", ".json");
                given.add(new Given(file.resolve("../../mappings").normalize().resolve(mapping), file));
            }
        }
        Path signs = Files.writeString(folder.resolve("signs.csv"), SIGNS);
        given.add(new Given(Files.writeString(folder.resolve("signs.json"), SIGNS_MAPPING), signs));
    }

    private Ran offline(List<Given> files) {
        List<String> arguments = new ArrayList<>();
        for (Given each : files) {
            arguments.addAll(
                    List.of("--mapping", each.mapping().toString(), each.file().toString()));
        }
        arguments.add(setting("data", data));
        arguments.add(setting("neo4j.local.classpath-file", TestNeo4j.classpathFile()));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            int status = ImportOfflineStart.run(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
            return new Ran(status, printed.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String setting(String name, Path value) {
        return "--cardtrail." + name + "=" + value.toAbsolutePath();
    }

    /** Something done while the installation's parts are up. */
    @FunctionalInterface
    private interface Work {
        void with(ConfigurableApplicationContext parts) throws Exception;
    }

    /** {@return what an installation holds after the work; its ledger agrees with it} */
    private static Held up(Path installation, Work work) {
        try (ConfigurableApplicationContext parts = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .properties("spring.profiles.active=test")
                .run(setting("data", installation), setting("neo4j.local.classpath-file", TestNeo4j.classpathFile()))) {
            work.with(parts);
            LedgerSweep.Report report = parts.getBean(LedgerSweep.class).run();
            assertThat(report.faults()).isEmpty();
            assertThat(report.sound()).isTrue();
            return held(parts, installation);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Held held(ConfigurableApplicationContext parts, Path installation) throws IOException {
        Neo4jAddress address = parts.getBean(LocalNeo4jProcess.class).address();
        TestNeo4j neo4j = TestNeo4j.at(address.uri(), address.user(), address.password());
        List<String> more = new ArrayList<>();
        for (String query : List.of(
                "MATCH (a:Act|RecordKeeping) RETURN a.id + ' ' + a.seq AS text",
                "MATCH (b:Batch)-[:OF_FILE]->(f:SourceFile) RETURN b.key + b.seq + f.key + f.seq AS text",
                "MATCH (a)-[r:RECORDED_IN]->(f) RETURN a.id + r.leaf + r.line + r.batch + r.seq + r.atText AS text",
                "MATCH (s:ImportSequence) RETURN s.name + s.batch + s.value AS text",
                "MATCH (m:Migration) RETURN m.version + m.checksum AS text",
                "MATCH (n) UNWIND labels(n) AS label WITH label, count(*) AS many RETURN label + ' ' + many AS text",
                "SHOW CONSTRAINTS YIELD name, type RETURN name + type AS text",
                "SHOW INDEXES YIELD name, type, state, populationPercent WHERE type <> 'LOOKUP'"
                        + " RETURN name + type + state + populationPercent AS text")) {
            more.addAll(neo4j.texts(query).stream().sorted().toList());
        }
        return new Held(neo4j.digest(), more, rows(installation));
    }

    private static Map<String, String> rows(Path installation) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        try (Stream<Path> files = Files.list(installation.resolve("rows"))) {
            for (Path file : files.toList()) {
                rows.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return rows;
    }

    /** {@return what an installation with the same keys holds after these files were imported into it one by one} */
    private Held imported(List<Given> files) throws IOException {
        Path other = folder.resolve("other");
        // What is encrypted is so by chance for the keys of logs, and by the rows' own words for theirs.
        copy(
                data.resolve("keys"),
                other.resolve("keys"),
                file -> !file.getFileName().toString().contains("-"));
        return up(other, parts -> {
            for (Given each : files) {
                ImportJob job = parts.getBean(ImportService.class)
                        .submit(MappingReader.read(Files.readString(each.mapping())), each.file(), "cli");
                assertThat(job.await(Duration.ofMinutes(3))).isTrue();
                assertThat(job.progress().state()).isEqualTo(ImportState.DONE);
            }
        });
    }

    private static void copy(Path from, Path to, Predicate<Path> which) throws IOException {
        try (Stream<Path> inside = Files.walk(from)) {
            for (Path path : inside.toList()) {
                Path place = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(place);
                } else if (which.test(path)) {
                    Files.copy(path, place);
                }
            }
        }
    }

    private List<String> ended() {
        List<String> ended = new ArrayList<>();
        AuditReader.each(data.resolve("audit/offline"), leaf -> {
            if ("IMPORT_ENDED".equals(leaf.get("type"))) {
                ended.add(leaf.get("outcome") + " " + leaf.get("accepted"));
            }
        });
        return ended;
    }

    @Test
    void a_first_load_is_what_the_same_files_imported_one_by_one_are() throws IOException {
        Ran ran = offline(given);

        assertThat(ran.status()).as(ran.printed()).isEqualTo(1);
        assertThat(ran.printed()).contains("signs.csv: 5 rows, 4 accepted, 1 duplicates, 0 rejected", "loaded ");
        assertThat(data.resolve(ImportOfflineCommand.UNFINISHED)).doesNotExist();
        assertThat(ended()).hasSameSizeAs(given).contains("DONE 4");
        Path first = data;

        // It goes on as any other: a second first load is refused, and what comes again is known.
        List<Held> loaded = new ArrayList<>();
        Held after = up(first, parts -> {
            loaded.add(held(parts, first));
            ImportJob job = parts.getBean(ImportService.class)
                    .submit(MappingReader.read(SIGNS_MAPPING), folder.resolve("signs.csv"), "cli");
            assertThat(job.await(Duration.ofMinutes(3))).isTrue();
            assertThat(job.progress().duplicates()).isEqualTo(5);
        });
        Held expected = imported(given);
        assertThat(loaded.getFirst().more()).isEqualTo(expected.more());
        assertThat(loaded.getFirst().digest()).isEqualTo(expected.digest());
        assertThat(loaded.getFirst().rows()).isEqualTo(expected.rows()).isNotEmpty();
        assertThat(after.digest()).isEqualTo(loaded.getFirst().digest());
        Ran again = offline(given);
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.printed()).contains("is not empty", "first load");
    }

    @Tag("full")
    @Test
    void one_that_was_broken_off_is_run_again_and_is_the_same() throws IOException {
        assertThat(offline(given).status()).isEqualTo(1);
        // As a crash leaves it: all but the store is in its place.
        Path stage = Files.createDirectories(data.resolve(ImportOfflineCommand.UNFINISHED));
        Files.move(data.resolve("neo4j"), stage.resolve("neo4j"));
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DataFolder.open(data))
                .withMessageContaining("run the same `import-offline` again");
        assertThat(offline(given).status()).isNotEqualTo(2);
        assertThat(stage).doesNotExist();

        // As it leaves it behind the last step but one.
        Files.createDirectories(stage);
        Ran done = offline(given);
        assertThat(done.status()).isEqualTo(2);
        assertThat(done.printed()).contains("is not empty");
        assertThat(stage).doesNotExist();
        assertThat(up(data, parts -> {})).isEqualTo(imported(given));
    }

    @Test
    void a_load_that_fails_leaves_nothing() throws IOException {
        Path torn = Files.writeString(folder.resolve("torn.csv"), "no,at,buyer,how\nA,\"x\"y,u,\nB,,,\n");
        List<Given> withTorn = new ArrayList<>(given.subList(0, 3));
        withTorn.add(new Given(folder.resolve("signs.json"), torn));

        Ran refused = offline(withTorn);

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.printed()).contains("torn.csv: line 2", "Nothing was stored");
        assertThat(ended()).hasSize(4).allMatch(each -> each.equals("FAILED 0"));
        for (String part : List.of("neo4j", "rows", "ledger/offline", ImportOfflineCommand.UNFINISHED)) {
            assertThat(data.resolve(part)).doesNotExist();
        }
    }
}
