package io.cardtrail.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shell scripts of docs/ are a second verifier: they accept what the log proves and nothing that was tampered with. Each call starts
 * some hundred processes, so sizes and changed bytes are few and chosen anew; {@code -Daudit.seed} repeats a run, {@code -Daudit.sizes} sets how many sizes.
 */
class ScriptsTest {
    private static final Path DOCS = docs();
    private static final int SIZES = Integer.getInteger("audit.sizes", 7);
    private static final long SEED = Long.getLong("audit.seed", new Random().nextLong());

    @TempDir
    static Path temp;

    private static Path key = Path.of("");
    private static final List<Checkpoint> CHECKPOINTS = new ArrayList<>();
    private static final List<String> TOKENS = new ArrayList<>();
    private static final List<EntryProof> PROOFS = new ArrayList<>();
    private static final List<String> EXTENSIONS = new ArrayList<>();

    private static Path docs() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.of(here, here.resolveSibling(".."), here.resolve("../.."))
                .map(p -> p.normalize().resolve("docs"))
                .filter(p -> Files.exists(p.resolve("verify-inclusion.sh")))
                .findFirst()
                .orElseThrow();
    }

    /** Random sizes; at each the log proves a random entry, and that it extends a random earlier size. */
    @BeforeAll
    static void a_log_that_grows() throws IOException {
        System.out.println("scripts: -Daudit.seed=" + SEED + " -Daudit.sizes=" + SIZES);
        Random random = new Random(SEED);
        TreeSet<Integer> sizes = new TreeSet<>(List.of(1, 2, 255, 256, 257));
        while (sizes.size() < SIZES) {
            sizes.add(1 + random.nextInt(600));
        }
        LogKey signing = LogKey.open("cardtrail.local/test/server", temp.resolve("log.key"));
        key = LogKey.publicFile(temp.resolve("log.key"));
        try (AuditLog log = AuditLog.open(temp.resolve("log"), Clock.systemUTC(), signing)) {
            for (int size : sizes) {
                while (TOKENS.size() < size) {
                    TOKENS.add(log.append(new Entry.SignIn("李", true)).token());
                }
                CHECKPOINTS.add(log.checkpoint());
                PROOFS.add(log.view().proof(TOKENS.get(random.nextInt(size))).orElseThrow());
                Checkpoint older = CHECKPOINTS.get(random.nextInt(CHECKPOINTS.size()));
                StringBuilder proof = new StringBuilder("old " + older.size() + "\n");
                log.view()
                        .consistency(older.size(), size)
                        .forEach(hash -> proof.append(Base64.getEncoder().encodeToString(hash))
                                .append('\n'));
                EXTENSIONS.add(proof + "\n" + CHECKPOINTS.getLast().note());
            }
        }
    }

    private static int run(String script, Path... files) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("sh", DOCS.resolve(script).toString()));
        Stream.of(files).forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("said").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(temp.resolve("said"));
        // A verifier that fails by accident has not verified.
        assertThat(said).startsWith(process.exitValue() == 0 ? "PROVED: " : "NOT PROVED: ");
        return process.exitValue();
    }

    private static Path file(String name, byte[] bytes) throws IOException {
        return Files.write(temp.resolve(name), bytes);
    }

    private static Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Path kept(String proof) throws IOException {
        long from = Long.parseLong(proof.substring(4, proof.indexOf('\n')));
        return file(
                "kept",
                CHECKPOINTS.stream()
                        .filter(c -> c.size() == from)
                        .findFirst()
                        .orElseThrow()
                        .note());
    }

    @Test
    void honest_proofs_of_many_sizes_are_accepted() throws Exception {
        for (EntryProof proof : PROOFS) {
            assertThat(run("verify-inclusion.sh", file("e", proof.leaf().bytes()), file("p", proof.text()), key))
                    .as(
                            "leaf %d of %d",
                            proof.leaf().index(), proof.checkpoint().size())
                    .isZero();
        }
        for (String proof : EXTENSIONS) {
            assertThat(run("verify-consistency.sh", kept(proof), file("p", proof), key))
                    .as(proof)
                    .isZero();
        }
    }

    @Test
    void another_entry_another_index_another_key_or_another_checkpoint_is_refused() throws Exception {
        EntryProof proof = PROOFS.get(SIZES * 2 / 3);
        EntryProof other = PROOFS.get(SIZES * 2 / 3 - 1);
        Path entry = file("e", proof.leaf().bytes());
        assertThat(run("verify-inclusion.sh", file("o", other.leaf().bytes()), file("p", proof.text()), key))
                .isOne();
        assertThat(run(
                        "verify-inclusion.sh",
                        entry,
                        file(
                                "p",
                                proof.text()
                                        .replaceFirst(
                                                "index \\d+",
                                                "index " + (proof.leaf().index() + 1))),
                        key))
                .isOne();
        LogKey.open("cardtrail.local/test/server", temp.resolve("foreign.key"));
        assertThat(run("verify-inclusion.sh", entry, file("p", proof.text()), temp.resolve("foreign.pub")))
                .isOne();
        String mixed = new EntryProof(proof.leaf(), proof.hashes(), other.checkpoint()).text();
        assertThat(run("verify-inclusion.sh", entry, file("p", mixed), key)).isOne();
        String extension = EXTENSIONS.getLast();
        String foreign = CHECKPOINTS.stream()
                .map(Checkpoint::note)
                .filter(note -> !extension.startsWith("old " + note.split("\n", -1)[1] + "\n"))
                .findFirst()
                .orElseThrow();
        assertThat(run("verify-consistency.sh", file("kept", foreign), file("p", extension), key))
                .isOne();
    }

    @Test
    void a_changed_byte_anywhere_is_refused() throws Exception {
        Random random = new Random(SEED);
        EntryProof proof = PROOFS.get(SIZES * 4 / 5);
        byte[] leaf = proof.leaf().bytes();
        byte[] text = proof.text().getBytes(StandardCharsets.UTF_8);
        Path entry = file("e", leaf);
        Path whole = file("whole", text);
        for (int at = random.nextInt(61); at < leaf.length; at += 127) {
            assertThat(run("verify-inclusion.sh", file("o", changed(leaf, at, random)), whole, key))
                    .isOne();
        }
        for (int at = random.nextInt(53); at < text.length; at += 53) {
            byte[] wrong = changed(text, at, random);
            assertThat(run("verify-inclusion.sh", entry, file("p", wrong), key))
                    .as(new String(wrong, StandardCharsets.UTF_8))
                    .isOne();
        }
        String extension =
                EXTENSIONS.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
        byte[] bytes = extension.getBytes(StandardCharsets.UTF_8);
        Path kept = kept(extension);
        for (int at = random.nextInt(53); at < bytes.length; at += 53) {
            byte[] wrong = changed(bytes, at, random);
            assertThat(run("verify-consistency.sh", kept, file("p", wrong), key))
                    .as(new String(wrong, StandardCharsets.UTF_8))
                    .isOne();
        }
        byte[] note = Files.readAllBytes(kept);
        Path proofFile = file("p", bytes);
        for (int at = random.nextInt(61); at < note.length; at += 61) {
            assertThat(run("verify-consistency.sh", file("wrong", changed(note, at, random)), proofFile, key))
                    .isOne();
        }
    }

    private static byte[] changed(byte[] bytes, int at, Random random) {
        byte[] wrong = Arrays.copyOf(bytes, bytes.length);
        wrong[at] ^= (byte) (1 << random.nextInt(8));
        return wrong;
    }

    @Test
    void openssl_and_the_java_code_agree_on_the_key_and_on_refusing() {
        LogVerifier verifier = LogVerifier.read("cardtrail.local/test/server", key);
        assertThat(verifier.verifierKey()).matches("cardtrail\\.local/test/server\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}");
        for (Checkpoint checkpoint : CHECKPOINTS) {
            assertThat(verifier.check(checkpoint.note())).isEqualTo(checkpoint);
        }
        for (EntryProof proof : PROOFS) {
            assertThat(TreeCheck.included(
                            Merkle.leaf(proof.leaf().bytes()),
                            proof.leaf().index(),
                            proof.checkpoint().size(),
                            proof.hashes(),
                            proof.checkpoint().root()))
                    .isTrue();
        }
    }
}
