package io.cardtrail.leaks;

import static io.cardtrail.leaks.Offices.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * How long it takes from asking for a report on a card that changed hands 30 times until it is issued, and how much heap: alone, ten asked for at
 * once, and more than wait. The heap is that of the whole server and of this client, and is as large as the run is given. Never part of a
 * build: {@code ./mvnw -Pbench verify -Dit.test=SealFigures -Dcontest.heap=400m}.
 */
class SealFigures {
    private static final int HOPS = 30;
    private static final int RUNS = Integer.getInteger("seal.runs", 15);
    private static final Map<String, Object> CHAIN = Map.of("chain", ResoldCard.CARD);

    @Test
    void prints() throws Exception {
        TestNeo4j.shared().wipe();
        try (CardtrailServer server = CardtrailServer.start(
                        CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", "2026-11-22T12:00:00+08:00"));
                Offices offices = new Offices(server)) {
            server.importFile(ResoldCard.FILE, ResoldCard.orders(0, HOPS).getBytes(UTF_8), ResoldCard.mapping());
            Map<String, Object> grant =
                    Map.of("subjects", List.of(ResoldCard.CARD), "exportAllowed", true, "maxHops", HOPS);
            String warrant = offices.approved("alice", order("figures", grant, Map.of()));
            Reports reports = new Reports(offices.investigator("alice"));
            System.out.printf(
                    Locale.ROOT,
                    "heap of %d MB, load %.1f%n",
                    Runtime.getRuntime().maxMemory() >> 20,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            System.out.println(
                    "| what | first ms | median ms | last ms | refused | processor of the sealing thread, ms each |"
                            + " heap at most, MB | after the last collection, MB |");
            heap();
            line("the first one, nothing warm", () -> List.of(issued(reports, warrant)));
            for (int i = 0; i < RUNS; i++) {
                issued(reports, warrant);
            }
            heap();
            line(RUNS + " one after the other, warm", () -> {
                List<Double> taken = new ArrayList<>();
                for (int i = 0; i < RUNS; i++) {
                    taken.add(issued(reports, warrant));
                }
                return taken;
            });
            line("10 asked for at once", () -> atOnce(10, reports, warrant));
            line("40 asked for at once", () -> atOnce(40, reports, warrant));
            bundle(reports, warrant);
        }
    }

    private static void line(String what, Callable<List<Double>> work) throws Exception {
        heap();
        long before = sealing();
        List<Double> all = work.call();
        long spent = sealing() - before;
        double[] taken = all.stream()
                .filter(each -> each >= 0)
                .mapToDouble(each -> each)
                .sorted()
                .toArray();
        assertThat(taken).isNotEmpty();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %d | %.0f | %s |%n",
                what,
                taken[0],
                taken[taken.length / 2],
                taken[taken.length - 1],
                all.size() - taken.length,
                spent / 1e6 / taken.length,
                heap());
    }

    /** {@return processor time of the thread that makes pages and seals, so far; whatever else the machine does is not in it} */
    private static long sealing() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("reports-"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    /** {@return milliseconds until it was issued; less than 0 where it was refused because too many wait} */
    private static double issued(Reports reports, String warrant) throws InterruptedException {
        long begun = System.nanoTime();
        Response asked = reports.asked(warrant, CHAIN);
        if ("TOO_MUCH_WORK".equals(asked.code())) {
            return -1;
        }
        String id = Offices.made(asked).path("id").asString();
        for (; ; ) {
            JsonNode report = reports.one(warrant, id);
            switch (report.path("stage").asString()) {
                case "DONE" -> {
                    return (System.nanoTime() - begun) / 1e6;
                }
                case "FAILED", "CANCELLED" -> throw new AssertionError(report.toString());
                default -> TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private static List<Double> atOnce(int count, Reports reports, String warrant) throws Exception {
        try (ExecutorService crowd = Executors.newFixedThreadPool(count)) {
            List<Future<Double>> asked = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                asked.add(crowd.submit(() -> issued(reports, warrant)));
            }
            List<Double> taken = new ArrayList<>();
            for (Future<Double> each : asked) {
                taken.add(each.get());
            }
            return taken;
        }
    }

    private static void bundle(Reports reports, String warrant) throws IOException {
        JsonNode report = reports.all(warrant).path(0);
        byte[] zip = Objects.requireNonNull(reports.bundle(report.path("id").asString()));
        System.out.printf(
                Locale.ROOT,
                "%d reports, the last of %d rows and %d KB%n",
                reports.all(warrant).size(),
                report.at("/issued/rows").asInt(),
                zip.length / 1024);
        assertThat(report.at("/issued/rows").asInt()).isEqualTo(HOPS);
    }

    /** {@return the most that was used since the last call, garbage with it, and what the last collection of each pool left; counts anew from now on} */
    private static String heap() {
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        String said = String.format(
                Locale.ROOT,
                "%d | %d",
                megabytes(pools.stream().map(MemoryPoolMXBean::getPeakUsage).toArray(MemoryUsage[]::new)),
                megabytes(
                        pools.stream().map(MemoryPoolMXBean::getCollectionUsage).toArray(MemoryUsage[]::new)));
        System.gc();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        return said;
    }

    private static long megabytes(MemoryUsage[] usages) {
        return Arrays.stream(usages)
                        .filter(Objects::nonNull)
                        .mapToLong(MemoryUsage::getUsed)
                        .sum()
                >> 20;
    }
}
