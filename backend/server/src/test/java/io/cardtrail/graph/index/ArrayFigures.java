package io.cardtrail.graph.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.RawLoop;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Role;
import io.cardtrail.model.Sha256;
import io.cardtrail.warrant.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The walk of the index beside the plain loop over arrays, without a database: FinBench's two hubs, forward. Never part of a build:
 * {@code ./mvnw verify -Dit.test=ArrayFigures -Dfailsafe.failIfNoSpecifiedTests=false}. Machines are noisy: quote ratios of one run.
 */
class ArrayFigures {
    private static final Path FILES = Path.of("src/test/resources/finbench/files");
    private static final long WARM_UP = 2_000_000_000L;
    private static final int RUNS = 301;
    private static final Scope SCOPE = new Scope(
            Set.of(Scope.pair(ActKind.PAYMENT, Channel.ONLINE_PLATFORM)),
            Set.of(
                    Scope.pair(Role.PAID_FROM, Channel.ONLINE_PLATFORM),
                    Scope.pair(Role.PAID_TO, Channel.ONLINE_PLATFORM)),
            Set.of("FinBench"),
            new Interval(Instant.ofEpochMilli(1), Instant.parse("2100-01-01T00:00:00Z")));

    @Test
    void prints() throws IOException {
        System.out.println("µs, median of " + RUNS + " after 2 s of warm-up each");
        System.out.println("| set | start | k | payments | raw loop | with rows | index walk, first 500 | load |");
        set("HubTransfer");
        set("AccountTransferAccount");
    }

    private static void set(String name) throws IOException {
        String csv;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(FILES.resolve(name + ".csv.gz")))) {
            csv = new String(in.readAllBytes(), UTF_8);
        }
        RawLoop loop = new RawLoop(csv, "fromId", "toId", "createTime");
        IndexBuild build = new IndexBuild(Long.MAX_VALUE, 1_000);
        List<IndexedRow> rows = rows(csv, loop);
        build.add(rows);
        Snapshot index = build.publish(1, 0, 1);
        System.out.printf(
                Locale.ROOT,
                "%s: %d payments, %d bytes, %.1f a payment%n",
                name,
                rows.size(),
                index.bytes(),
                (double) index.bytes() / rows.size());
        int start = busiest(csv, loop);
        for (int k : new int[] {3, 5, 7}) {
            cell(name, loop, index, start, k);
        }
    }

    private static int busiest(String csv, RawLoop loop) {
        int[] out = new int[1 << 16];
        csv.lines().skip(1).forEach(line -> out[loop.number(line.substring(0, line.indexOf('|')))]++);
        int most = 0;
        for (int i = 0; i < out.length; i++) {
            most = out[i] > out[most] ? i : most;
        }
        return most;
    }

    private static List<IndexedRow> rows(String csv, RawLoop loop) {
        Batches.BatchOf batch = new Batches.BatchOf("b", "f.csv", "d", 1);
        Origins.Origin origin = new Origins.Origin(
                ActKind.PAYMENT,
                Channel.ONLINE_PLATFORM,
                "FinBench",
                Scope.pair(ActKind.PAYMENT, Channel.ONLINE_PLATFORM));
        List<IndexedRow> rows = new ArrayList<>();
        csv.lines().skip(1).forEach(line -> {
            String[] cells = line.split("\\|", -1);
            rows.add(new IndexedRow(
                    Sha256.hex("act " + rows.size()),
                    EventTime.toNanos(RawLoop.time(cells[3])),
                    1,
                    List.of(new IndexedRow.Source(batch, rows.size() + 2)),
                    new IndexedRow.Said(
                            origin,
                            List.of(
                                    new IndexedRow.Tie(Role.PAID_FROM, account(loop.number(cells[0]))),
                                    new IndexedRow.Tie(Role.PAID_TO, account(loop.number(cells[1])))),
                            List.of(),
                            List.of())));
        });
        return rows;
    }

    private static EntityRef account(int number) {
        return new EntityRef(EntityKind.PAYMENT_ACCOUNT, "FINBENCH:" + number);
    }

    private static void cell(String name, RawLoop loop, Snapshot index, int start, int k) {
        IntSupplier raw = () -> {
            int reached = loop.walk(start, 0, Long.MAX_VALUE, k);
            loop.reset();
            return reached;
        };
        IntSupplier withRows = () -> {
            loop.walk(start, 0, Long.MAX_VALUE, k);
            int reached = loop.rows().size();
            loop.reset();
            return reached;
        };
        ScopedIndex.Owner nobody = new ScopedIndex.Owner() {
            @Override
            public void disagrees(Snapshot wrong) {}

            @Override
            public void answered() {}
        };
        ScopedIndex.Guard none = new ScopedIndex.Guard() {
            @Override
            public void rows(int rows) {}

            @Override
            public void met(int fresh) {}
        };
        IntSupplier walk = () -> new ScopedIndex(nobody, index, SCOPE, 1)
                .money(account(start), true, k, 500, none)
                .count();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.1f | %.1f | %.1f | %.1f |%n",
                name,
                start,
                k,
                walk.getAsInt(),
                median(raw),
                median(withRows),
                median(walk),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static double median(IntSupplier run) {
        int sum = 0;
        for (long begun = System.nanoTime(); System.nanoTime() - begun < WARM_UP; ) {
            sum += run.getAsInt();
        }
        long[] taken = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long begun = System.nanoTime();
            sum += run.getAsInt();
            taken[i] = System.nanoTime() - begun;
        }
        Arrays.sort(taken);
        // What nobody uses, a compiler may leave out.
        assertThat(sum).isNotEqualTo(1);
        return taken[RUNS / 2] / 1e3;
    }
}
