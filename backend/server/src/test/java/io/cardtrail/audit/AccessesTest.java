package io.cardtrail.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor sees of an instrument, and proofs that are asked for while others append. */
class AccessesTest {
    @TempDir
    Path folder;

    private static final Entry.Authority W2 = new Entry.Authority("w2", "ab".repeat(32), 4, "cd".repeat(32));

    private static String intent(AuditLog log) {
        return log.append(new Entry.Intent("li", W2, "g1", "trace", "q", 7)).token();
    }

    private static List<Access> all(AuditLog log) {
        return log.accesses().under("w2", Long.MAX_VALUE, 100).newest();
    }

    @Test
    void every_question_stands_under_its_instrument_with_what_became_of_it() {
        for (int start = 0; start < 2; start++) {
            try (AuditLog log = AuditLog.open(folder, Clock.systemUTC())) {
                if (start == 0) {
                    log.append(AuditLogTest.intent("another instrument"));
                    String answered = intent(log);
                    log.append(new Entry.Result(
                            "li", answered, 12, 5, "ef".repeat(32), new TreeHead(7, "cd".repeat(32)), "0.1"));
                    log.append(new Entry.Withheld("li", intent(log), "INSTRUMENT_CHANGED"));
                    String late = intent(log);
                    log.append(new Entry.Result(
                            "li", late, 3, 0, "ef".repeat(32), new TreeHead(7, "cd".repeat(32)), "0.1"));
                    log.append(new Entry.Withheld("li", late, "INSTRUMENT_CHANGED"));
                    log.append(new Entry.Denied("zhao", W2, null, "chain", "q", List.of("EXPIRED", "HOPS_EXCEEDED")));
                    intent(log);
                }
                List<Access> seen = all(log);
                assertThat(seen.stream().map(Access::outcome))
                        .containsExactly(
                                Access.Outcome.OPEN,
                                Access.Outcome.DENIED,
                                Access.Outcome.WITHHELD,
                                Access.Outcome.WITHHELD,
                                Access.Outcome.ANSWERED);
                Access answered = seen.getLast();
                assertThat(answered.records()).isEqualTo(12);
                assertThat(answered.thirdParty()).isEqualTo(5);
                assertThat(answered.digest()).isEqualTo("ef".repeat(32));
                assertThat(answered.generation()).isEqualTo(4);
                assertThat(seen.get(1).reasons()).containsExactly("EXPIRED", "HOPS_EXCEEDED");
                assertThat(seen.get(1).actor()).isEqualTo("zhao");
                assertThat(log.view().entry(answered.audit()).map(Leaf::index)).contains(answered.index());
            }
        }
    }

    @Test
    void pages_are_the_list_whatever_is_appended_in_between() {
        try (AuditLog log = AuditLog.open(folder, Clock.systemUTC())) {
            for (int i = 0; i < 300; i++) {
                intent(log);
            }
            List<Long> whole = log.accesses().under("w2", Long.MAX_VALUE, 1000).newest().stream()
                    .map(Access::index)
                    .toList();
            List<Long> paged = new ArrayList<>();
            long before = Long.MAX_VALUE;
            while (true) {
                List<Access> page = log.accesses().under("w2", before, 7).newest();
                if (page.isEmpty()) {
                    break;
                }
                page.forEach(access -> paged.add(access.index()));
                before = page.getLast().index();
                intent(log);
            }
            assertThat(paged).isEqualTo(whole).hasSize(300);
            assertThat(log.accesses().under("w2", Long.MAX_VALUE, 1).total()).isEqualTo(300 + 300 / 7 + 1);
            assertThat(log.accesses().under("w9", Long.MAX_VALUE, 1).total()).isZero();
        }
    }

    @Test
    void sixty_four_threads_append_and_prove_at_once() throws Exception {
        Map<String, Long> places = new ConcurrentHashMap<>();
        LogKey key = LogKey.open("cardtrail.local/test/server", folder.resolve("log.key"));
        try (AuditLog log = AuditLog.open(folder.resolve("log"), Clock.systemUTC(), () -> key, 50_000, Sink::ofFile);
                ExecutorService threads = Executors.newFixedThreadPool(64)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 64 * 20; i++) {
                int number = i;
                work.add(() -> {
                    Receipt receipt = log.append(AuditLogTest.intent("q" + number));
                    places.put(receipt.token(), receipt.leaf().index());
                    if (number % 16 == 0) {
                        EntryProof proof = log.view().proof(receipt.token()).orElseThrow();
                        key.verifier().check(proof.checkpoint().note());
                        return TreeCheck.included(
                                Merkle.leaf(receipt.leaf().bytes()),
                                receipt.leaf().index(),
                                proof.checkpoint().size(),
                                proof.hashes(),
                                proof.checkpoint().root());
                    }
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
            assertThat(places.values()).doesNotHaveDuplicates().hasSize(64 * 20);
            Checkpoint first = log.checkpoint();
            assertThat(log.view().proof("0".repeat(32))).isEmpty();
            assertThat(log.view().tile("0/000.p/17").orElseThrow()).hasSize(17 * 32);
            assertThat(log.view().tile("0/099")).isEmpty();
            assertThat(Fsck.check(folder.resolve("log"), key.verifier(), first).faults())
                    .isEmpty();
        }
    }

    @Test
    void fsck_beside_a_busy_writer_finds_nothing() throws Exception {
        LogKey key = LogKey.open("cardtrail.local/test/server", folder.resolve("log.key"));
        AtomicBoolean stop = new AtomicBoolean();
        try (AuditLog log = AuditLog.open(folder.resolve("log"), Clock.systemUTC(), key)) {
            Thread writer = Thread.ofPlatform().start(() -> {
                while (!stop.get()) {
                    log.append(AuditLogTest.intent("q"));
                    log.checkpoint();
                }
            });
            try {
                for (int i = 0; i < 20; i++) {
                    assertThat(Fsck.check(folder.resolve("log"), key.verifier(), null)
                                    .faults())
                            .isEmpty();
                }
            } finally {
                stop.set(true);
                writer.join();
            }
        }
    }
}
