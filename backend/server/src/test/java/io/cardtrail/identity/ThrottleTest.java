package io.cardtrail.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Guessing is slow, whoever guesses at whom, and nobody is locked out for good. */
class ThrottleTest {
    private final MovingClock clock = new MovingClock();
    private final Throttle throttle = new Throttle(clock);

    @Test
    void five_wrong_ones_from_one_address_are_enough() {
        times(5, () -> throttle.attempt("192.0.2.1", "wang"));

        assertThatThrownBy(() -> throttle.attempt("192.0.2.1", "wang")).isInstanceOf(Throttled.class);
    }

    @Test
    void a_throttled_one_says_how_long_and_then_it_goes_on() {
        times(5, () -> throttle.attempt("192.0.2.1", "wang"));

        assertThatThrownBy(() -> throttle.attempt("192.0.2.1", "wang"))
                .isInstanceOfSatisfying(
                        Throttled.class, throttled -> clock.move(Duration.ofSeconds(throttled.seconds())));
        assertThatCode(() -> throttle.attempt("192.0.2.1", "wang")).doesNotThrowAnyException();
    }

    @Test
    void many_addresses_at_one_account_are_slowed_down_together() {
        for (int i = 0; i < 20; i++) {
            throttle.attempt("192.0.2." + i, "wang");
        }

        assertThatThrownBy(() -> throttle.attempt("198.51.100.1", "wang")).isInstanceOf(Throttled.class);
    }

    @Test
    void an_address_the_account_has_signed_in_from_is_not_held_up_by_others() {
        throttle.attempt("10.0.0.7", "wang");
        throttle.succeeded("10.0.0.7", "wang");
        for (int i = 0; i < 19; i++) {
            throttle.attempt("192.0.2." + i, "wang");
        }
        assertThatThrownBy(() -> throttle.attempt("198.51.100.1", "wang")).isInstanceOf(Throttled.class);

        assertThatCode(() -> throttle.attempt("10.0.0.7", "wang")).doesNotThrowAnyException();
    }

    @Test
    void one_address_at_many_accounts_is_slowed_down() {
        for (int i = 0; i < 30; i++) {
            throttle.attempt("192.0.2.1", "account" + i);
        }

        assertThatThrownBy(() -> throttle.attempt("192.0.2.1", "another")).isInstanceOf(Throttled.class);
        assertThatCode(() -> throttle.attempt("192.0.2.2", "another")).doesNotThrowAnyException();
    }

    @Test
    void a_right_one_starts_the_count_anew() {
        times(4, () -> throttle.attempt("192.0.2.1", "wang"));
        throttle.succeeded("192.0.2.1", "wang");

        times(5, () -> throttle.attempt("192.0.2.1", "wang"));
        assertThatThrownBy(() -> throttle.attempt("192.0.2.1", "wang")).isInstanceOf(Throttled.class);
    }

    private static void times(int count, ThrowingCallable attempt) {
        for (int i = 0; i < count; i++) {
            assertThatCode(attempt).doesNotThrowAnyException();
        }
    }
}
