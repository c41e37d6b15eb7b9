package io.cardtrail.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many entries a second a log takes: {@code AppendFigures FOLDER [SECONDS]}. FOLDER should lie on the disk that is meant. Each
 * entry is an INTENT with a commitment, as a question makes it. Machines are noisy: run it several times.
 */
final class AppendFigures {
    private AppendFigures() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        long seconds = args.length > 1 ? Long.parseLong(args[1]) : 5;
        for (int threads : new int[] {1, 8, 64}) {
            Path log = Files.createTempDirectory(folder, "log").resolve("audit");
            run(log, threads, 1);
            double rate = run(log, threads, seconds);
            System.out.printf(Locale.ROOT, "%d threads: %.0f appends/s%n", threads, rate);
        }
    }

    private static double run(Path folder, int threads, long seconds) throws InterruptedException {
        AtomicLong appended = new AtomicLong();
        CountDownLatch done = new CountDownLatch(threads);
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        try (AuditLog log = AuditLog.open(folder, Clock.systemUTC())) {
            for (int i = 0; i < threads; i++) {
                Thread.ofPlatform().start(() -> {
                    while (System.nanoTime() < end) {
                        log.append(AuditLogTest.intent("{\"from\":\"+8613900000001\"}"));
                        appended.incrementAndGet();
                    }
                    done.countDown();
                });
            }
            done.await();
        }
        return appended.get() * 1e9 / (System.nanoTime() - start);
    }
}
