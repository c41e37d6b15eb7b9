package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.bench.rivals.ContestSets;
import io.cardtrail.bench.rivals.Postgres;
import io.cardtrail.bench.rivals.Question;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.index.ScopedIndex;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.trace.Direction;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TraceThread;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Sample;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * How long a walk over all of FinBench's hub set takes that delivers 500 acts: as a walk of the index under a scope, as a whole trace in the
 * server, and as a whole GraphQL request over HTTP, whose answer has everything that can be asked of a trace; beside it PostgreSQL joining the
 * same page. And how many acts it touches where the instrument leaves less. Never part of a build:
 * {@code ./mvnw -Pbench verify -Dit.test=RequestFigures}.
 */
class RequestFigures {
    private static final int RUNS = Integer.getInteger("request.runs", 200);
    private static final int PAGE = 500;
    private static final Interval WHOLE =
            new Interval(Instant.parse("2019-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));

    private final CardtrailServer server = begun();

    private static CardtrailServer begun() {
        TestNeo4j.shared().wipe();
        return CardtrailServer.start(
                CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", Sample.NOW.toString()));
    }

    @Test
    void prints() throws Exception {
        try {
            FinBench.Source source = FinBench.sources().getFirst();
            server.importFile(source.name(), source.content().getBytes(UTF_8), source.mapping());
            assertThat(server.bean(TraceIndex.class).await(Duration.ofMinutes(2)))
                    .isTrue();
            FinBenchQuestion widest = FinBenchQuestion.fromTheHub();
            Interval window = Objects.requireNonNull(widest.window());
            Instant middle = window.from()
                    .plus(Duration.between(window.from(), window.to()).dividedBy(2));
            System.out.println(
                    "| question | acts met | acts told | walk p50 | p95 | trace p50 | p95 | request p50 | p95 ms | load |");
            for (int hops : new int[] {3, 5, 7, 12}) {
                line("whole window, " + hops + " hops", widest.start(), WHOLE, hops);
            }
            line("its window, 7 hops", widest.start(), window, 7);
            line("half of it, 7 hops", widest.start(), new Interval(middle, window.to()), 7);
            postgres(source, widest);
        } finally {
            server.close();
        }
    }

    private void line(String name, EntityRef start, Interval window, int hops) throws Exception {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        assertThat(start.kind()).isEqualTo(EntityKind.PAYMENT_ACCOUNT);
        Grant grant = FinBenchWarrant.granted(
                server.bean(Lifecycle.class),
                FinBenchWarrant.terms(name, start, Set.of("FinBench hub"), window, hops),
                start);
        TraceIndex index = server.bean(TraceIndex.class);
        ScopedIndex scoped =
                Objects.requireNonNull(index.under(grant.scope(), index.status().sequence(), 0));
        AtomicLong met = new AtomicLong();
        scoped.money(start, true, hops, PAGE, guard(met));
        Times walk = Times.of(
                RUNS,
                RUNS,
                () -> scoped.money(start, true, hops, PAGE, guard(new AtomicLong()))
                        .count());
        TraceQuestion asked = new TraceQuestion(TraceThread.MONEY, Direction.FORWARD, start, hops, PAGE);
        Times trace = Times.of(RUNS, RUNS, () -> WholeTrace.acts(server, grant, asked));
        int told = WholeTrace.acts(server, grant, asked);
        Times request;
        try (FinBenchOverHttp http = new FinBenchOverHttp(server);
                Crowd client = new Crowd(server)) {
            String warrant = http.warrant(
                    start.key(),
                    Map.of(
                            "categories", List.of("PAYMENT"),
                            "window", FinBenchOverHttp.written(window),
                            "maxHops", hops));
            Crowd.Request all = new Crowd.Request(
                    name,
                    CardtrailClient.document("trace")
                            + CardtrailClient.document("answer")
                            + CardtrailClient.document("parts"),
                    Map.of(
                            "warrant",
                            warrant,
                            "input",
                            Map.of("from", FinBenchOverHttp.account(start.key()), "thread", "MONEY")));
            assertThat(client.ask(all)).startsWith("200").doesNotContain("\"errors\"");
            request = Times.of(RUNS, RUNS, () -> client.send(all).body().length);
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.3f | %.3f | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                name,
                met.get(),
                told,
                walk.p50(),
                walk.p95(),
                trace.p50(),
                trace.p95(),
                request.p50(),
                request.p95(),
                load);
    }

    /** The same page as the trace reads back; of each act only accounts and time, without instrument, audit, sources or names. */
    private void postgres(FinBench.Source source, FinBenchQuestion widest) throws Exception {
        ContestSets.FinBench set = ContestSets.finbench(source.content().lines());
        Path csv = ContestSets.written(set.transfers());
        try (Postgres postgres = new Postgres(
                Path.of(System.getProperty("contest.postgres", "/usr/lib/postgresql/15/bin")), csv, "512MB")) {
            int start = Objects.requireNonNull(
                    set.accounts().get(widest.line().path("account").asString()));
            for (int hops : new int[] {3, 5, 7, 12}) {
                Question question = new Question(
                        "", true, start, WHOLE.from().toEpochMilli(), WHOLE.to().toEpochMilli(), hops);
                assertThat(postgres.page(question)).hasSize(PAGE);
                Times page = Times.of(RUNS, RUNS, () -> postgres.page(question).size());
                System.out.printf(
                        Locale.ROOT,
                        "PostgreSQL %s joining the page, whole window, %d hops: p50 %.1f, p95 %.1f ms%n",
                        postgres.version(),
                        hops,
                        page.p50(),
                        page.p95());
            }
        } finally {
            Files.delete(csv);
        }
    }

    private static ScopedIndex.Guard guard(AtomicLong met) {
        return new ScopedIndex.Guard() {
            @Override
            public void rows(int rows) {}

            @Override
            public void met(int fresh) {
                met.addAndGet(fresh);
            }
        };
    }
}
