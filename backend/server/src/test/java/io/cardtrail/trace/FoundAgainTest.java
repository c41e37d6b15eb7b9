package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.Batch;
import io.cardtrail.graph.RecordKeeping;
import io.cardtrail.report.again.AgainForTests;
import io.cardtrail.report.again.Reproducing;
import io.cardtrail.report.again.Reproduction;
import io.cardtrail.report.again.StandIns;
import io.cardtrail.trace.gap.GapCause;
import io.cardtrail.trace.path.Paths;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever is asked, under whatever grant: what is noted of an answer is enough to find the same answer again where nothing else is, and by names
 * that are none, and on a machine that writes its digits otherwise. {@code -Dagain.graphs} says how many graphs, {@code -Dtrace.seed} repeats a run.
 */
class FoundAgainTest {
    private static final int GRAPHS = Integer.getInteger("again.graphs", 400);

    private final Differential.Noted noted = new Differential.Noted();
    private final Set<GapCause> causes = EnumSet.noneOf(GapCause.class);

    @Test
    void an_answer_is_found_again_from_what_it_rests_on_alone() {
        long seed = Long.getLong("trace.seed", new SplittableRandom().nextLong());
        System.out.println("found again: -Dtrace.seed=" + seed + " -Dagain.graphs=" + GRAPHS);
        SplittableRandom random = new SplittableRandom(seed);
        RandomScopes scopes = new RandomScopes(random);
        for (int i = 0; i < GRAPHS; i++) {
            RandomGraph things = new RandomGraph("w" + i, random);
            List<Batch> batches = new RandomWorld("w" + i, random).batches(List.of(things.acts()));
            World world = world(batches);
            Grant grant = scopes.next();
            List<RecordKeeping> kept = kept(grant.scope(), random);
            PlainReading reading = new PlainReading(
                    Reduced.to(grant.scope(), world.acts(batches.size())), grant, JudgedIdentities.NONE, kept);
            for (int asked = 0; asked < 6; asked++) {
                TraceQuestion question = Differential.question(things, random);
                Integer ways = question.rules().to() == null ? null : Integer.valueOf(3);
                assertThat(elsewhere(() -> again(reading, grant, question, ways)))
                        .as("seed %d, graph %d, %s", seed, i, Differential.text(question))
                        .isEqualTo(digest(Differential.tracer(), reading, question, ways));
            }
        }
        assertThat(noted.occurred())
                .contains(
                        Differential.Occurred.MONEY_FORWARD,
                        Differential.Occurred.LINKED,
                        Differential.Occurred.SETTLED_SALE,
                        Differential.Occurred.PIN_OF_CARD,
                        Differential.Occurred.SEVERAL_CANDIDATES,
                        Differential.Occurred.RANGE_CANDIDATE,
                        Differential.Occurred.PAYMENT_CANDIDATE,
                        Differential.Occurred.TWO_SOURCES);
        assertThat(causes).contains(GapCause.DESTROYED_AFTER_NOTICE, GapCause.UNKNOWN, GapCause.NOT_REQUESTED);
    }

    private static String elsewhere(Supplier<String> asked) {
        Locale here = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            return asked.get();
        } finally {
            Locale.setDefault(here);
        }
    }

    private static World world(List<Batch> batches) {
        return new World(
                batches, LongStream.range(1, batches.size() + 1L).boxed().toList());
    }

    private String again(PlainReading reading, Grant grant, TraceQuestion question, @Nullable Integer ways) {
        Tracer tracer = Differential.tracer();
        Grounds grounds =
                ways == null ? tracer.grounds(reading, question) : new Paths(tracer).grounds(reading, question, ways);
        Reproduction.Answer answer = AgainForTests.written(StandIns.of(grounds, grant::pseudonymous));
        List<Batch> batches =
                AgainForTests.batches(answer, grant.scope().window().from());
        Grant everything = RandomScopes.everything(grant.terms().maxRecords());
        List<RecordKeeping> kept = batches.stream()
                .flatMap(batch -> batch.entries().stream())
                .flatMap(entry -> entry.said() instanceof RecordKeeping row ? Stream.of(row) : Stream.empty())
                .distinct()
                .toList();
        PlainReading alone = new PlainReading(
                Reduced.to(everything.scope(), world(batches).acts(batches.size())),
                everything,
                JudgedIdentities.NONE,
                kept);
        return digest(
                Differential.tracer().judging(grounds.at(), Reproducing.deadlines(answer)),
                alone,
                Reproducing.question(answer, Objects.requireNonNull(answer.asked())),
                ways);
    }

    private String digest(Tracer tracer, PlainReading reading, TraceQuestion question, @Nullable Integer ways) {
        if (ways != null) {
            return new Paths(tracer).find(reading, question, ways).digest();
        }
        TraceAnswer answer = tracer.trace(reading, question);
        noted.note(answer);
        answer.report().gaps().forEach(gap -> causes.add(gap.verdict().cause()));
        return answer.digest();
    }

    private static List<RecordKeeping> kept(Scope scope, RandomGenerator random) {
        List<RecordKeeping> kept = new ArrayList<>();
        RecordKeepingWorld.rows(160, random).stream()
                .filter(row -> scope.records().contains(Scope.pair(row.category(), row.channel())))
                .filter(row -> scope.holders() == null || scope.holders().contains(row.holder()))
                .filter(row -> row.records().from().isBefore(scope.window().to())
                        && row.records().to().isAfter(scope.window().from()))
                .forEach(kept::add);
        return kept;
    }
}
