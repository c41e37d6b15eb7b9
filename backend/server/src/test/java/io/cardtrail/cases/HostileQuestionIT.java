package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.ErrorCode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whoever asks the most that can be asked is answered with the bound that cut him or refused by code, and spoils nobody else's answer. How
 * much longer the others wait is measured by {@link HostileQuestionFigures}.
 */
class HostileQuestionIT {
    /** What may be left of some hundred megabytes of answers. */
    private static final long KEPT = 64L << 20;

    /** Enough that some wait for others; {@link HostileQuestionFigures} has 64. */
    private static final int READERS = 24;

    /** More than may wait for a turn. */
    private static final int HOSTILE = 14;

    private static HostileQuestions world;

    @BeforeAll
    static void begins() throws IOException, InterruptedException {
        world = HostileQuestions.over("sf0.01", READERS);
    }

    @AfterAll
    static void ends() {
        world.close();
    }

    @Test
    void every_reader_beside_a_hostile_one_gets_the_answer_it_gets_alone() throws Exception {
        long before = kept();
        AtomicInteger asked = new AtomicInteger();

        Crowd.Outcome outcome = world.crowd()
                .asks(world.readers(), () -> asked.incrementAndGet() > 2 * READERS, Duration.ZERO, world.hostile());

        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.nanos()).hasSizeGreaterThanOrEqualTo(2 * READERS);
        assertThat(outcome.beside())
                .hasSizeGreaterThanOrEqualTo(world.hostile().size())
                .allSatisfy(this::boundedByName);
        assertThat(outcome.beside().getFirst()).contains("\"truncatedBy\":[\"LIMIT\"");
        assertThat(outcome.beside().get(4)).contains(ErrorCode.TOO_MUCH_WORK.name(), "ask in several requests");
        assertThat(kept() - before).isLessThan(KEPT);
    }

    @Test
    void of_many_hostile_questions_at_once_each_is_answered_as_alone_or_refused_by_code() throws Exception {
        Crowd.Request large = world.hostile().get(2);
        String alone = world.crowd().ask(large);
        boundedByName(alone);

        Crowd.Outcome outcome = world.crowd()
                .asks(Collections.nCopies(HOSTILE, Map.entry(large, alone)), () -> true, Duration.ZERO, List.of());

        assertThat(outcome.nanos()).hasSize(HOSTILE);
        assertThat(outcome.wrong()).hasSizeLessThan(HOSTILE).allSatisfy(this::refused);
    }

    /** A bound that cut it is named in it, or its code says that it was refused; it is never a failure of ours. */
    private void boundedByName(String answer) {
        if (answer.contains("\"errors\"")) {
            refused(answer);
        } else {
            assertThat(answer).contains("\"truncatedBy\":[");
        }
    }

    private void refused(String answer) {
        assertThat(answer)
                .contains("\"code\":\"" + ErrorCode.TOO_MUCH_WORK + "\"")
                .doesNotContain("\"code\":\"" + ErrorCode.INTERNAL, "\"code\":\"" + ErrorCode.GRAPH_UNAVAILABLE);
    }

    private static long kept() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
