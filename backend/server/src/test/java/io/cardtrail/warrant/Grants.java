package io.cardtrail.warrant;

import io.cardtrail.model.Category;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Interval;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Grants with any scope, as only this package can make them: a reader must be right under scopes no instrument would give. */
public final class Grants {
    private Grants() {}

    /** {@return a grant of exactly this scope} */
    public static Grant of(Scope scope, int maxHops, int maxRecords) {
        GrantTerms terms = new GrantTerms(
                "g1",
                List.of(),
                Set.of(),
                Set.of(),
                scope.holders(),
                scope.window(),
                maxHops,
                maxRecords,
                ThirdParties.NAMED,
                false);
        return new Grant(instrument(InstrumentKind.COURT_ORDER_CRIMINAL, terms), terms, scope, maxHops, 0, "policy");
    }

    /** {@return a grant of exactly this scope that names these} */
    public static Grant of(Scope scope, int maxHops, Collection<EntityRef> subjects) {
        GrantTerms terms = new GrantTerms(
                "g1",
                subjects.stream()
                        .map(ref -> new Subject(ref, new Identifier(ref.kind(), ref.key())))
                        .toList(),
                Set.of(),
                Set.of(),
                scope.holders(),
                scope.window(),
                maxHops,
                5_000,
                ThirdParties.NAMED,
                false);
        return new Grant(instrument(InstrumentKind.COURT_ORDER_CRIMINAL, terms), terms, scope, maxHops, 0, "policy");
    }

    /** {@return a grant of exactly this scope that names these and gives these categories, asked from so many hops away of them} */
    public static Grant of(
            Scope scope,
            int maxHops,
            int hopsSpent,
            int maxRecords,
            Collection<EntityRef> subjects,
            Set<Category> gives) {
        GrantTerms terms = new GrantTerms(
                "g1",
                subjects.stream()
                        .map(ref -> new Subject(ref, new Identifier(ref.kind(), ref.key())))
                        .toList(),
                gives,
                Set.of(),
                scope.holders(),
                scope.window(),
                maxHops + hopsSpent,
                maxRecords,
                ThirdParties.NAMED,
                false);
        return new Grant(
                instrument(InstrumentKind.COURT_ORDER_CRIMINAL, terms), terms, scope, maxHops, hopsSpent, "policy");
    }

    /** {@return an approved instrument with one grant} */
    public static Instrument instrument(InstrumentKind kind, GrantTerms terms) {
        return Sample.instrument(
                "w1",
                kind,
                WarrantState.APPROVED,
                2,
                new Interval(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z")),
                List.of(),
                terms);
    }
}
