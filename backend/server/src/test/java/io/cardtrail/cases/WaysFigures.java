package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.bench.rivals.ContestSets;
import io.cardtrail.bench.rivals.Postgres;
import io.cardtrail.bench.rivals.Question;
import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Finding;
import io.cardtrail.graph.ReadDoor;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.retention.RetentionProfiles;
import io.cardtrail.trace.Direction;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TraceThread;
import io.cardtrail.trace.Tracer;
import io.cardtrail.trace.WayRules;
import io.cardtrail.trace.path.Paths;
import io.cardtrail.trace.path.PathsAnswer;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Sample;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
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
        FinBenchQuestion widest = FinBenchQuestion.all().stream()
                .filter(question -> question.line().path("dataset").asString().equals("hub")
                        && question.line().path("param").asString().equals("B001")
                        && question.direction() == Direction.FORWARD
                        && question.hops() == 7)
                .findFirst()
                .orElseThrow();
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
        int told = told(server, grant, question).subgraph().told().size();
        assertThat(told).isEqualTo(Math.min(PAGE, onWays));
        double[] index = times(() -> told(server, grant, question).best().size());
        server.bean(TraceIndex.class).rest(true);
        double[] frontier = times(() -> told(server, grant, question).best().size());
        server.bean(TraceIndex.class).rest(false);
        double[] rival = times(() -> postgres.ways(asked, end).size());
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %d | %.1f | %.1f | %.1f | %.1f | %.2f | %.2f | %.1f |%n",
                hops,
                onWays,
                told,
                index[0],
                index[1],
                frontier[0],
                frontier[1],
                rival[0],
                rival[1],
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

    private static PathsAnswer told(CardtrailServer server, Grant grant, TraceQuestion question) {
        ReadDoor door = server.bean(ReadDoor.class);
        Answered<PathsAnswer> answered =
                door.read(grant, new io.cardtrail.graph.Question("reader", false, "paths", "{}"), reading -> {
                    PathsAnswer found = new Paths(new Tracer(RetentionProfiles.shipped(), Clock.systemUTC()))
                            .find(reading, question, 5);
                    return new Finding<>(found, found.subgraph().told().size(), 0, found.digest());
                });
        door.checkUnchanged(answered.held());
        return answered.answer();
    }

    private static double[] times(Callable<Integer> run) throws Exception {
        double[] taken = new double[RUNS];
        long sum = 0;
        for (int i = -RUNS / 2; i < RUNS; i++) {
            long begun = System.nanoTime();
            sum += run.call();
            if (i >= 0) {
                taken[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        // What nobody uses, a compiler may leave out.
        assertThat(sum).isPositive();
        Arrays.sort(taken);
        return new double[] {taken[RUNS / 2], taken[RUNS * 95 / 100]};
    }
}
