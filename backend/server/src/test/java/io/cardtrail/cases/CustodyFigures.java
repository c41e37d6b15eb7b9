package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.bench.rivals.CustodyRival;
import io.cardtrail.bench.rivals.PostgresServer;
import io.cardtrail.bench.rivals.TableActs;
import io.cardtrail.bench.traffic.CsvActs;
import io.cardtrail.bench.traffic.Traffic;
import io.cardtrail.bench.traffic.WriteTraffic;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.ScopedReading;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.index.ScopedIndex;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Role;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.registry.OnRecord;
import io.cardtrail.trace.Direction;
import io.cardtrail.trace.IndexWalk;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TraceThread;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.Sample;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes to tell what became of a card (Q1 of the plan) and where the cards came from that a phone redeemed (Q2), in made-up traffic: as a
 * walk of the index under a scope, as a whole trace in the server, and as PostgreSQL and DuckDB join two tables of nothing but acts and
 * payments; and to whom the cards of many phones were issued (Q6), by a trace of each phone. All must tell the same number of acts, or the
 * same dealers. Never part of a build: {@code ./mvnw -Pbench verify -Dit.test=CustodyFigures}.
 */
class CustodyFigures {
    private static final Traffic.Size SIZE = new Traffic.Size(Long.getLong("custody.acts", 60_000), 0);
    private static final int ASKED = Integer.getInteger("custody.asked", 30);
    private static final int PHONES = 50;
    private static final int ROUNDS = Integer.getInteger("custody.rounds", 15);
    private static final long SEED = 7;
    private static final Interval WINDOW =
            new Interval(Instant.parse("2024-12-31T00:00:00Z"), Instant.parse("2026-06-01T00:00:00Z"));

    @TempDir
    private Path folder;

    /**
     * An answer.
     *
     * @param acts how many it tells; of a walk, how many hops
     */
    private record Told(int acts, long nanos) {
        static Told timed(Callable<Integer> work) throws Exception {
            long begun = System.nanoTime();
            int acts = work.call();
            return new Told(acts, System.nanoTime() - begun);
        }
    }

    /** Whoever answers. */
    @FunctionalInterface
    private interface Answering {
        Told ask(Asked asked) throws Exception;
    }

    /** One question; {@code number} is what the tables call the card or phone. */
    private record Asked(TraceQuestion question, Grant grant, long number) {
        boolean ofCard() {
            return question.start().kind() == EntityKind.CARD;
        }
    }

    @Test
    void prints() throws Exception {
        WriteTraffic.write(folder, SIZE, SEED);
        TableActs tables = new TableActs(folder);
        try (tables) {
            Traffic.make(SIZE, SEED, tables);
        }
        TestNeo4j.shared().wipe();
        CardtrailServer server = CardtrailServer.start(
                CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", Sample.NOW.toString()));
        try {
            for (String file : CsvActs.FILES) {
                Path csv = folder.resolve("files").resolve(file);
                // Without rings there is no bank card and no account that sells.
                if (Files.readAllLines(csv).size() > 1) {
                    server.importFile(file, Files.readAllBytes(csv), CsvActs.mapping(file));
                }
            }
            assertThat(server.bean(TraceIndex.class).await(Duration.ofMinutes(2)))
                    .isTrue();
            SplittableRandom random = new SplittableRandom(SEED);
            List<Asked> cards = new ArrayList<>();
            List<Asked> phones = new ArrayList<>();
            for (int i = 0; i < ASKED; i++) {
                long card = tables.cards().get(random.nextInt(tables.cards().size()));
                cards.add(asked(server, new EntityRef(EntityKind.CARD, "示例移动:" + CsvActs.serial(card)), card));
                long phone = tables.phones().get(random.nextInt(tables.phones().size()));
                phones.add(asked(server, new EntityRef(EntityKind.PHONE, "+86" + phone), phone));
            }
            Map<Long, Asked> crowd = new TreeMap<>();
            while (crowd.size() < PHONES) {
                long phone = tables.phones().get(random.nextInt(tables.phones().size()));
                if (!crowd.containsKey(phone)) {
                    crowd.put(phone, asked(server, new EntityRef(EntityKind.PHONE, "+86" + phone), phone));
                }
            }
            contest(server, cards, phones, List.copyOf(crowd.values()));
        } finally {
            server.close();
        }
    }

    private void contest(CardtrailServer server, List<Asked> cards, List<Asked> phones, List<Asked> crowd)
            throws Exception {
        String acts = folder.resolve("acts.csv").toString();
        String payments = folder.resolve("payments.csv").toString();
        try (PostgresServer postgres = new PostgresServer(
                        Path.of(System.getProperty("contest.postgres", "/usr/lib/postgresql/15/bin")), "512MB");
                CustodyRival tables = new CustodyRival(
                        postgres.connection(),
                        postgres.readable(Path.of(acts)).toString(),
                        postgres.readable(Path.of(payments)).toString(),
                        "FORMAT csv");
                Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                CustodyRival columns = new CustodyRival(duck, acts, payments, "FORMAT csv, HEADER false")) {
            System.out.printf(
                    Locale.ROOT,
                    "%,d acts; PostgreSQL %s, DuckDB %s%n| question | acts (of a walk: hops) | who | p50 | p95 ms | load |%n",
                    SIZE.acts(),
                    postgres.version(),
                    duck.getMetaData().getDatabaseProductVersion());
            for (List<Asked> questions : List.of(cards, phones)) {
                Answering trace = asked -> Told.timed(() -> WholeTrace.acts(server, asked.grant(), asked.question()));
                Answering joined = asked ->
                        Told.timed(() -> asked.ofCard() ? tables.card(asked.number()) : tables.phone(asked.number()));
                Answering scanned = asked ->
                        Told.timed(() -> asked.ofCard() ? columns.card(asked.number()) : columns.phone(asked.number()));
                for (Asked asked : questions) {
                    assertThat(trace.ask(asked).acts())
                            .as("%s", asked.question())
                            .isPositive()
                            .isEqualTo(joined.ask(asked).acts())
                            .isEqualTo(scanned.ask(asked).acts());
                }
                line("index walk", questions, asked -> walk(server, asked));
                line("trace in the server", questions, trace);
                line("PostgreSQL", questions, joined);
                line("DuckDB", questions, scanned);
            }
            List<Long> numbers = crowd.stream().map(Asked::number).toList();
            Map<Long, Integer> sources = sources(server, crowd);
            assertThat(sources).isNotEmpty().isEqualTo(tables.sources(numbers)).isEqualTo(columns.sources(numbers));
            int most = sources.values().stream().max(Integer::compare).orElseThrow();
            System.out.println(
                    PHONES + " phones: " + sources.size() + " dealers, one of them behind " + most + " phones");
            together(
                    "a trace in the server for each",
                    () -> sources(server, crowd).size());
            together("PostgreSQL", () -> tables.sources(numbers).size());
            together("DuckDB", () -> columns.sources(numbers).size());
        }
    }

    /** What their traces have in common is worked out by whoever asks: the product has no question about many things at once. */
    private static Map<Long, Integer> sources(CardtrailServer server, List<Asked> phones) {
        Map<Long, Integer> sources = new TreeMap<>();
        for (Asked phone : phones) {
            WholeTrace.told(server, phone.grant(), phone.question()).acts().stream()
                    .flatMap(act -> act.roles().stream())
                    .filter(role -> role.role() == Role.ISSUED_TO)
                    .map(role -> role.entity().key())
                    .distinct()
                    .forEach(key -> sources.merge(Long.valueOf(key.replaceAll("\\D", "")), 1, Integer::sum));
        }
        return sources;
    }

    private static void together(String name, Callable<Integer> work) throws Exception {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Times times = Times.of(ROUNDS, ROUNDS, work);
        System.out.printf(
                Locale.ROOT,
                "| %d phones together | | %s | %.1f | %.1f | %.1f |%n",
                PHONES,
                name,
                times.p50(),
                times.p95(),
                load);
    }

    /** Opening a reading is not in it. */
    private static Told walk(CardtrailServer server, Asked asked) {
        TraceIndex index = server.bean(TraceIndex.class);
        ScopedIndex scoped = Objects.requireNonNull(
                index.under(asked.grant().scope(), index.status().sequence(), 0));
        return ScopedReading.read(server.bean(Graph.class), asked.grant(), Long.MAX_VALUE, reading -> {
            long begun = System.nanoTime();
            int hops = IndexWalk.custody(reading, scoped, asked.question());
            return new Told(hops, System.nanoTime() - begun);
        });
    }

    private static void line(String name, List<Asked> questions, Answering contender) throws Exception {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        double[] millis = new double[ROUNDS * questions.size()];
        int acts = 0;
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            acts = 0;
            for (int i = 0; i < questions.size(); i++) {
                Told told = contender.ask(questions.get(i));
                acts += told.acts();
                if (round >= 0) {
                    millis[round * questions.size() + i] = told.nanos() / 1e6;
                }
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "| %d of a %s | %d | %s | %.3f | %.3f | %.1f |%n",
                questions.size(),
                questions.getFirst().question().start().kind(),
                acts,
                name,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                load);
    }

    private static Asked asked(CardtrailServer server, EntityRef start, long number) {
        GrantTerms terms = Sample.terms(
                "g1",
                List.of(start),
                EnumSet.of(Category.CARD, Category.SALE, Category.PAYMENT, Category.RECHARGE),
                EnumSet.allOf(Channel.class),
                null,
                WINDOW,
                20);
        Grant grant = Sample.granted(
                OnRecord.approved(
                        server.bean(Lifecycle.class),
                        Sample.terms(
                                start.key(), InstrumentKind.COURT_ORDER_CRIMINAL, Sample.VALIDITY, List.of(), terms)),
                AccessRequest.about("g1", start));
        Direction direction = start.kind() == EntityKind.CARD ? Direction.FORWARD : Direction.BACKWARD;
        return new Asked(new TraceQuestion(TraceThread.CUSTODY, direction, start, 20, 2_000), grant, number);
    }
}
