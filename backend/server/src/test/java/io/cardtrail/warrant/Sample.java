package io.cardtrail.warrant;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Interval;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Instruments for tests. */
public final class Sample {
    public static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    public static final Interval VALIDITY =
            new Interval(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"));
    public static final Interval WINDOW =
            new Interval(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
    public static final EntityRef PHONE = new EntityRef(EntityKind.PHONE, "+8613900000001");

    private Sample() {}

    public static Instrument instrument(InstrumentKind kind, GrantTerms... grants) {
        return instrument("w1", kind, WarrantState.APPROVED, 2, VALIDITY, List.of(), grants);
    }

    public static Instrument instrument(
            String id,
            InstrumentKind kind,
            WarrantState state,
            int approvals,
            Interval validity,
            List<String> holders,
            GrantTerms... grants) {
        return new Instrument(
                        id,
                        "No " + id,
                        kind,
                        "Court",
                        holders,
                        "case",
                        null,
                        "purpose",
                        "basis",
                        state,
                        approvals,
                        validity,
                        1,
                        "",
                        List.of(grants))
                .withContentHash();
    }

    /** {@return a grant of everything about {@link #PHONE}, four hops} */
    public static GrantTerms everything(String id) {
        return terms(id, List.of(PHONE), EnumSet.allOf(Category.class), EnumSet.allOf(Channel.class), null, WINDOW, 4);
    }

    public static GrantTerms terms(
            String id,
            List<EntityRef> subjects,
            Set<Category> categories,
            Set<Channel> channels,
            @Nullable Set<String> holders,
            Interval window,
            int maxHops) {
        return new GrantTerms(
                id,
                subjects.stream()
                        .map(ref -> new Subject(ref, new Identifier(ref.kind(), ref.key())))
                        .toList(),
                categories,
                channels,
                holders,
                window,
                maxHops,
                5000,
                ThirdParties.PSEUDONYM,
                true);
    }

    /** {@return the grant the kernel gives for {@code request}} */
    public static Grant granted(Instrument instrument, AccessRequest request) {
        Decision decision = new Kernel(PolicyMatrix.shipped()).decide(instrument, request, NOW);
        if (decision instanceof Decision.Granted granted) {
            return granted.grant();
        }
        throw new AssertionError("not granted: " + decision);
    }
}
