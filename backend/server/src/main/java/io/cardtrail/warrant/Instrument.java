package io.cardtrail.warrant;

import io.cardtrail.model.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A legal instrument: `Warrant` in schema and screen.
 *
 * @param id opaque, for requests
 * @param number as issued
 * @param holders the addressed holders; empty where it addresses none by name
 * @param approvals how many persons approved it
 * @param validity when it may be used, half-open; not the window of event times
 * @param generation raised by every change
 * @param hash SHA-256 of the canonical instrument and grants, hex; an approval binds it
 */
public record Instrument(
        String id,
        String number,
        InstrumentKind kind,
        String issuer,
        List<String> holders,
        String caseNumber,
        @Nullable String caseStage,
        String purpose,
        String legalBasis,
        WarrantState state,
        int approvals,
        Interval validity,
        int generation,
        String hash,
        List<GrantTerms> grants) {
    /** Months of a technical decision are counted on the issuer's calendar. */
    private static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");

    /** 刑诉法 151: at most three months, each renewal a decision of its own. */
    private static final int TECHNICAL_MONTHS = 3;

    private static final Duration EMERGENCY = Duration.ofDays(2);

    public Instrument {
        holders = List.copyOf(holders);
        grants = List.copyOf(grants);
    }

    /** {@return this instrument with the hash of what it says; every edit of its text or grants needs it anew} */
    public Instrument withContentHash() {
        return with(state, generation, InstrumentText.hash(this));
    }

    /** {@return this instrument in another state, one generation on} */
    public Instrument moved(WarrantState next) {
        return with(next, generation + 1, hash);
    }

    private Instrument with(WarrantState state, int generation, String hash) {
        return new Instrument(
                id,
                number,
                kind,
                issuer,
                holders,
                caseNumber,
                caseStage,
                purpose,
                legalBasis,
                state,
                approvals,
                validity,
                generation,
                hash,
                grants);
    }

    /** {@return validity as far as the law lets it reach: a longer term is cut, never honoured} */
    public Interval lawfulValidity() {
        Instant from = validity.from();
        Instant end = kind == InstrumentKind.TECHNICAL_DECISION
                ? earlier(
                        validity.to(),
                        from.atZone(CALENDAR).plusMonths(TECHNICAL_MONTHS).toInstant())
                : validity.to();
        return new Interval(from, state == WarrantState.EMERGENCY ? earlier(end, from.plus(EMERGENCY)) : end);
    }

    /** {@return whether state, approvals and document permit use, validity apart} */
    boolean usable() {
        return state.usable() && approvals >= 1 && hash.equals(InstrumentText.hash(this));
    }

    /** {@return whether it may be used at {@code now}} */
    public boolean usableAt(Instant now) {
        return usable() && lawfulValidity().contains(now);
    }

    /** {@return the state to show at {@code now}: EXPIRED comes from the clock, unless it ended otherwise before} */
    public WarrantState stateAt(Instant now) {
        return switch (state) {
            case REJECTED, CANCELLED, INVALID, EXPIRED -> state;
            case DRAFT, SUBMITTED, APPROVED, EMERGENCY, AWAITING_UPDATE, SUSPENDED ->
                now.isBefore(lawfulValidity().to()) ? state : WarrantState.EXPIRED;
        };
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
