package io.cardtrail.warrant;

import io.cardtrail.model.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A legal instrument as it stands: `Warrant` in schema and screen.
 *
 * @param id opaque, for requests
 * @param requester account that requested it
 * @param hash SHA-256 of the canonical terms, hex, taken when they were written; approvals bind it
 * @param approvals of the present terms
 * @param generation raised by every change
 * @param proposal a change that waits for approval, or null
 * @param mla the MLA approval its terms name, as it stands, or null
 */
public record Instrument(
        String id,
        String requester,
        InstrumentTerms terms,
        String hash,
        WarrantState state,
        List<Approval> approvals,
        int generation,
        @Nullable Proposal proposal,
        @Nullable Instrument mla) {
    /** Months of a technical decision are counted on the issuer's calendar. */
    private static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");

    /** 刑诉法 151: at most three months, each renewal a decision of its own. */
    private static final int TECHNICAL_MONTHS = 3;

    private static final Duration EMERGENCY = Duration.ofDays(2);

    public Instrument {
        approvals = List.copyOf(approvals);
    }

    public String number() {
        return terms.number();
    }

    public InstrumentKind kind() {
        return terms.kind();
    }

    public List<String> holders() {
        return terms.holders();
    }

    /** {@return when it may be used, half-open, as written; {@link #lawfulValidity} is what the law leaves of it} */
    public Interval validity() {
        return terms.validity();
    }

    public List<GrantTerms> grants() {
        return terms.grants();
    }

    /** {@return validity as far as the law lets it reach: a longer term is cut, never honoured} */
    public Interval lawfulValidity() {
        Instant from = validity().from();
        Instant end = validity().to();
        if (kind() == InstrumentKind.TECHNICAL_DECISION) {
            end = earlier(end, technicalEnd(from));
        }
        if (state == WarrantState.EMERGENCY) {
            end = earlier(
                    end,
                    emergency().map(approval -> approval.at().plus(EMERGENCY)).orElse(from));
        }
        return new Interval(from, end);
    }

    /** {@return when a technical decision that begins at {@code from} ends at the latest} */
    public static Instant technicalEnd(Instant from) {
        return from.atZone(CALENDAR).plusMonths(TECHNICAL_MONTHS).toInstant();
    }

    /** {@return the approval an emergency rests on: the earliest that counts, so that no later one prolongs it} */
    public Optional<Approval> emergency() {
        return counted().filter(a -> a.duty() == Duty.EMERGENCY).min(Comparator.comparing(Approval::at));
    }

    /** An approval counts if it is of the text as it stands, and not the requester's own. */
    private Stream<Approval> counted() {
        return approvals.stream()
                .filter(approval -> approval.hash().equals(hash))
                .filter(approval -> !approval.account().equals(requester));
    }

    /** {@return how many different persons approved the terms as they stand; the requester is none of them} */
    public int approvers() {
        return Math.toIntExact(counted().map(Approval::account).distinct().count());
    }

    /** {@return whether state, approvals and document permit use, validity apart} */
    boolean usable() {
        return state.usable() && approvers() >= 1 && hash.equals(terms.hash());
    }

    /** {@return whether it may be used at {@code now}} */
    public boolean usableAt(Instant now) {
        return usable() && lawfulValidity().contains(now);
    }

    /** {@return whether the MLA approval it names may be used at {@code now}; false where it names none} */
    public boolean mlaUsableAt(Instant now) {
        return mla != null && mla.kind() == InstrumentKind.MLA_APPROVAL && mla.usableAt(now);
    }

    /** {@return the state to show at {@code now}: EXPIRED comes from the clock, unless it ended otherwise before} */
    public WarrantState stateAt(Instant now) {
        return state.ended() || now.isBefore(lawfulValidity().to()) ? state : WarrantState.EXPIRED;
    }

    /** {@return whether two persons, the reviewer and the custodian, approved the terms as they stand} */
    public boolean approvedByTwo() {
        return counted()
                .filter(review -> review.duty() == Duty.REVIEW)
                .anyMatch(review -> counted()
                        .anyMatch(custody -> custody.duty() == Duty.CUSTODY
                                && !custody.account().equals(review.account())));
    }

    /** {@return whether an emergency ended without being ratified: what it produced is sealed and reported} */
    public boolean sealedAt(Instant now) {
        return emergency().isPresent() && !approvedByTwo() && !usableAt(now);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** {@return the id only: an instrument names people} */
    @Override
    public String toString() {
        return "Instrument(" + id + ")";
    }
}
