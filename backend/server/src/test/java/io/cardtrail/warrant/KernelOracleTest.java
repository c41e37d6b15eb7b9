package io.cardtrail.warrant;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KernelOracleTest {
    private static final int REQUESTS = Integer.getInteger("kernel.requests", 40_000);
    private static final List<String> HOLDERS = List.of("移动", "卡网", "小店");
    private static final List<EntityRef> THINGS =
            List.of(Sample.PHONE, new EntityRef(EntityKind.CARD, "移动:1"), new EntityRef(EntityKind.PERSON, "ab"));

    private final Kernel kernel = new Kernel(PolicyMatrix.shipped());

    @Test
    void kernel_and_oracle_agree_on_random_requests() {
        long seed = Long.getLong("kernel.seed", new SecureRandom().nextLong());
        System.out.println("kernel.seed=" + seed);
        Random random = new Random(seed);
        int granted = 0;
        Set<Reason> seen = EnumSet.noneOf(Reason.class);
        for (int i = 0; i < REQUESTS; i++) {
            Instrument instrument = instrument(random);
            AccessRequest request = request(random);
            Reader reader = reader(random);
            PolicyOracle.Answer expected = PolicyOracle.ask(instrument, request, reader, Sample.NOW);
            agree("seed " + seed + ", request " + i, instrument, request, reader, expected);
            granted += expected.denied().isEmpty() ? 1 : 0;
            seen.addAll(expected.denied());
        }
        // The generator must reach every answer, or agreeing means little.
        assertThat(granted).isGreaterThan(REQUESTS / 50);
        assertThat(seen).isEqualTo(EnumSet.allOf(Reason.class));
    }

    @Test
    void asking_for_less_never_reaches_more() {
        long seed = Long.getLong("kernel.seed", new SecureRandom().nextLong());
        System.out.println("kernel.seed=" + seed);
        Random random = new Random(seed);
        int compared = 0;
        for (int i = 0; i < 5_000; i++) {
            Instrument instrument = instrument(random);
            AccessRequest narrow = request(random);
            AccessRequest whole =
                    new AccessRequest(narrow.grant(), List.of(), null, null, null, null, narrow.hopsSpent());
            if (kernel.decide(instrument, narrow, Sample.READER, Sample.NOW) instanceof Decision.Granted less
                    && kernel.decide(instrument, whole, Sample.READER, Sample.NOW) instanceof Decision.Granted more) {
                compared++;
                Scope reach = more.grant().scope();
                assertThat(reach.acts())
                        .as("seed " + seed)
                        .containsAll(less.grant().scope().acts());
                assertThat(reach.roles()).containsAll(less.grant().scope().roles());
                assertThat(reach.holders()).isEqualTo(less.grant().scope().holders());
                assertThat(more.grant().maxHops())
                        .isGreaterThanOrEqualTo(less.grant().maxHops());
            }
        }
        assertThat(compared).isPositive();
    }

    @Test
    void kernel_and_oracle_agree_on_every_category_channel_kind_state_and_number_of_approvals() {
        int cells = 0;
        for (InstrumentKind kind : InstrumentKind.values()) {
            for (WarrantState state : WarrantState.values()) {
                for (int approvals = 0; approvals <= 2; approvals++) {
                    for (Category category : Category.values()) {
                        for (Channel channel : Channel.values()) {
                            cells += cell(kind, state, approvals, category, channel);
                        }
                    }
                }
            }
        }
        assertThat(cells).isEqualTo(10 * 10 * 3 * 11 * 4);
    }

    private int cell(InstrumentKind kind, WarrantState state, int approvals, Category category, Channel channel) {
        Interval validity = new Interval(Sample.NOW.minusSeconds(60), Sample.NOW.plusSeconds(60));
        Instrument instrument =
                Sample.instrument("w", kind, state, approvals, validity, List.of("移动"), Sample.everything("g1"));
        AccessRequest byName =
                new AccessRequest("g1", List.of(Sample.PHONE), Set.of(category), Set.of(channel), null, null);
        agree(
                "asked for",
                instrument,
                byName,
                Sample.READER,
                PolicyOracle.ask(instrument, byName, Sample.READER, Sample.NOW));
        Instrument only = Sample.instrument(
                "w",
                kind,
                state,
                approvals,
                validity,
                List.of("移动"),
                Sample.terms("g1", List.of(Sample.PHONE), Set.of(category), Set.of(channel), null, Sample.WINDOW, 4));
        AccessRequest whatever = AccessRequest.about(null, Sample.PHONE);
        agree("granted", only, whatever, Sample.READER, PolicyOracle.ask(only, whatever, Sample.READER, Sample.NOW));
        return 1;
    }

    private void agree(
            String what, Instrument instrument, AccessRequest request, Reader reader, PolicyOracle.Answer expected) {
        PolicyOracle.Answer given = switch (kernel.decide(instrument, request, reader, Sample.NOW)) {
            case Decision.Denied denied -> PolicyOracle.Answer.no(denied.reasons());
            case Decision.Granted granted -> given(granted.grant());
        };
        if (!given.equals(expected)) {
            assertThat(given)
                    .as(what + ": " + instrument.kind() + " " + instrument.state() + " " + request)
                    .isEqualTo(expected);
        }
    }

    private static PolicyOracle.Answer given(Grant grant) {
        Scope scope = grant.scope();
        return new PolicyOracle.Answer(
                Set.of(), scope.acts(), scope.roles(), scope.holders(), scope.window(), grant.maxHops());
    }

    private static Instrument instrument(Random random) {
        // Mostly usable, or nearly every request would fail on the state alone.
        WarrantState state = random.nextInt(4) > 0
                ? List.of(WarrantState.APPROVED, WarrantState.EMERGENCY, WarrantState.AWAITING_UPDATE)
                        .get(random.nextInt(3))
                : pick(random, WarrantState.values());
        long[] starts = {-200, -92, -91, -90, -30, -3, -2, -1, 0, 1};
        Instant from = Sample.NOW.plus(Duration.ofDays(starts[random.nextInt(starts.length)]));
        Instant to = Sample.NOW.plus(Duration.ofDays(random.nextInt(12) - 1));
        GrantTerms[] grants = IntStream.rangeClosed(1, 1 + random.nextInt(2))
                .mapToObj(n -> terms(random, "g" + n))
                .toArray(GrantTerms[]::new);
        InstrumentTerms plain = Sample.terms(
                "No w",
                pick(random, InstrumentKind.values()),
                new Interval(from, to),
                random.nextBoolean() ? List.of() : List.copyOf(some(random, HOLDERS)),
                grants);
        Instrument mla = random.nextInt(3) > 0 ? null : mla(random);
        InstrumentTerms terms = new InstrumentTerms(
                plain.number(),
                plain.kind(),
                plain.issuer(),
                plain.holders(),
                plain.caseNumber(),
                null,
                plain.purpose(),
                plain.legalBasis(),
                random.nextInt(8) > 0 ? "CN" : "SG",
                mla == null ? null : mla.id(),
                random.nextBoolean(),
                random.nextInt(8) > 0 ? List.of("reader", "other") : List.of("other"),
                null,
                plain.validity(),
                plain.grants());
        // One in thirty was widened after its hash was taken.
        String hash = random.nextInt(30) > 0 ? terms.hash() : plain.hash();
        return new Instrument("w", "requester", terms, hash, state, approvals(random, hash, from), 1, null, mla);
    }

    /** Some of them the requester's own, twice the same person's, or of another text. */
    private static List<Approval> approvals(Random random, String hash, Instant from) {
        List<Approval> approvals = new ArrayList<>();
        int count = random.nextInt(3) > 0 ? 2 : random.nextInt(4);
        for (int i = 0; i < count; i++) {
            approvals.add(new Approval(
                    random.nextInt(8) > 0 ? "approver" + i : random.nextBoolean() ? "requester" : "approver0",
                    i == 0 && random.nextBoolean() ? Duty.EMERGENCY : pick(random, Duty.values()),
                    from.plus(Duration.ofHours(random.nextInt(3) * 24L)),
                    random.nextInt(10) > 0 ? hash : "0".repeat(64)));
        }
        return approvals;
    }

    private static Instrument mla(Random random) {
        InstrumentKind kind =
                random.nextInt(4) > 0 ? InstrumentKind.MLA_APPROVAL : pick(random, InstrumentKind.values());
        return Sample.instrument(
                "mla",
                kind == InstrumentKind.TECHNICAL_DECISION ? InstrumentKind.MLA_APPROVAL : kind,
                random.nextInt(4) > 0 ? WarrantState.APPROVED : pick(random, WarrantState.values()),
                random.nextInt(3),
                new Interval(
                        Sample.NOW.plus(Duration.ofDays(random.nextInt(4) - 3)),
                        Sample.NOW.plus(Duration.ofDays(random.nextInt(3)))),
                List.of());
    }

    private static Reader reader(Random random) {
        return new Reader(
                random.nextInt(8) > 0 ? "reader" : "somebody",
                random.nextInt(8) > 0 ? "CN" : "US",
                random.nextInt(8) > 0 ? "CN" : "DE");
    }

    private static GrantTerms terms(Random random, String id) {
        return Sample.terms(
                id,
                List.copyOf(some(random, THINGS)),
                mostly(random, Category.class),
                mostly(random, Channel.class),
                random.nextInt(3) > 0 ? null : some(random, HOLDERS),
                window(random),
                random.nextInt(5));
    }

    private static AccessRequest request(Random random) {
        String[] ids = {null, null, "g1", "g1", "g2", "g3"};
        return new AccessRequest(
                ids[random.nextInt(ids.length)],
                random.nextInt(3) > 0 ? List.of() : List.copyOf(some(random, THINGS)),
                random.nextInt(3) > 0 ? null : some(random, List.of(Category.values())),
                random.nextInt(3) > 0 ? null : some(random, List.of(Channel.values())),
                random.nextInt(3) > 0 ? null : window(random),
                random.nextInt(3) > 0 ? null : Integer.valueOf(random.nextInt(5)),
                random.nextInt(3) > 0 ? null : Integer.valueOf(random.nextInt(5)));
    }

    private static Interval window(Random random) {
        Instant start = Sample.WINDOW.from();
        return new Interval(
                start.plus(Duration.ofDays(random.nextInt(6))), start.plus(Duration.ofDays(random.nextInt(12))));
    }

    private static <E extends Enum<E>> Set<E> mostly(Random random, Class<E> type) {
        EnumSet<E> set = EnumSet.allOf(type);
        set.removeIf(each -> random.nextInt(4) == 0);
        return set;
    }

    private static <T> Set<T> some(Random random, List<T> items) {
        Set<T> set = new HashSet<>();
        items.forEach(item -> {
            if (random.nextInt(4) == 0) {
                set.add(item);
            }
        });
        return set;
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
