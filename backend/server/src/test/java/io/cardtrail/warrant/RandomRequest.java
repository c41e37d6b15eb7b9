package io.cardtrail.warrant;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Random instruments, requests and readers whose parts are near the boundaries of the rules. */
record RandomRequest(Instrument instrument, AccessRequest request, Reader reader, Instant now) {
    private static final List<String> HOLDERS = List.of("移动", "卡网", "小店");
    private static final List<EntityRef> THINGS =
            List.of(Sample.PHONE, new EntityRef(EntityKind.CARD, "移动:1"), new EntityRef(EntityKind.PERSON, "ab"));

    /** {@return the next one; equal seeds give equal ones} */
    static RandomRequest next(Random random) {
        // Times are whole hours apart, so one nanosecond decides at every end.
        Instant now = Sample.NOW.plusNanos(random.nextInt(3) - 1L);
        return new RandomRequest(instrument(random), request(random), reader(random), now);
    }

    /** {@return another request of the same reader under the same instrument} */
    RandomRequest again(Random random) {
        return new RandomRequest(instrument, request(random), reader, now);
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
                random.nextInt(12) > 0,
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
