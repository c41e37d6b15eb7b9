package io.cardtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Entry;
import io.cardtrail.audit.LogKey;
import io.cardtrail.audit.LogVerifier;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command beside a server that has the log open. */
class AuditCommandTest {
    private static final String ORIGIN = "cardtrail.local/test/server";

    @TempDir
    Path temp;

    private Path folder = Path.of("");
    private String said = "";

    @BeforeEach
    void folder() {
        folder = temp.resolve("audit");
    }

    private AuditLog log() {
        return AuditLog.open(folder, Clock.systemUTC(), LogKey.open(ORIGIN, temp.resolve("audit.key")));
    }

    private int run(String... arguments) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LogVerifier verifier = LogVerifier.read(ORIGIN, temp.resolve("audit.pub"));
        int status = new AuditCommand(folder, verifier, null, new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
        said = bytes.toString(StandardCharsets.UTF_8);
        return status;
    }

    @Test
    void checkpoint_fsck_prove_and_consistency_work_beside_the_writer() throws Exception {
        try (AuditLog log = log()) {
            log.append(new Entry.SignIn("li", true));
            log.checkpoint();
            assertThat(run("checkpoint")).isZero();
            Path kept = Files.writeString(temp.resolve("kept"), said);
            // Not under a checkpoint yet: the command waits for the second that takes.
            String token = log.append(new Entry.SignIn("wang", true)).token();
            assertThat(run("prove", token, "--out", temp.resolve("proof").toString()))
                    .isZero();
            assertThat(temp.resolve("proof/entry.json"))
                    .content()
                    .contains(token)
                    .contains("wang");
            assertThat(temp.resolve("proof/entry.tlog-proof"))
                    .content()
                    .startsWith("c2sp.org/tlog-proof@v1\nindex 1\n");
            assertThat(run("prove", "0".repeat(32))).isOne();
            assertThat(run("consistency", "--from", kept.toString())).isZero();
            assertThat(said).startsWith("old 1\n").contains("\n\n" + ORIGIN + "\n2\n");
            assertThat(run("fsck")).isZero();
            assertThat(said).startsWith("sound: 2 leaves, 2 under the checkpoint");
            assertThat(run("fsck", "--checkpoint", kept.toString())).isZero();
            assertThat(run("key")).isZero();
            assertThat(said).startsWith(ORIGIN + "+").contains("BEGIN PUBLIC KEY");
        }
    }

    @Test
    void fsck_names_the_first_wrong_leaf_and_a_log_cut_off() throws Exception {
        Path kept;
        try (AuditLog log = log()) {
            for (int i = 0; i < 5; i++) {
                log.append(new Entry.SignIn("li", true));
            }
            kept = Files.writeString(temp.resolve("kept"), log.checkpoint().note());
        }
        Path segment = folder.resolve("segment-000000000000.jsonl");
        List<String> lines = Files.readAllLines(segment);
        lines.set(3, lines.get(3).replace("\"li\"", "\"lu\""));
        Files.write(segment, lines);
        assertThat(run("fsck")).isOne();
        assertThat(said).contains("the first wrong leaf is 3\n").contains("NOT SOUND");
        folder = temp.resolve("another");
        try (AuditLog log = log()) {
            log.append(new Entry.SignIn("li", true));
        }
        assertThat(run("fsck")).isZero();
        assertThat(run("fsck", "--checkpoint", kept.toString())).isOne();
        assertThat(said).contains("cut off, or forked");
    }

    @Test
    void what_can_t_be_used_is_said_with_status_2() throws Exception {
        log().close();
        for (String[] unusable : List.of(
                new String[] {},
                new String[] {"nonsense"},
                new String[] {"prove"},
                new String[] {"fsck", "--checkpoint"},
                new String[] {"fsck", "--checkpoint", temp.resolve("absent").toString()},
                new String[] {"fsck", "--checkpoint", temp.resolve("audit.pub").toString()},
                new String[] {"stamp"})) {
            assertThat(run(unusable)).as(String.join(" ", unusable)).isEqualTo(2);
            assertThat(said).isNotBlank();
        }
    }
}
