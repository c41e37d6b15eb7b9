package io.cardtrail.trace.gap;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches sales of lots to what is missing before a sale. Every lot that fits stays a candidate; it is promoted only where no other does.
 *
 * @param lots sales that name no card, in order of time and source
 * @param settling lot → the payments that settled it
 */
public record Lots(List<LifeAct> lots, Map<String, List<LifeAct>> settling) {
    public static final Lots NONE = new Lots(List.of(), Map.of());

    /** A party whose lots may fill a gap: as buyer or as seller, strictly between two times. */
    public record Wanted(EntityRef party, boolean buyer, Instant after, Instant before) {}

    /** {@return which parties' lots may fill these} */
    public static Set<Wanted> wanted(List<Missing> all) {
        Set<Wanted> wanted = new HashSet<>();
        for (Missing missing : all) {
            Instant begin = missing.begin();
            if (missing.place() == Missing.Place.BEFORE_SALE && begin != null) {
                if (missing.to() != null) {
                    wanted.add(new Wanted(missing.to(), true, begin, missing.end()));
                }
                if (missing.from() != null) {
                    wanted.add(new Wanted(missing.from(), false, begin, missing.end()));
                }
            }
        }
        return wanted;
    }

    List<LifeAct> fitting(Missing missing) {
        Instant begin = missing.begin();
        return missing.place() != Missing.Place.BEFORE_SALE || begin == null
                ? List.of()
                : lots.stream()
                        .filter(lot -> begin.isBefore(lot.at()) && lot.at().isBefore(missing.end()))
                        .filter(lot -> CardKey.carrier(missing.card())
                                .equals(lot.said().carrier()))
                        .filter(lot -> holdsAsMany(lot, missing.before()))
                        .filter(lot -> !ranged(lot)
                                || CardKey.within(
                                        missing.card(),
                                        lot.said().rangeFirst(),
                                        lot.said().rangeLast()))
                        .filter(lot -> is(missing.to(), lot.to()) || is(missing.from(), lot.by()))
                        .toList();
    }

    private static boolean is(@Nullable EntityRef party, @Nullable EntityRef other) {
        return party != null && party.equals(other);
    }

    private static boolean ranged(LifeAct lot) {
        return lot.said().rangeFirst() != null || lot.said().rangeLast() != null;
    }

    /** Of the same face value, and at least as many as the sale after the gap; what was not recorded fits nothing. */
    private static boolean holdsAsMany(LifeAct lot, LifeAct sale) {
        Long holds = lot.said().quantity();
        Long sold = sale.said().quantity();
        return holds != null
                && sold != null
                && holds >= sold
                && lot.said().faceValue() != null
                && Objects.equals(lot.said().faceValue(), sale.said().faceValue());
    }

    List<Candidate> candidates(Missing missing) {
        List<LifeAct> fitting = fitting(missing);
        List<Candidate> candidates = new ArrayList<>();
        for (LifeAct lot : fitting) {
            int sources = sources(lot);
            boolean corroborated = fitting.size() == 1 && sources > 1;
            candidates.add(new Candidate(
                    lot.id(),
                    ranged(lot) ? InferenceRule.LOT_RANGE : InferenceRule.LOT_QUANTITY,
                    corroborated ? Grade.B : Grade.C,
                    sources));
        }
        return candidates;
    }

    /** {@return how many holders' records tell of it: the lot's own, and those of payments that settled it} */
    private int sources(LifeAct lot) {
        Set<String> holders = new HashSet<>();
        holders.add(lot.recordedBy());
        settling.getOrDefault(lot.id(), List.of()).forEach(payment -> holders.add(payment.recordedBy()));
        return holders.size();
    }

    /** {@return quantity of each lot, by id} */
    Map<String, Long> quantities() {
        Map<String, Long> quantities = new HashMap<>();
        lots.forEach(lot -> {
            Long quantity = lot.said().quantity();
            if (quantity != null) {
                quantities.put(lot.id(), quantity);
            }
        });
        return quantities;
    }
}
