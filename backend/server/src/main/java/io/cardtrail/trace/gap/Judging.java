package io.cardtrail.trace.gap;

import io.cardtrail.model.RecordKeepingKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides why records are missing, from what the grant tells of what became of them. The first of the rules that applies decides;
 * docs/tracing.md has them in the same order.
 *
 * @param fates in order: time, then id
 * @param delivered which of the expected records' holders have delivered acts of that kind
 */
public record Judging(List<RecordFate> fates, Set<Expected> delivered, Retained retained, Instant now) {
    /** Of losses at one moment an overwriting decides. Ids may not: the same rows have others where the answer is found again. */
    private static final Comparator<RecordFate> EARLIEST_LOSS =
            Comparator.comparing(RecordFate::at).thenComparing(fate -> fate.kind() != RecordKeepingKind.OVERWRITE);

    /**
     * Why, and what next.
     *
     * @param preserveBefore until when the record is there at least, so that a notice must be served before; only where it was not requested
     * @param grounds ids of the rows about records that decide it
     */
    public record Verdict(
            GapCause cause, NextStep nextStep, @Nullable Instant preserveBefore, List<String> grounds) {}

    private record Reason(GapCause cause, List<String> grounds) {
        static Reason of(GapCause cause, RecordFate... grounds) {
            return new Reason(
                    cause, List.of(grounds).stream().map(RecordFate::id).toList());
        }
    }

    /** {@return the verdict on what is missing here} */
    public Verdict on(Missing missing) {
        Reason reason = reason(missing);
        Instant kept = missing.begin() == null ? missing.end() : missing.begin();
        return new Verdict(
                reason.cause(),
                step(reason.cause(), missing.place()),
                reason.cause() == GapCause.NOT_REQUESTED
                        ? retained.until(kept, missing.expected()).orElse(null)
                        : null,
                reason.grounds());
    }

    private Reason reason(Missing missing) {
        Expected expected = missing.expected();
        List<RecordFate> bearing = RecordFate.bearing(fates, expected, missing.begin(), missing.end());
        Optional<Instant> due = retained.until(missing.end(), expected);
        Optional<RecordFate> lost = bearing.stream().filter(RecordFate::loss).min(EARLIEST_LOSS);
        if (lost.isPresent()) {
            return lost(lost.get(), bearing, due);
        }
        Optional<RecordFate> abroad = first(bearing, RecordKeepingKind.HELD_ABROAD);
        if (abroad.isPresent()) {
            return Reason.of(GapCause.HELD_ABROAD, abroad.get());
        }
        Optional<RecordFate> never = first(bearing, RecordKeepingKind.NEVER_MADE);
        if (never.isPresent()) {
            return Reason.of(GapCause.NEVER_MADE, never.get());
        }
        boolean requestable = expected.holder() != null
                && !delivered.contains(expected)
                && due.filter(now::isBefore).isPresent();
        return Reason.of(requestable ? GapCause.NOT_REQUESTED : GapCause.UNKNOWN);
    }

    private static Reason lost(RecordFate lost, List<RecordFate> bearing, Optional<Instant> due) {
        Optional<RecordFate> notice = first(bearing, RecordKeepingKind.PRESERVATION)
                .filter(served -> !served.at().isAfter(lost.at()));
        if (notice.isPresent()) {
            return Reason.of(GapCause.DESTROYED_AFTER_NOTICE, notice.get(), lost);
        }
        if (lost.kind() == RecordKeepingKind.OVERWRITE) {
            return Reason.of(GapCause.OVERWRITTEN, lost);
        }
        boolean overdue = due.filter(end -> !lost.at().isBefore(end)).isPresent();
        return Reason.of(overdue ? GapCause.LAWFULLY_EXPIRED : GapCause.DESTROYED, lost);
    }

    private static Optional<RecordFate> first(List<RecordFate> bearing, RecordKeepingKind kind) {
        return bearing.stream().filter(fate -> fate.kind() == kind).min(Comparator.comparing(RecordFate::at));
    }

    private static NextStep step(GapCause cause, Missing.Place place) {
        return switch (cause) {
            case HELD_ABROAD -> NextStep.MUTUAL_ASSISTANCE;
            case NOT_REQUESTED, UNKNOWN -> NextStep.REQUEST_FROM_HOLDER;
            case NEVER_MADE, LAWFULLY_EXPIRED, OVERWRITTEN, DESTROYED, DESTROYED_AFTER_NOTICE ->
                switch (place) {
                    case BEFORE_REDEMPTION -> NextStep.PAYMENT_RECORDS;
                    case BEFORE_SALE, BEFORE_FIRST -> NextStep.CARRIER_BATCH_RECORD;
                };
        };
    }
}
