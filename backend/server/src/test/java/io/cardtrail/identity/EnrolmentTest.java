package io.cardtrail.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The enrolment code works once, for 15 minutes, and only the newest. */
class EnrolmentTest {
    private final MovingClock clock = new MovingClock();
    private final AtomicInteger used = new AtomicInteger();
    private final Enrolment enrolment = new Enrolment(clock, false, used::incrementAndGet);

    @Test
    void a_code_works_once() {
        String code = enrolment.issue();

        assertThat(enrolment.matches(code)).isTrue();
        assertThat(enrolment.use(code)).isTrue();
        assertThat(enrolment.use(code)).isFalse();
        assertThat(enrolment.open()).isFalse();
        assertThat(used).hasValue(1);
    }

    @Test
    void a_code_lives_fifteen_minutes() {
        String code = enrolment.issue();
        clock.move(Duration.ofMinutes(15).minusMillis(1));
        assertThat(enrolment.matches(code)).isTrue();

        clock.move(Duration.ofMillis(1));
        assertThat(enrolment.use(code)).isFalse();
    }

    @Test
    void a_wrong_code_and_an_earlier_one_do_nothing() {
        String earlier = enrolment.issue();
        String newest = enrolment.issue();

        assertThat(enrolment.use(earlier)).isFalse();
        assertThat(enrolment.use("0000-0000-0000-0000-0000-0000-0000-0000")).isFalse();
        assertThat(enrolment.use(newest)).isTrue();
    }
}
