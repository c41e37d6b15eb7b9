package io.cardtrail.trace.judgement;

import io.cardtrail.model.Agreement;
import io.cardtrail.model.AgreementLevel;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.JudgedField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares two ends field by field: of all their rows the pair that agrees best, the nearest in time, the earliest. */
final class Comparing {
    private static final Comparator<Match> BEST = Comparator.comparing(Match::level)
            .thenComparing(Match::apart)
            .thenComparing(Match::earlier, Said.IN_TIME)
            .thenComparing(Match::later, Said.IN_TIME);

    private final WeightTable table;

    Comparing(WeightTable table) {
        this.table = table;
    }

    private record Match(AgreementLevel level, Duration apart, Said left, Said right) {
        Said earlier() {
            return Said.IN_TIME.compare(left, right) <= 0 ? left : right;
        }

        Said later() {
            return Said.IN_TIME.compare(left, right) <= 0 ? right : left;
        }
    }

    Agreement field(JudgedField field, EntityRef left, EntityRef right, Profiles profiles) {
        List<Said> ofLeft = profiles.of(left, field);
        List<Said> ofRight = profiles.of(right, field);
        Match best = field == JudgedField.USER_NAME && PairKind.type(left).equals(PairKind.type(right))
                // Two users of one platform always have two names.
                ? null
                : best(field, ofLeft, ofRight);
        return best == null
                ? new Agreement(field, AgreementLevel.MISSING, 0, null, null)
                : new Agreement(
                        field,
                        best.level(),
                        table.weight(field, best.level()),
                        best.left().told(),
                        best.right().told());
    }

    private @Nullable Match best(JudgedField field, List<Said> left, List<Said> right) {
        Match best = null;
        for (Said one : few(field, left)) {
            for (Said other : few(field, right)) {
                best = better(best, match(field, one, other));
            }
        }
        if (field == JudgedField.ADDRESS) {
            best = better(best, nearest(left, right));
        }
        return best;
    }

    private static @Nullable Match better(@Nullable Match a, @Nullable Match b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return BEST.compare(a, b) <= 0 ? a : b;
    }

    /** The first row of each value, and the second: one row alone is no agreement of two. */
    private static List<Said> few(JudgedField field, List<Said> all) {
        int most = named(field) ? 1 : 2;
        Map<String, Integer> count = new HashMap<>();
        List<Said> few = new ArrayList<>();
        for (Said said : all) {
            if (count.merge(said.value(), 1, Integer::sum) <= most) {
                few.add(said);
            }
        }
        return few;
    }

    private static boolean named(JudgedField field) {
        return switch (field) {
            case NAME, USER_NAME -> true;
            case IDENTITY_DOCUMENT, PHONE, DEVICE, ADDRESS, ACCOUNT -> false;
        };
    }

    /** Of an address that both came from, the two visits nearest in time. */
    private @Nullable Match nearest(List<Said> left, List<Said> right) {
        Map<String, List<Said>> byValue = new HashMap<>();
        right.forEach(said ->
                byValue.computeIfAbsent(said.value(), v -> new ArrayList<>()).add(said));
        Match best = null;
        for (Said one : left) {
            List<Said> there = byValue.getOrDefault(one.value(), List.of());
            int at = 0;
            int end = there.size();
            while (at < end) {
                int middle = (at + end) >>> 1;
                if (Said.IN_TIME.compare(there.get(middle), one) < 0) {
                    at = middle + 1;
                } else {
                    end = middle;
                }
            }
            for (int i = Math.max(0, at - 2); i < Math.min(there.size(), at + 2); i++) {
                best = better(best, match(JudgedField.ADDRESS, one, there.get(i)));
            }
        }
        return best;
    }

    private @Nullable Match match(JudgedField field, Said left, Said right) {
        if (named(field)) {
            AgreementLevel level = NameText.level(left.value(), right.value(), table.closeNameFrom());
            return new Match(level, Duration.ZERO, left, right);
        }
        if (left.act().id().equals(right.act().id())) {
            return null;
        }
        if (!left.value().equals(right.value())) {
            return new Match(AgreementLevel.DIFFERENT, Duration.ZERO, left, right);
        }
        Duration apart = Duration.between(left.act().at(), right.act().at()).abs();
        boolean equal = switch (field) {
            case IDENTITY_DOCUMENT, PHONE, ACCOUNT, NAME, USER_NAME -> true;
            case DEVICE -> PairKind.type(left.of()).equals("IMEI");
            case ADDRESS -> apart.compareTo(table.closeWithin()) <= 0;
        };
        return new Match(
                equal ? AgreementLevel.EQUAL : AgreementLevel.CLOSE,
                field == JudgedField.ADDRESS ? apart : Duration.ZERO,
                left,
                right);
    }
}
