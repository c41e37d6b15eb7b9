package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.bench.rivals.ContestSets;
import io.cardtrail.bench.rivals.RawLoop;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.index.ScopedIndex;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.ingest.ImportJob;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.ingest.MappingReader;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.trace.Direction;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TraceThread;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Sample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/**
 * How long a money trace from a hub takes: as a loop over arrays, as a walk of the index under a scope, as a whole trace of the server
 * (instrument, intent and result in the audit log, at most 500 acts read back from Neo4j, last check), and the same by the frontier.
 * Never part of a build: {@code ./mvnw verify -Dit.test=IndexFigures -Dfailsafe.failIfNoSpecifiedTests=false}. Machines are noisy: quote
 * medians and ratios of one run.
 */
class IndexFigures {
    private static final long WARM_UP = 2_000_000_000L;
    private static final int RUNS = 35;

    @Test
    void prints() throws IOException, InterruptedException {
        TestNeo4j.shared().wipe();
        CardtrailServer server = CardtrailServer.start(
                CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", Sample.NOW.toString()));
        try {
            for (FinBench.Source source : FinBench.sources().subList(0, 2)) {
                ImportJob job = server.bean(ImportService.class)
                        .submit(
                                MappingReader.read(source.mapping()),
                                source.name(),
                                new ByteArrayInputStream(source.content().getBytes(UTF_8)),
                                "integrator");
                assertThat(job.await(Duration.ofMinutes(10))).isTrue();
            }
            TraceIndex index = server.bean(TraceIndex.class);
            index.makeAnew();
            long begun = System.nanoTime();
            assertThat(index.await(Duration.ofMinutes(2))).isTrue();
            System.out.printf(
                    Locale.ROOT,
                    "index: %s, read and built in %.1f s%n",
                    index.status(),
                    (System.nanoTime() - begun) / 1e9);
            System.out.println("ms, median of " + RUNS + " after 2 s of warm-up; load average before each");
            System.out.println(
                    "| start | k | acts | raw loop, rows built | index walk | trace | trace by the frontier | load |");
            dataset(server, "hub", "B001", FinBench.sources().getFirst());
            dataset(server, "sf0.01", "P001", FinBench.sources().get(1));
        } finally {
            server.close();
        }
    }

    private static void dataset(CardtrailServer server, String name, String param, FinBench.Source source) {
        ContestSets.FinBench set = ContestSets.finbench(source.content().lines());
        RawLoop loop = new RawLoop(set.transfers(), false);
        for (int k : new int[] {3, 5, 7}) {
            FinBenchQuestion question = FinBenchQuestion.all().stream()
                    .filter(q -> q.line().path("dataset").asString().equals(name)
                            && q.line().path("param").asString().equals(param)
                            && q.line().path("edges").asString().equals("T")
                            && q.direction() == Direction.FORWARD
                            && q.hops() == k)
                    .findFirst()
                    .orElseThrow();
            int start = Objects.requireNonNull(
                    set.accounts().get(question.line().path("account").asString()));
            cell(
                    server,
                    name + " " + param,
                    () -> loop.answer(raw(question, start)).size(),
                    question);
        }
    }

    private static io.cardtrail.bench.rivals.Question raw(FinBenchQuestion question, int start) {
        return new io.cardtrail.bench.rivals.Question(
                "",
                true,
                start,
                question.line().path("start").asLong(),
                question.line().path("end").asLong(),
                question.hops());
    }

    private static void cell(CardtrailServer server, String what, IntSupplier rows, FinBenchQuestion question) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        assertThat(rows.getAsInt()).isEqualTo(question.count());
        Grant grant = FinBenchWarrant.granted(
                server.bean(Lifecycle.class),
                FinBenchWarrant.terms(
                        question.toString(),
                        question.start(),
                        question.holders(),
                        Objects.requireNonNull(question.window()),
                        question.hops()),
                question.start());
        TraceIndex index = server.bean(TraceIndex.class);
        ScopedIndex scoped =
                Objects.requireNonNull(index.under(grant.scope(), index.status().sequence(), 0));
        IntSupplier walk = () -> scoped.money(question.start(), true, question.hops(), 500, NO_GUARD)
                .count();
        TraceQuestion asked =
                new TraceQuestion(TraceThread.MONEY, Direction.FORWARD, question.start(), question.hops(), 500);
        IntSupplier trace = () -> WholeTrace.acts(server, grant, asked);
        double[] medians = {median(rows), median(walk), median(trace), 0};
        index.rest(true);
        medians[3] = median(trace);
        index.rest(false);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.4f | %.4f | %.2f | %.2f | %.1f |%n",
                what,
                question.hops(),
                walk.getAsInt(),
                medians[0],
                medians[1],
                medians[2],
                medians[3],
                load);
    }

    private static final ScopedIndex.Guard NO_GUARD = new ScopedIndex.Guard() {
        @Override
        public void rows(int rows) {}

        @Override
        public void met(int fresh) {}
    };

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
        return taken[RUNS / 2] / 1e6;
    }
}
