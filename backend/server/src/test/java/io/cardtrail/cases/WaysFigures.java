package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.bench.rivals.ContestSets;
import io.cardtrail.bench.rivals.Postgres;
import io.cardtrail.bench.rivals.Question;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.trace.Direction;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TraceThread;
import io.cardtrail.trace.WayRules;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Sample;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * How long all ways of money from FinBench's hub to an account three hops away take: in the server with instrument, audit, the best five
 * ways, what else reaches the end and what is told read back, by the trace index and by the frontier; and as PostgreSQL finds the payments that
 * are on any of them, and no more. Both must find the same number. Never part of a build: {@code ./mvnw -Pbench verify -Dit.test=WaysFigures}.
 */
class WaysFigures {
    private static final int RUNS = Integer.getInteger("ways.runs", 40);
    private static final int PAGE = 500;

    @Test
    void prints() throws Exception {
        TestNeo4j.shared().wipe();
        FinBench.Source source = FinBench.sources().getFirst();
        ContestSets.FinBench set = ContestSets.finbench(source.content().lines());
        Path csv = ContestSets.written(set.transfers());
        CardtrailServer server = CardtrailServer.start(
                CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", Sample.NOW.toString()));
        try (server;
                Postgres postgres = new Postgres(
                        Path.of(System.getProperty("contest.postgres", "/usr/lib/postgresql/15/bin")), csv, "512MB")) {
            server.importFile(source.name(), source.content().getBytes(UTF_8), source.mapping());
            assertThat(server.bean(TraceIndex.class).await(Duration.ofMinutes(2)))
                    .isTrue();
            System.out.println(
                    "PostgreSQL " + postgres.version() + "; milliseconds, median and 95th percentile of " + RUNS);
            System.out.println(
                    "| hops | payments on ways | told | index p50 | p95 | frontier p50 | p95 | PostgreSQL p50 | p95 | load |");
            for (int hops : new int[] {3, 5, 7, 12}) {
                line(server, postgres, set, hops);
            }
        } finally {
            Files.delete(csv);
        }
    }

    private static void line(CardtrailServer server, Postgres postgres, ContestSets.FinBench set, int hops)
            throws Exception {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        FinBenchQuestion widest = FinBenchQuestion.fromTheHub();
        Question asked = new Question(
                "",
                true,
                Objects.requireNonNull(
                        set.accounts().get(widest.line().path("account").asString())),
                widest.line().path("start").asLong(),
                widest.line().path("end").asLong(),
                hops);
        int end = end(postgres, asked);
        String account = set.accounts().entrySet().stream()
                .filter(each -> each.getValue() == end)
                .findFirst()
                .orElseThrow()
                .getKey();
        EntityRef to = new EntityRef(
                EntityKind.PAYMENT_ACCOUNT,
                widest.start().key().replace(widest.line().path("account").asString(), account));
        Grant grant = FinBenchWarrant.granted(
                server.bean(Lifecycle.class),
                FinBenchWarrant.terms(
                        "ways of " + hops,
                        widest.start(),
                        widest.holders(),
                        Objects.requireNonNull(widest.window()),
                        hops),
                widest.start());
        TraceQuestion question = new TraceQuestion(
                TraceThread.MONEY, Direction.FORWARD, widest.start(), hops, PAGE, WayRules.NONE.reaching(to));
        int onWays = postgres.ways(asked, end).size();
        int told = WholeTrace.ways(server, grant, question).subgraph().told().size();
        assertThat(told).isEqualTo(Math.min(PAGE, onWays));
        Times index = Times.of(
                RUNS / 2,
                RUNS,
                () -> WholeTrace.ways(server, grant, question).best().size());
        server.bean(TraceIndex.class).rest(true);
        Times frontier = Times.of(
                RUNS / 2,
                RUNS,
                () -> WholeTrace.ways(server, grant, question).best().size());
        server.bean(TraceIndex.class).rest(false);
        Times rival = Times.of(RUNS / 2, RUNS, () -> postgres.ways(asked, end).size());
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %d | %.1f | %.1f | %.1f | %.1f | %.2f | %.2f | %.1f |%n",
                hops,
                onWays,
                told,
                index.p50(),
                index.p95(),
                frontier.p50(),
                frontier.p95(),
                rival.p50(),
                rival.p95(),
                load);
    }

    /** {@return of the accounts three hops away the one in the middle} */
    private static int end(Postgres postgres, Question asked) throws Exception {
        List<Question.Reached> far =
                postgres.answer(new Question("", true, asked.account(), asked.after(), asked.before(), 3)).stream()
                        .filter(reached -> reached.hops() == 3)
                        .sorted()
                        .toList();
        return far.get(far.size() / 2).account();
    }
}
