package io.cardtrail.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.Interval;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.Sample;
import io.cardtrail.warrant.Standing;
import io.cardtrail.warrant.WarrantState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Sample.NOW);
    private final AtomicLong epoch = new AtomicLong();
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);

    private Register register(Instrument... instruments) {
        return new Register(List.of(instruments), clock, epoch::get);
    }

    private static Instrument approved(String id) {
        return instrument(id, WarrantState.APPROVED, 2);
    }

    private static Instrument instrument(String id, WarrantState state, int approvals) {
        return Sample.instrument(
                id,
                InstrumentKind.COURT_ORDER_CRIMINAL,
                state,
                approvals,
                Sample.VALIDITY,
                List.of(),
                Sample.everything("g1"));
    }

    @Test
    void it_lists_in_order_and_finds_by_id() {
        Instrument one = approved("w2");
        Instrument two = approved("w1");
        Register register = register(one, two);
        assertThat(register.list()).containsExactly(one, two);
        assertThat(register.find("w1")).contains(two);
        assertThat(register.find("w3")).isEmpty();
        assertThatThrownBy(() -> register(one, one)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void standing_has_generation_hash_and_deletion_epoch() {
        Instrument one = approved("w1");
        Register register = register(one);
        assertThat(register.current("w1")).contains(new Standing(1, one.hash(), 0));
        epoch.incrementAndGet();
        assertThat(register.current("w1")).contains(new Standing(1, one.hash(), 1));
        assertThat(register.current("other")).isEmpty();
    }

    @Test
    void validity_is_half_open_and_expired_comes_from_the_clock() {
        Instrument one = approved("w1");
        Register register = register(one);
        now.set(Sample.VALIDITY.from());
        assertThat(register.current("w1")).isPresent();
        now.set(Sample.VALIDITY.from().minusNanos(1));
        assertThat(register.current("w1")).isEmpty();
        assertThat(register.state(one)).isEqualTo(WarrantState.APPROVED);
        now.set(Sample.VALIDITY.to().minusNanos(1));
        assertThat(register.current("w1")).isPresent();
        now.set(Sample.VALIDITY.to());
        assertThat(register.current("w1")).isEmpty();
        assertThat(register.state(one)).isEqualTo(WarrantState.EXPIRED);
        assertThat(register.find("w1").orElseThrow().state()).isEqualTo(WarrantState.APPROVED);
    }

    @Test
    void only_usable_states_with_an_approval_stand() {
        for (WarrantState state : WarrantState.values()) {
            boolean usable = state == WarrantState.APPROVED || state == WarrantState.AWAITING_UPDATE;
            // An emergency ended 48 hours after its validity began.
            assertThat(register(instrument("w", state, 2)).current("w").isPresent())
                    .as(state.name())
                    .isEqualTo(usable);
        }
        assertThat(register(instrument("w", WarrantState.APPROVED, 0)).current("w"))
                .isEmpty();
    }

    @Test
    void an_emergency_stands_for_48_hours() {
        Instrument emergency = Sample.instrument(
                "w",
                InstrumentKind.POLICE_NOTICE,
                WarrantState.EMERGENCY,
                1,
                new Interval(Sample.NOW, Sample.NOW.plus(Duration.ofDays(30))),
                List.of(),
                Sample.everything("g1"));
        Register register = register(emergency);
        now.set(Sample.NOW.plus(Duration.ofDays(2)).minusNanos(1));
        assertThat(register.current("w")).isPresent();
        now.set(Sample.NOW.plus(Duration.ofDays(2)));
        assertThat(register.current("w")).isEmpty();
        assertThat(register.state(emergency)).isEqualTo(WarrantState.EXPIRED);
    }

    @Test
    void suspending_and_resuming_raise_the_generation_each() {
        Register register = register(approved("w1"));
        assertThat(register.suspend("w1").generation()).isEqualTo(2);
        assertThat(register.current("w1")).isEmpty();
        Instrument resumed = register.resume("w1");
        assertThat(resumed.generation()).isEqualTo(3);
        assertThat(register.current("w1")).contains(new Standing(3, resumed.hash(), 0));
    }

    @Test
    void revoking_is_final() {
        Register register = register(approved("w1"));
        assertThat(register.revoke("w1").state()).isEqualTo(WarrantState.CANCELLED);
        assertThat(register.current("w1")).isEmpty();
        assertThatThrownBy(() -> register.revoke("w1")).isInstanceOf(BadTransition.class);
        assertThatThrownBy(() -> register.resume("w1")).isInstanceOf(BadTransition.class);
        assertThatThrownBy(() -> register.suspend("w1")).isInstanceOf(BadTransition.class);
        assertThat(register.find("w1").orElseThrow().generation()).isEqualTo(2);
    }

    @Test
    void what_is_not_allowed_changes_nothing() {
        Register register = register(approved("w1"));
        assertThatThrownBy(() -> register.resume("w1")).isInstanceOf(BadTransition.class);
        assertThatThrownBy(() -> register.revoke("w9")).isInstanceOf(BadTransition.class);
        now.set(Sample.VALIDITY.to());
        assertThatThrownBy(() -> register.suspend("w1")).isInstanceOf(BadTransition.class);
        assertThat(register.find("w1").orElseThrow().generation()).isEqualTo(1);
    }

    @Test
    void of_many_concurrent_changes_each_that_succeeds_is_one_generation() throws Exception {
        Register register = register(approved("w1"));
        int changed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                boolean suspend = i % 2 == 0;
                work.add(() -> {
                    try {
                        Instrument moved = suspend ? register.suspend("w1") : register.resume("w1");
                        return moved.generation() > 1;
                    } catch (BadTransition lost) {
                        return false;
                    }
                });
            }
            for (Future<Boolean> done : threads.invokeAll(work)) {
                changed += done.get() ? 1 : 0;
            }
        }
        assertThat(register.find("w1").orElseThrow().generation()).isEqualTo(1 + changed);
    }
}
