package io.cardtrail.bench.rivals;

import io.cardtrail.bench.traffic.Traffic;
import io.cardtrail.bench.traffic.Transfers;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What contests are held on: payments, and questions about them. */
public final class ContestSets {
    private static final int TRAP = 7;
    private static final long DAY = 86_400_000;
    private static final double ACTS_A_PAYMENT = 2.85;

    private ContestSets() {}

    /** {@return questions from the account that pays most often, and from one that pays as often as the middle one} */
    public static List<Question> questions(Transfers transfers) {
        int[] paid = new int[transfers.accounts()];
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < transfers.size(); i++) {
            paid[transfers.from(i)]++;
            first = Math.min(first, transfers.at(i));
            last = Math.max(last, transfers.at(i));
        }
        List<Integer> payers = new ArrayList<>();
        for (int v = 0; v < paid.length; v++) {
            if (paid[v] > 0) {
                payers.add(v);
            }
        }
        payers.sort((a, b) -> Integer.compare(paid[b], paid[a]));
        int hub = payers.getFirst();
        int point = payers.get(payers.size() / 2);
        List<Question> questions = new ArrayList<>();
        for (int hops : new int[] {3, 5, 7}) {
            questions.add(new Question("hub, k " + hops, true, hub, first - 1, last + 1, hops));
        }
        for (int hops : new int[] {3, 5, 7}) {
            questions.add(new Question("point, k " + hops, true, point, first - 1, last + 1, hops));
        }
        // Where money went in the day after the first payment: what is asked about one buyer.
        long paidFirst = Long.MAX_VALUE;
        for (int i = 0; i < transfers.size(); i++) {
            if (transfers.from(i) == point) {
                paidFirst = Math.min(paidFirst, transfers.at(i));
            }
        }
        for (int hops : new int[] {3, 7}) {
            questions.add(new Question("point, a day, k " + hops, true, point, paidFirst - 1, paidFirst + DAY, hops));
        }
        questions.add(new Question("hub backward, k 3", false, hub, first - 1, last + 1, 3));
        // What an instrument leaves: fewer days and fewer hops of what is asked from the hub.
        long half = first + (last - first) / 2;
        questions.add(new Question("hub, half the time, k 2", true, hub, half, last + 1, 2));
        return questions;
    }

    /**
     * Plants payments that go on from account to account, each before the one that it goes on from.
     *
     * @return the question that must be answered with the first of them and no other
     */
    public static Question trap(Transfers transfers) {
        int account = transfers.accounts();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < transfers.size(); i++) {
            first = Math.min(first, transfers.at(i));
            last = Math.max(last, transfers.at(i));
        }
        for (int i = 0; i < TRAP; i++) {
            transfers.add(account + i, account + i + 1, first + (TRAP - i) * (last - first) / (TRAP + 1));
        }
        return new Question("times reversed, k 7", true, account, first - 1, last + 1, TRAP);
    }

    /** {@return payments of traffic with about this many acts} */
    public static Transfers traffic(long acts) {
        Transfers transfers = new Transfers();
        Traffic.make(new Traffic.Size(acts, 0), 7, transfers);
        return transfers;
    }

    /** {@return about this many payments of traffic} */
    public static Transfers payments(long payments) {
        return traffic(Math.round(payments * ACTS_A_PAYMENT));
    }

    /**
     * The transfers of a FinBench file.
     *
     * @param accounts the number of each account, by what the file calls it
     */
    public record FinBench(Transfers transfers, Map<String, Integer> accounts) {}

    /** {@return the transfers of a FinBench file, whose first line is headings} */
    public static FinBench finbench(Stream<String> lines) {
        Transfers transfers = new Transfers();
        Map<String, Integer> accounts = new HashMap<>();
        lines.skip(1)
                .map(line -> line.split("\\|"))
                .forEach(cells -> transfers.add(
                        accounts.computeIfAbsent(cells[0], id -> accounts.size()),
                        accounts.computeIfAbsent(cells[1], id -> accounts.size()),
                        LocalDateTime.parse(cells[3].replace(' ', 'T'))
                                .toInstant(ZoneOffset.UTC)
                                .toEpochMilli()));
        return new FinBench(transfers, accounts);
    }

    /** {@return a file of payer, payee and time a line, for those who read one} */
    public static Path written(Transfers transfers) throws IOException {
        Path csv = Files.createTempFile("cardtrail-transfers", ".csv");
        try (BufferedWriter writer = Files.newBufferedWriter(csv)) {
            for (int i = 0; i < transfers.size(); i++) {
                writer.write(transfers.from(i) + "," + transfers.to(i) + "," + transfers.at(i) + "\n");
            }
        }
        return csv;
    }
}
