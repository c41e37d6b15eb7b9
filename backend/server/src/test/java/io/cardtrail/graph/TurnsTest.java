package io.cardtrail.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Who reads much waits or is refused, and nobody waits for him who reads little. */
class TurnsTest {
    private static final int LARGE = Turns.SMALL + 1;

    @Test
    void small_readings_go_on_while_all_turns_are_taken() {
        Turns turns = new Turns(1, 0, Duration.ZERO);
        try (Turns.Turn large = turns.turn();
                Turns.Turn small = turns.turn()) {
            large.rows(LARGE);

            assertThatCode(() -> small.rows(Turns.SMALL)).doesNotThrowAnyException();
        }
    }

    @Test
    void a_large_reading_is_refused_by_code_when_none_of_the_others_ends_in_time() {
        Turns turns = new Turns(1, 8, Duration.ZERO);
        try (Turns.Turn first = turns.turn();
                Turns.Turn second = turns.turn()) {
            first.rows(LARGE);

            assertThatThrownBy(() -> second.rows(LARGE))
                    .isInstanceOfSatisfying(
                            TooMuchWork.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TOO_MUCH_WORK))
                    .hasMessageContaining("ask again");
        }
    }

    @Test
    void a_large_reading_is_refused_at_once_when_many_wait_already() {
        Turns turns = new Turns(1, 0, Duration.ofHours(1));
        try (Turns.Turn first = turns.turn();
                Turns.Turn second = turns.turn()) {
            first.rows(LARGE);

            assertThatThrownBy(() -> second.rows(LARGE)).isInstanceOf(TooMuchWork.class);
        }
    }

    @Test
    void who_waits_gets_the_turn_of_a_response_that_has_left() throws InterruptedException, ExecutionException {
        Turns turns = new Turns(1, 1, Duration.ofHours(1));
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<Boolean> waiting = new FutureTask<>(() -> {
            try (Turns.Turn second = turns.turn()) {
                begun.countDown();
                second.rows(LARGE);
                return true;
            }
        });
        Turns.Turn first = turns.turn();
        first.rows(LARGE);
        Thread.ofVirtual().start(waiting);
        begun.await();
        first.close();

        assertThat(waiting.get()).isTrue();
        try (Turns.Turn third = turns.turn()) {
            assertThatCode(() -> third.rows(LARGE)).doesNotThrowAnyException();
        }
    }

    @Test
    void the_readings_of_one_response_share_its_turn() {
        Turns turns = new Turns(1, 0, Duration.ZERO);
        try (Turns.Turn turn = turns.turn()) {
            turn.rows(LARGE);

            assertThatCode(() -> turn.rows(2 * LARGE)).doesNotThrowAnyException();
        }
        try (Turns.Turn next = turns.turn()) {
            assertThatCode(() -> next.rows(LARGE)).doesNotThrowAnyException();
        }
    }

    @Test
    void a_response_tells_no_more_acts_than_the_largest_answer() {
        try (Turns.Turn turn = new Turns().turn()) {
            turn.told(Turns.MOST_TOLD - 1);
            turn.told(1);

            assertThatThrownBy(() -> turn.told(1))
                    .isInstanceOf(TooMuchWork.class)
                    .hasMessageContaining("20000");
        }
    }
}
