package io.cardtrail.bench.rivals;

import io.cardtrail.bench.traffic.Traffic;
import io.cardtrail.bench.traffic.Transfers;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Times the raw loop beside the rivals: {@code RivalFigures PROGRAMS hub AccountTransferAccount.csv ROUNDS} or {@code RivalFigures PROGRAMS traffic
 * ACTS ROUNDS}. PROGRAMS is where PostgreSQL's {@code initdb} lies.
 */
public final class RivalFigures {
    private RivalFigures() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        Transfers transfers = args[1].equals("hub") ? hub(Path.of(args[2])) : traffic(Long.parseLong(args[2]));
        Path csv = written(transfers);
        String buffers = transfers.size() > 1_000_000 ? "2GB" : "512MB";
        double before = load();
        try (Postgres postgres = new Postgres(Path.of(args[0]), csv, buffers);
                DuckDb one = new DuckDb(csv, 1);
                DuckDb two = new DuckDb(csv, 2)) {
            out.printf(
                    "%,d payments, %,d accounts; PostgreSQL %s, DuckDB %s, %s%n%n",
                    transfers.size(), transfers.accounts(), postgres.version(), one.version(), Runtime.version());
            out.println(Contest.table(new Contest(Integer.parseInt(args[3]))
                    .with("in-memory loop, rows built", new RawLoop(transfers))
                    .with("PostgreSQL, layers", postgres)
                    .with("DuckDB, layers, 1 thread", one)
                    .with("DuckDB, layers, 2 threads", two)
                    .run(questions(transfers))));
            out.printf("load average %.2f before, %.2f after%n", before, load());
        } finally {
            Files.delete(csv);
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

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
        List<Question> questions = new ArrayList<>();
        for (int hops : new int[] {3, 5, 7}) {
            questions.add(new Question("hub, k " + hops, true, payers.getFirst(), first - 1, last + 1, hops));
        }
        for (int hops : new int[] {3, 5, 7}) {
            questions.add(
                    new Question("point, k " + hops, true, payers.get(payers.size() / 2), first - 1, last + 1, hops));
        }
        questions.add(new Question("hub backward, k 3", false, payers.getFirst(), first - 1, last + 1, 3));
        return questions;
    }

    /** {@return payments of traffic with about this many acts} */
    public static Transfers traffic(long acts) {
        Transfers transfers = new Transfers();
        Traffic.make(new Traffic.Size(acts, 0), 7, transfers);
        return transfers;
    }

    /** {@return the transfers of a FinBench file} */
    public static Transfers hub(Path file) throws IOException {
        Transfers transfers = new Transfers();
        Map<String, Integer> accounts = new HashMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.skip(1)
                    .map(line -> line.split("\\|"))
                    .forEach(cells -> transfers.add(
                            accounts.computeIfAbsent(cells[0], id -> accounts.size()),
                            accounts.computeIfAbsent(cells[1], id -> accounts.size()),
                            LocalDateTime.parse(cells[3].replace(' ', 'T'))
                                    .toInstant(ZoneOffset.UTC)
                                    .toEpochMilli()));
        }
        return transfers;
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
