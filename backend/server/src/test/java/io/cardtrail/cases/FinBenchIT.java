package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Finding;
import io.cardtrail.graph.Question;
import io.cardtrail.graph.ReadDoor;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.ingest.ImportJob;
import io.cardtrail.ingest.ImportProgress;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.ingest.ImportState;
import io.cardtrail.ingest.MappingReader;
import io.cardtrail.model.BlurFinding;
import io.cardtrail.model.BlurMeasure;
import io.cardtrail.model.BlurUnit;
import io.cardtrail.model.Interval;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.retention.RetentionProfiles;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TraceThread;
import io.cardtrail.trace.Tracer;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Sample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * FinBench's data, imported by its mappings alone, and the oracle's answers. Every question has an instrument of its own, approved in
 * both offices, with one grant that names the account asked about. {@code -Dfinbench.questions=1536} asks all of them,
 * {@code -Dfinbench.seed} repeats a sample.
 */
class FinBenchIT {
    private static final int QUESTIONS = Integer.getInteger("finbench.questions", 60);
    private static final int OVER_HTTP = Math.max(6, QUESTIONS / 20);
    /** One of them asks for the acts of some hundred accounts, one after the other. */
    private static final int BLOCKED = Math.max(2, QUESTIONS / 38);

    private static final long SEED = Long.getLong("finbench.seed", new SplittableRandom().nextLong());

    /** More acts than any of the answers has. */
    private static CardtrailServer server;

    @BeforeAll
    static void load() throws IOException, InterruptedException {
        TestNeo4j.shared().wipe();
        server = CardtrailServer.start(
                CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", Sample.NOW.toString()));
        long started = System.nanoTime();
        long all = 0;
        for (FinBench.Source source : FinBench.sources()) {
            ImportJob job = server.bean(ImportService.class)
                    .submit(
                            MappingReader.read(source.mapping()),
                            source.name(),
                            new ByteArrayInputStream(source.content().getBytes(UTF_8)),
                            "integrator");
            assertThat(job.await(Duration.ofMinutes(10))).isTrue();
            ImportProgress end = job.progress();
            System.out.printf(
                    Locale.ROOT,
                    "finbench: %s, %d rows, %.0f rows/s%n",
                    end.file(),
                    end.rows(),
                    end.rate() == null ? 0 : end.rate());
            assertThat(end.state()).as(String.valueOf(end.message())).isEqualTo(ImportState.DONE);
            assertThat(job.rejects(0, 3)).as(source.name()).isEmpty();
            assertThat(end.accepted()).as(source.name()).isEqualTo(source.rows());
            all += end.accepted();
            assertThat(job.blur()).as(source.name()).isEqualTo(blur(source));
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(Locale.ROOT, "finbench: %d rows in %.1f s, %.0f rows/s%n", all, seconds, all / seconds);
        assertThat(server.bean(TraceIndex.class).await(Duration.ofMinutes(1))).isTrue();
        System.out.println("finbench: " + server.bean(TraceIndex.class).status());
    }

    /** FinBench's order numbers are not unique; what was rounded for the purpose is found to be; nothing else is found. */
    private static List<BlurFinding> blur(FinBench.Source source) {
        BlurFinding reused = new BlurFinding(
                BlurMeasure.REFERENCES_REUSED,
                "orderNum",
                null,
                1_189,
                source.rows(),
                1,
                List.of(400L, 403L, 478L, 502L, 532L));
        BlurFinding rounded = new BlurFinding(
                BlurMeasure.TIMES_ROUNDED,
                "createTime",
                BlurUnit.DAY,
                source.rows(),
                source.rows(),
                1,
                List.of(2L, 3L, 4L, 5L, 6L));
        return switch (source.name()) {
            case "WholeDays.csv" -> List.of(rounded, reused);
            case "AccountTransferAccount.csv" -> List.of(reused);
            default -> List.of();
        };
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void both_engines_under_instruments_reach_what_the_oracle_says() {
        List<FinBenchQuestion> questions = sample(QUESTIONS);
        Lifecycle lifecycle = server.bean(Lifecycle.class);
        List<String> wrong = new ArrayList<>();
        long started = System.nanoTime();
        for (FinBenchQuestion question : questions) {
            Interval window = question.window();
            String difference = window == null
                    ? question.difference(Stream.empty())
                    : difference(
                            question,
                            FinBenchWarrant.granted(
                                    lifecycle,
                                    FinBenchWarrant.terms(
                                            question.toString(),
                                            question.start(),
                                            question.holders(),
                                            window,
                                            question.hops()),
                                    question.start()));
            if (difference != null) {
                wrong.add(difference);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "finbench: %d questions compared in %.1f s%n",
                questions.size(),
                (System.nanoTime() - started) / 1e9);
        assertThat(wrong).as("-Dfinbench.seed=%d", SEED).isEmpty();
    }

    @Test
    void the_same_answers_come_over_http() {
        List<FinBenchQuestion> questions = sample(QUESTIONS).stream()
                .filter(question -> question.window() != null)
                .limit(OVER_HTTP)
                .toList();
        assertThat(questions).isNotEmpty();
        try (FinBenchOverHttp http = new FinBenchOverHttp(server)) {
            assertThat(questions.stream().map(http::difference).filter(Objects::nonNull))
                    .as("-Dfinbench.seed=%d", SEED)
                    .isEmpty();
        }
    }

    @Test
    void accounts_that_a_blocked_medium_signed_in_to_are_found_by_trace_sign_ins_and_registrations() {
        List<JsonNode> questions = new ArrayList<>(FinBench.expected("blocked-medium"));
        Collections.shuffle(questions, new Random(SEED));
        try (FinBenchOverHttp http = new FinBenchOverHttp(server)) {
            for (JsonNode question : questions.subList(0, Math.min(BLOCKED, questions.size()))) {
                assertThat(http.blockedMedia(question))
                        .as("%s, -Dfinbench.seed=%d", question.path("account"), SEED)
                        .isEqualTo(FinBenchOverHttp.expectedMedia(question));
            }
        }
    }

    /** {@return a sample of the questions of all four files} */
    private static List<FinBenchQuestion> sample(int count) {
        List<FinBenchQuestion> all = new ArrayList<>(FinBenchQuestion.all());
        Collections.shuffle(all, new Random(SEED));
        System.out.println("finbench: -Dfinbench.seed=" + SEED + " -Dfinbench.questions=" + count);
        return all.subList(0, Math.min(count, all.size()));
    }

    private static @Nullable String difference(FinBenchQuestion question, Grant grant) {
        TraceQuestion asked = new TraceQuestion(
                TraceThread.MONEY, question.direction(), question.start(), grant.maxHops(), FinBenchWarrant.MOST);
        TraceIndex index = server.bean(TraceIndex.class);
        long before = index.status().answered();
        Answered<TraceAnswer> answered = answered(grant, asked);
        assertThat(index.status().answered()).as("answers from the index").isEqualTo(before + 1);
        index.rest(true);
        assertThat(answered(grant, asked).answer()).as("the frontier's answer").isEqualTo(answered.answer());
        index.rest(false);
        String provider = question.provider() + ":";
        String difference = question.difference(answered.answer().reached().stream()
                .map(reached -> new FinBenchQuestion.Row(
                        reached.entity().key().substring(provider.length()),
                        reached.depth(),
                        reached.at().toEpochMilli())));
        return difference == null ? null : difference + " " + answered.answer().bounds();
    }

    private static Answered<TraceAnswer> answered(Grant grant, TraceQuestion asked) {
        ReadDoor door = server.bean(ReadDoor.class);
        Answered<TraceAnswer> answered = door.read(grant, new Question("reader", false, "trace", "{}"), reading -> {
            TraceAnswer traced = new Tracer(RetentionProfiles.shipped(), Clock.systemUTC()).trace(reading, asked);
            return new Finding<>(traced, traced.acts().size(), 0, traced.digest());
        });
        door.checkUnchanged(answered.held());
        return answered;
    }
}
