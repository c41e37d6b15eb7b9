package io.cardtrail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Interval;
import io.cardtrail.trace.Direction;
import io.cardtrail.trace.TraceThread;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report's question is kept as: it must be the same question years later. */
class ReportQuestionTest {
    private static final Identifier CARD = new Identifier(EntityKind.CARD, "示例移动:10026051000001008");
    private static final Identifier PHONE = new Identifier(EntityKind.PHONE, "+8615804604630");
    private static final Interval WINDOW =
            new Interval(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-05-01T00:00:00.123456789Z"));

    @Test
    void a_trace_with_everything_that_can_be_asked_comes_back_as_it_was_put() {
        same(new ReportQuestion(
                new TraceInput(
                        PHONE,
                        null,
                        "g1",
                        TraceThread.CUSTODY,
                        Direction.BACKWARD,
                        List.of(Category.SALE, Category.RECHARGE),
                        List.of(Channel.CARRIER),
                        WINDOW,
                        7,
                        20_000,
                        Duration.parse("P3DT0.5S"),
                        List.of(new WayInput.Skew("云卡网", Duration.ofMinutes(5))),
                        List.of(new WayInput.Thing(CARD, null)),
                        List.of(new WayInput.Thing(PHONE, null)),
                        List.of(Channel.OFFLINE_SHOP)),
                null,
                null,
                null));
    }

    @Test
    void a_chain_and_a_trace_that_leaves_all_out_come_back_too() {
        same(new ReportQuestion(null, CARD, null, "g2"));
        same(new ReportQuestion(
                new TraceInput(
                        CARD,
                        null,
                        null,
                        TraceThread.MONEY,
                        Direction.FORWARD,
                        null,
                        null,
                        null,
                        null,
                        500,
                        null,
                        null,
                        null,
                        null,
                        null),
                null,
                null,
                null));
    }

    private static void same(ReportQuestion question) {
        assertThat(ReportQuestion.kept(question.kept())).isEqualTo(question);
    }
}
