package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.bench.rivals.PostgresServer;
import io.cardtrail.bench.rivals.TaintRival;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.registry.OnRecord;
import io.cardtrail.trace.taint.TaintAnswer;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.Sample;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes to tell where the money of a payment went through pooled accounts (Q5 of the plan): in the server with instrument, audit and
 * what is told read back, by the trace index and by the frontier; and in PostgreSQL, in a table that knows beforehand which fen each payment
 * takes. All must carry the same fen. Never part of a build: {@code ./mvnw -Pbench verify -Dit.test=TaintFigures}.
 */
class TaintFigures {
    private static final int PAYMENTS = Integer.getInteger("taint.payments", 20_000);
    private static final int ACCOUNTS = 500;
    private static final int ASKED = 20;
    private static final int ROUNDS = Integer.getInteger("taint.rounds", 5);
    private static final int HOPS = 7;
    private static final long SEED = 7;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    @TempDir
    private Path folder;

    private record Asked(long number, String act, Grant grant) {}

    @Test
    void prints() throws Exception {
        StringBuilder imported = new StringBuilder("交易单号,交易时间,付款账户,收款账户,金额,备注\n");
        StringBuilder table = new StringBuilder();
        make(imported, table);
        Path csv = folder.resolve("paid.csv");
        Files.writeString(csv, table);
        TestNeo4j.shared().wipe();
        CardtrailServer server = CardtrailServer.start(
                CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", Sample.NOW.toString()));
        try (server;
                PostgresServer postgres = new PostgresServer(
                        Path.of(System.getProperty("contest.postgres", "/usr/lib/postgresql/15/bin")), "512MB");
                TaintRival rival = new TaintRival(
                        postgres.connection(), postgres.readable(csv).toString())) {
            server.importFile(
                    "paid.csv",
                    imported.toString().getBytes(UTF_8),
                    Files.readString(
                            Path.of("src/test/resources/cases/s1-stolen-card-ring/mappings/bank-payments.json")));
            assertThat(server.bean(TraceIndex.class).await(Duration.ofMinutes(2)))
                    .isTrue();
            List<Asked> asked = new ArrayList<>();
            SplittableRandom random = new SplittableRandom(SEED);
            for (int i = 0; i < ASKED; i++) {
                asked.add(asked(server, ACCOUNTS + random.nextInt(PAYMENTS / 2)));
            }
            int carried = 0;
            for (Asked each : asked) {
                Map<Long, Long> found = carried(server, each);
                assertThat(found).isEqualTo(rival.carried(each.number(), HOPS));
                carried += found.size();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d payments, %d accounts, PostgreSQL %s; %d payments asked about, %d hops, %d carry their money%n"
                            + "| who | p50 ms | p95 | load |%n",
                    PAYMENTS,
                    ACCOUNTS,
                    postgres.version(),
                    ASKED,
                    HOPS,
                    carried);
            line("index", asked, each -> carried(server, each).size());
            server.bean(TraceIndex.class).rest(true);
            line("frontier", asked, each -> carried(server, each).size());
            server.bean(TraceIndex.class).rest(false);
            line("PostgreSQL", asked, each -> rival.carried(each.number(), HOPS).size());
        }
    }

    private interface Answering {
        int ask(Asked asked) throws Exception;
    }

    private static void line(String name, List<Asked> asked, Answering contender) throws Exception {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        int[] next = {0};
        Callable<Integer> one = () -> contender.ask(asked.get(next[0]++ % asked.size()));
        Times times = Times.of(asked.size(), ROUNDS * asked.size(), one);
        System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.1f |%n", name, times.p50(), times.p95(), load);
    }

    private static Map<Long, Long> carried(CardtrailServer server, Asked asked) {
        TaintAnswer answer = WholeTrace.taint(server, asked.grant(), asked.act(), HOPS);
        Map<Long, Long> carried = new TreeMap<>();
        for (TaintAnswer.Carried one : answer.carried()) {
            carried.put(Long.valueOf(String.valueOf(one.payment().attributes().reference())), one.fen());
        }
        return carried;
    }

    /** Every account is given something; then whoever has something pays some of it to anybody, a second later each. */
    private static void make(StringBuilder imported, StringBuilder table) {
        SplittableRandom random = new SplittableRandom(SEED);
        long[] received = new long[ACCOUNTS + 1];
        long[] spent = new long[ACCOUNTS + 1];
        for (int number = 0; number < PAYMENTS; number++) {
            boolean given = number < ACCOUNTS;
            int from = given ? ACCOUNTS : random.nextInt(ACCOUNTS);
            // Some accounts are paid far more often than others.
            int to = given ? number : (int) (ACCOUNTS * Math.pow(random.nextDouble(), 2));
            long holds = received[from] - spent[from];
            long fen = given ? 1_000_000 : Math.min(holds, 1 + random.nextLong(200_000));
            if (fen == 0) {
                continue;
            }
            long out = given ? 0 : spent[from];
            table.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%d,%d,%d,%d,%d%n",
                    number,
                    from,
                    to,
                    fen,
                    out,
                    given ? 0 : out + fen,
                    received[to]));
            imported.append(String.format(
                    Locale.ROOT,
                    "%d,%s,A%d,A%d,%d.%02d,%n",
                    number,
                    TIME.format(BEGIN.plusSeconds(number)),
                    from,
                    to,
                    fen / 100,
                    fen % 100));
            received[to] += fen;
            spent[from] += given ? 0 : fen;
        }
    }

    private static Asked asked(CardtrailServer server, long number) {
        String act = TestNeo4j.shared()
                .texts("MATCH (a:Payment) WHERE a.reference = '" + number + "' RETURN a.id AS text")
                .getFirst();
        EntityRef account = new EntityRef(EntityKind.PAYMENT_ACCOUNT, "BANK_CARD:A" + ACCOUNTS);
        GrantTerms terms = Sample.terms(
                "g1",
                List.of(account),
                EnumSet.of(Category.PAYMENT),
                EnumSet.of(Channel.PAYMENT_PROVIDER),
                null,
                new Interval(BEGIN.minusSeconds(1), BEGIN.plusSeconds(PAYMENTS)),
                20);
        Grant grant = Sample.granted(
                OnRecord.approved(
                        server.bean(Lifecycle.class),
                        Sample.terms(
                                "taint " + number,
                                InstrumentKind.COURT_ORDER_CRIMINAL,
                                Sample.VALIDITY,
                                List.of(),
                                FinBenchWarrant.wide(terms))),
                AccessRequest.about("g1", account));
        return new Asked(number, act, grant);
    }
}
