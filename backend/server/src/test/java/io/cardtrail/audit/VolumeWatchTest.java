package io.cardtrail.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 法释〔2017〕10号: 50, 500 and 5,000 pieces of information about third parties, half of each for insiders. */
class VolumeWatchTest {
    @TempDir
    Path folder;

    private static void answer(
            AuditLog log, VolumeWatch watch, String actor, String instrument, boolean insider, int thirdParty) {
        String token = log.append(new Entry.Intent(
                        actor,
                        new Entry.Authority(instrument, "ab".repeat(32), 1, "cd".repeat(32)),
                        "g",
                        "trace",
                        "q",
                        1))
                .token();
        log.append(new Entry.Result(
                actor, token, thirdParty + 1, thirdParty, "ef".repeat(32), new TreeHead(7, "cd".repeat(32)), "0.1"));
        watch.answered(instrument, actor, insider);
    }

    private static List<String> alarms(AuditLog log) {
        return log.accesses().alarms(Long.MAX_VALUE, 100).newest().reversed().stream()
                .map(a -> a.account() + " " + a.instrument() + " " + a.threshold() + " " + a.records())
                .toList();
    }

    @Test
    void an_alarm_rises_once_for_each_threshold_and_account_and_instrument() {
        try (AuditLog log = AuditLog.open(folder, Clock.systemUTC())) {
            VolumeWatch watch = new VolumeWatch(log);
            answer(log, watch, "li", "w1", false, 49);
            answer(log, watch, "li", "w2", false, 49);
            answer(log, watch, "zhao", "w1", false, 49);
            assertThat(alarms(log)).isEmpty();
            answer(log, watch, "li", "w1", false, 1);
            answer(log, watch, "li", "w1", false, 100);
            assertThat(alarms(log)).containsExactly("li w1 50 50");
            answer(log, watch, "li", "w1", false, 5000);
            assertThat(alarms(log)).containsExactly("li w1 50 50", "li w1 500 5150", "li w1 5000 5150");
            answer(log, watch, "carrier", "w1", true, 24);
            assertThat(alarms(log)).hasSize(3);
            answer(log, watch, "carrier", "w1", true, 1);
            answer(log, watch, "carrier", "w1", true, 225);
            assertThat(alarms(log)).hasSize(5).endsWith("carrier w1 25 25", "carrier w1 250 250");
        }
    }

    @Test
    void sums_and_alarms_outlive_the_process() {
        try (AuditLog log = AuditLog.open(folder, Clock.systemUTC())) {
            VolumeWatch watch = new VolumeWatch(log);
            answer(log, watch, "li", "w1", false, 60);
            answer(log, watch, "zhao", "w1", false, 49);
        }
        try (AuditLog log = AuditLog.open(folder, Clock.systemUTC())) {
            VolumeWatch watch = new VolumeWatch(log);
            watch.catchUp(account -> false);
            assertThat(alarms(log)).containsExactly("li w1 50 60");
            answer(log, watch, "li", "w1", false, 5);
            answer(log, watch, "zhao", "w1", false, 1);
            assertThat(alarms(log)).containsExactly("li w1 50 60", "zhao w1 50 50");
        }
    }

    @Test
    void an_alarm_that_a_crash_prevented_rises_at_the_next_start() {
        try (AuditLog log = AuditLog.open(folder, Clock.systemUTC())) {
            String token = log.append(AuditLogTest.intent("q")).token();
            log.append(new Entry.Result("li", token, 80, 80, "ef".repeat(32), new TreeHead(7, "cd".repeat(32)), "0.1"));
        }
        for (int start = 0; start < 2; start++) {
            try (AuditLog log = AuditLog.open(folder, Clock.systemUTC())) {
                new VolumeWatch(log).catchUp(account -> false);
                assertThat(alarms(log)).containsExactly("li w1 50 80");
            }
        }
    }

    @Test
    void sixty_four_threads_raise_every_alarm_once() throws Exception {
        try (AuditLog log = AuditLog.open(folder, Clock.systemUTC());
                ExecutorService threads = Executors.newFixedThreadPool(64)) {
            VolumeWatch watch = new VolumeWatch(log);
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 64 * 5; i++) {
                work.add(() -> {
                    answer(log, watch, "li", "w1", false, 2);
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
            List<String> raised = alarms(log);
            assertThat(raised).hasSize(2);
            assertThat(raised.get(0)).startsWith("li w1 50 ");
            assertThat(raised.get(1)).startsWith("li w1 500 ");
        }
    }

    @Test
    void an_alarm_that_can_t_be_recorded_stops_nothing() {
        AuditLog log = AuditLog.open(folder, Clock.systemUTC());
        VolumeWatch watch = new VolumeWatch(log);
        String token = log.append(AuditLogTest.intent("q")).token();
        log.append(new Entry.Result("li", token, 80, 80, "ef".repeat(32), new TreeHead(7, "cd".repeat(32)), "0.1"));
        log.close();
        watch.answered("w1", "li", false);
        try (AuditLog again = AuditLog.open(folder, Clock.systemUTC())) {
            new VolumeWatch(again).catchUp(account -> false);
            assertThat(alarms(again)).hasSize(1);
        }
    }
}
