package io.cardtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of the data folder that were put on another disk, with a link in their place. */
class LinkedPartsTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path elsewhere;

    private record Ran(int status, String printed) {}

    @BeforeEach
    void is_a_data_folder() throws IOException {
        data = folder.resolve("data");
        elsewhere = folder.resolve("elsewhere");
        file(data.resolve("installation.id"), "0123456789abcdef\n");
        file(data.resolve("neo4j/data/databases/neo4j/neostore"), "graph");
        file(data.resolve("rows/a"), "rows");
        file(data.resolve("keys/edge.key"), "key");
        Files.createDirectories(elsewhere);
    }

    @Test
    void a_backup_holds_what_lies_behind_links() throws IOException {
        moved("neo4j");
        moved("rows");
        moved("keys");

        Ran ran = backup();

        assertThat(ran.status()).as(ran.printed()).isZero();
        assertThat(BackupManifest.read(folder.resolve("backup")).files())
                .extracting(BackupManifest.Part::path)
                .containsExactlyInAnyOrder("neo4j/data/databases/neo4j/neostore", "rows/a", "installation.id");
        assertThat(folder.resolve("backup/neo4j/data/databases/neo4j/neostore")).hasContent("graph");
        assertThat(folder.resolve("safe/edge.key")).hasContent("key");
    }

    @Test
    void a_link_that_leads_nowhere_and_one_in_a_circle_are_refused() throws IOException {
        Path link = Files.createSymbolicLink(data.resolve("reports"), folder.resolve("gone"));
        assertThat(backup())
                .isEqualTo(refused("BAD_REQUEST: " + link + " is a link that leads nowhere: bring back what"
                        + " it led to, or take it away\n"));

        Files.delete(link);
        Files.createSymbolicLink(data.resolve("rows/circle"), data.resolve("rows"));
        Ran circle = backup();
        assertThat(circle.status()).isEqualTo(2);
        assertThat(circle.printed()).contains("rows/circle");
        assertThat(folder.resolve("backup")).doesNotExist();
    }

    @Test
    void a_backup_without_a_graph_is_refused() throws IOException {
        Files.delete(data.resolve("neo4j/data/databases/neo4j/neostore"));
        file(data.resolve("neo4j/store-version"), "5");

        Ran ran = backup();

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.printed()).contains("there is no graph in " + data.resolve("neo4j/data"));
        assertThat(folder.resolve("backup")).doesNotExist();
    }

    @Test
    void a_store_behind_a_link_is_neither_compacted_nor_restored_since_the_old_one_would_stay() throws IOException {
        assertThat(backup().status()).isZero();
        for (String part : List.of("neo4j/data/databases", "neo4j")) {
            moved(part);
            for (Ran ran :
                    List.of(run("compact"), run("restore", "--from", path("backup"), "--keys-from", path("safe")))) {
                assertThat(ran.status()).isEqualTo(2);
                assertThat(ran.printed()).contains(data.resolve("neo4j") + "", "is a link", "mount the other disk");
            }
        }
        assertThat(data.resolve("neo4j/data/databases/neo4j/neostore")).hasContent("graph");
    }

    private static Ran refused(String printed) {
        return new Ran(2, printed);
    }

    private void moved(String part) throws IOException {
        Path to = elsewhere.resolve(part.replace('/', '-'));
        Files.move(data.resolve(part), to);
        Files.createSymbolicLink(data.resolve(part), to);
    }

    private static void file(Path file, String text) throws IOException {
        DurableFiles.folder(DurableFiles.parent(file));
        Files.writeString(file, text);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Ran backup() {
        return run("backup", "--to", path("backup"), "--keys-to", path("safe"));
    }

    private Ran run(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int status = new BackupCommand(
                        data,
                        folder.resolve("classpath"),
                        "test",
                        (keys, installation, log) -> {
                            throw new AssertionError("there is no log");
                        },
                        Clock.systemUTC(),
                        new PrintStream(printed, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
        return new Ran(status, printed.toString(StandardCharsets.UTF_8));
    }
}
