package io.cardtrail.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof that an entry is in a log holds for that entry, that place and that log, and for nothing else. */
class EntryProofTest {
    private static final int LEAVES = 17;

    @TempDir
    Path temp;

    /** Proofs of every leaf of a log, each made when the log was that long and again at its end. */
    private static List<EntryProof> proofs(AuditLog log) {
        List<String> tokens = new ArrayList<>();
        List<EntryProof> proofs = new ArrayList<>();
        for (int i = 0; i < LEAVES; i++) {
            tokens.add(log.append(new Entry.SignIn("account-" + i, true)).token());
            log.checkpoint();
            tokens.forEach(token -> proofs.add(log.view().proof(token).orElseThrow()));
        }
        return proofs;
    }

    @Test
    void every_entry_of_every_log_up_to_seventeen_entries_is_proved_and_no_other_one_by_its_proof() {
        LogKey key = LogKey.open("cardtrail.local/test/proofs", temp.resolve("audit.key"));
        try (AuditLog log = AuditLog.open(temp.resolve("audit"), Clock.systemUTC(), key)) {
            LogVerifier verifier = LogVerifier.of(key.verifier().verifierKey() + "\n");
            assertThat(verifier.pem()).isEqualTo(key.verifier().pem());
            for (EntryProof proof : proofs(log)) {
                byte[] leaf = proof.leaf().bytes();
                assertThat(verifier.proves(leaf, proof.text()).size())
                        .isEqualTo(proof.checkpoint().size());
                byte[] other = leaf.clone();
                other[other.length / 2] ^= 1;
                refused(verifier, other, proof.text());
                refused(
                        verifier,
                        leaf,
                        proof.text()
                                .replace(
                                        "index " + proof.leaf().index() + "\n",
                                        "index " + (proof.leaf().index() + 1) + "\n"));
            }
        }
    }

    private static void refused(LogVerifier verifier, byte[] leaf, String proof) {
        assertThatExceptionOfType(BadCheckpoint.class).isThrownBy(() -> verifier.proves(leaf, proof));
    }

    @Test
    void a_proof_with_a_hash_more_or_less_of_another_log_or_of_no_form_is_refused() {
        LogKey key = LogKey.open("cardtrail.local/test/proofs", temp.resolve("audit.key"));
        LogKey another = LogKey.open("cardtrail.local/test/proofs", temp.resolve("another.key"));
        try (AuditLog log = AuditLog.open(temp.resolve("audit"), Clock.systemUTC(), key)) {
            EntryProof proof = proofs(log).getLast();
            byte[] leaf = proof.leaf().bytes();
            String text = proof.text();
            String hash = text.lines().skip(2).findFirst().orElseThrow();
            LogVerifier verifier = key.verifier();
            assertThat(verifier.proves(leaf, text).size()).isEqualTo(LEAVES);
            refused(another.verifier(), leaf, text);
            for (String broken : List.of(
                    "",
                    text.substring(1),
                    text.replaceFirst(Pattern.quote(hash + "\n"), ""),
                    text.replaceFirst("\n\n", "\n" + hash + "\n\n"),
                    text.replaceFirst("\n\n", "\nAAAA\n\n"),
                    text.replaceFirst("index ", "index 0"),
                    text.replaceFirst("\n\n", ("\n" + hash).repeat(70) + "\n\n"))) {
                refused(verifier, leaf, broken);
            }
        }
    }

    @Test
    void what_is_no_verifier_key_is_refused() {
        String key = LogKey.open("cardtrail.local/test/proofs", temp.resolve("audit.key"))
                .verifier()
                .verifierKey();
        for (String broken :
                List.of("", "a+b+c", key.replaceFirst("[+]", "x+"), key.substring(0, key.length() - 4), key + "AAAA")) {
            assertThatExceptionOfType(BadCheckpoint.class).isThrownBy(() -> LogVerifier.of(broken));
        }
    }
}
