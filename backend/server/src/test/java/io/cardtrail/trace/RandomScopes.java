package io.cardtrail.trace;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Role;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Decision;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Grants;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.Kernel;
import io.cardtrail.warrant.PolicyMatrix;
import io.cardtrail.warrant.Sample;
import io.cardtrail.warrant.Scope;
import io.cardtrail.warrant.ThirdParties;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Random grants: from the kernel as instruments would give them, and of scopes that none would, where every pair matters alone. */
final class RandomScopes {
    private static final Kernel KERNEL = new Kernel(PolicyMatrix.shipped());
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final List<InstrumentKind> KINDS = List.of(
            InstrumentKind.COURT_ORDER_CRIMINAL,
            InstrumentKind.COURT_ORDER_CIVIL,
            InstrumentKind.ADMINISTRATIVE_DEMAND);

    private final RandomGenerator random;

    RandomScopes(RandomGenerator random) {
        this.random = random;
    }

    Grant next() {
        return random.nextInt(3) == 0 ? fromKernel() : arbitrary();
    }

    /** {@return the grant that leaves everything, up to so many records} */
    static Grant everything(int maxRecords) {
        Set<String> acts = new HashSet<>();
        Set<String> roles = new HashSet<>();
        for (Channel channel : Channel.values()) {
            for (ActKind kind : ActKind.values()) {
                acts.add(Scope.pair(kind, channel));
            }
            for (Role role : Role.values()) {
                roles.add(Scope.pair(role, channel));
            }
        }
        return Grants.of(new Scope(acts, roles, null, new Interval(EventTime.MIN, EventTime.MAX)), 6, maxRecords);
    }

    private Grant arbitrary() {
        // Sometimes nearly everything is granted, so that long answers occur.
        int hidden = List.of(2, 8, 40, 200, 10_000).get(random.nextInt(5));
        Set<String> acts = new HashSet<>();
        Set<String> roles = new HashSet<>();
        for (Channel channel : Channel.values()) {
            for (ActKind kind : ActKind.values()) {
                if (random.nextInt(hidden) != 0) {
                    acts.add(Scope.pair(kind, channel));
                }
            }
            for (Role role : Role.values()) {
                if (random.nextInt(hidden) != 0) {
                    roles.add(Scope.pair(role, channel));
                }
            }
        }
        return Grants.of(new Scope(acts, roles, holders(), window()), 6, maxRecords());
    }

    private Grant fromKernel() {
        GrantTerms terms = new GrantTerms(
                "g1",
                List.of(),
                some(Category.values()),
                some(Channel.values()),
                holders(),
                window(),
                6,
                maxRecords(),
                ThirdParties.NAMED,
                false);
        InstrumentKind kind = KINDS.get(random.nextInt(KINDS.size()));
        Decision decision =
                KERNEL.decide(Grants.instrument(kind, terms), AccessRequest.about("g1"), Sample.READER, NOW);
        return switch (decision) {
            case Decision.Granted granted -> granted.grant();
            case Decision.Denied denied ->
                throw new AssertionError("the kernel refused a grant's own request: " + denied.reasons());
        };
    }

    private <E> Set<E> some(E[] values) {
        Set<E> some = new HashSet<>();
        for (E value : values) {
            if (random.nextInt(6) != 0) {
                some.add(value);
            }
        }
        return some;
    }

    private @Nullable Set<String> holders() {
        if (random.nextInt(3) != 0) {
            return null;
        }
        Set<String> holders = new HashSet<>(RandomGraph.HOLDERS);
        holders.remove(RandomGraph.HOLDERS.get(random.nextInt(RandomGraph.HOLDERS.size())));
        return holders;
    }

    /** Bounds fall on event times, where half-open matters. */
    private Interval window() {
        if (random.nextInt(3) != 0) {
            return new Interval(RandomGraph.BEGIN, RandomGraph.BEGIN.plus(Duration.ofHours(RandomGraph.HOURS)));
        }
        int from = random.nextInt(RandomGraph.HOURS / 2);
        int until = from + 1 + random.nextInt(RandomGraph.HOURS - from);
        return new Interval(
                RandomGraph.BEGIN.plus(Duration.ofHours(from)), RandomGraph.BEGIN.plus(Duration.ofHours(until)));
    }

    private int maxRecords() {
        return List.of(2, 6, 5_000, 5_000, 5_000).get(random.nextInt(5));
    }
}
