package io.cardtrail.graph.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.bench.rivals.ContestSets;
import io.cardtrail.bench.rivals.Question;
import io.cardtrail.bench.traffic.Transfers;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How room, making and walks grow with the payments: made-up traffic of {@code -Dgrowth.payments}, comma between. Making is told in two parts: rows, which have
 * names and ids as text, added to columns; and those sorted. Never part of a build:
 * {@code ./mvnw -Pbench verify -Dit.test=IndexGrowthFigures -Dcontest.heap=14g}.
 */
class IndexGrowthFigures {
    private static final String PAYMENTS = System.getProperty("growth.payments", "1000000,10000000,50000000");
    private static final int RUNS = 35;

    @Test
    void prints() {
        System.out.println(
                "| payments | accounts | bytes a payment | GB | rows added/s | sorted/s | hub k 3 | k 5 | k 7 | point k 3 | k 5 | k 7: ms (payments met) | load |");
        for (String payments : PAYMENTS.split(",", -1)) {
            line(Long.parseLong(payments.strip()));
        }
    }

    private static void line(long about) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Transfers transfers = ContestSets.payments(about);
        IndexContender index = new IndexContender(transfers);
        StringBuilder walks = new StringBuilder();
        for (Question question : ContestSets.questions(transfers).subList(0, 6)) {
            walks.append(String.format(Locale.ROOT, " %.3f (%,d) |", median(index, question), index.met(question)));
        }
        System.out.printf(
                Locale.ROOT,
                "| %,d | %,d | %.1f | %.2f | %,.0f | %,.0f |%s %.1f |%n",
                transfers.size(),
                transfers.accounts(),
                index.bytesAPayment(),
                index.bytesAPayment() * transfers.size() / 1e9,
                transfers.size() / (index.seconds() - index.sortedIn()),
                transfers.size() / index.sortedIn(),
                walks,
                load);
    }

    private static double median(IndexContender index, Question question) {
        double[] millis = new double[RUNS];
        for (int i = -RUNS; i < RUNS; i++) {
            long begun = System.nanoTime();
            index.work(question);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(millis);
        assertThat(millis[0]).isPositive();
        return millis[RUNS / 2];
    }
}
