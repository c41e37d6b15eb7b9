package io.cardtrail.graph.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.bench.rivals.Contest;
import io.cardtrail.bench.rivals.ContestSets;
import io.cardtrail.bench.rivals.DuckDb;
import io.cardtrail.bench.rivals.Postgres;
import io.cardtrail.bench.rivals.Question;
import io.cardtrail.bench.rivals.RawLoop;
import io.cardtrail.bench.traffic.Transfers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The trace index, the raw loop over arrays and the rivals with their best texts, in one run: FinBench's hub and SF0.01, and the payments of traffic with about
 * {@code -Dcontest.acts}; {@code -Dcontest.questions} picks some by name. Every answer is compared before anything is timed. Never part of a build: {@code ./mvnw -Pbench verify}.
 */
class TraceContest {
    private static final Path FINBENCH = Path.of("src/test/resources/finbench/files");
    private static final int ROUNDS = Integer.getInteger("contest.rounds", 15);
    private static final long ACTS = Long.getLong("contest.acts", 1_000_000);
    private static final Pattern QUESTIONS = Pattern.compile(System.getProperty("contest.questions", ".*"));
    private static final String INDEX = "trace index";
    private static final String LOOP = "raw loop, rows built";

    @Test
    void the_hub_set() throws Exception {
        contest("LDBC hub", finbench("HubTransfer"));
    }

    @Test
    void scale_factor_0_01() throws Exception {
        contest("LDBC SF0.01", finbench("AccountTransferAccount"));
    }

    @Test
    void traffic() throws Exception {
        contest("made-up traffic", ContestSets.traffic(ACTS));
    }

    private static Transfers finbench(String name) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FINBENCH.resolve(name + ".csv.gz"))), UTF_8))) {
            return ContestSets.finbench(lines.lines()).transfers();
        }
    }

    private void contest(String name, Transfers transfers) throws Exception {
        List<Question> questions = new ArrayList<>(ContestSets.questions(transfers));
        questions.add(ContestSets.trap(transfers));
        questions.removeIf(question -> !QUESTIONS.matcher(question.name()).matches());
        Path csv = ContestSets.written(transfers);
        double before = load();
        IndexContender index = new IndexContender(transfers);
        try (Postgres postgres = new Postgres(
                        Path.of(System.getProperty("contest.postgres", "/usr/lib/postgresql/15/bin")),
                        csv,
                        transfers.size() > 1_000_000 ? "2GB" : "512MB");
                DuckDb one = new DuckDb(csv, 1);
                DuckDb two = new DuckDb(csv, 2)) {
            List<Contest.Outcome> outcomes = new Contest(ROUNDS)
                    .with(LOOP, new RawLoop(transfers, false))
                    .with("the loop with a look at a scope", new RawLoop(transfers, true))
                    .with(INDEX, index)
                    .with("PostgreSQL, layers", postgres)
                    .with("DuckDB, layers, 1 thread", one)
                    .with("DuckDB, layers, 2 threads", two)
                    .run(questions);
            System.out.printf(
                    Locale.ROOT,
                    "%n## %s: %,d payments, %,d accounts%n%nPostgreSQL %s, DuckDB %s, Java %s; index %.1f bytes a payment, made in %.1f s, %.1f of it sorting; load average"
                            + " %.2f before, %.2f after; %d rounds.%n%n%s%n%s%n",
                    name,
                    transfers.size(),
                    transfers.accounts(),
                    postgres.version(),
                    one.version(),
                    Runtime.version(),
                    index.bytesAPayment(),
                    index.seconds(),
                    index.sortedIn(),
                    before,
                    load(),
                    ROUNDS,
                    Contest.table(outcomes),
                    Contest.ratios(outcomes, INDEX));
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.reached()).isPositive());
            assertThat(outcomes.stream()
                            .filter(outcome -> outcome.question().name().startsWith("times reversed")))
                    .allSatisfy(outcome -> assertThat(outcome.reached()).isEqualTo(1));
        } finally {
            Files.delete(csv);
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
