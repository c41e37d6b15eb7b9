package io.cardtrail.warrant;

import io.cardtrail.model.Interval;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an instrument says: everything that an approval binds, and nothing that the life-cycle changes.
 *
 * @param number as issued
 * @param holders the addressed holders; empty where it addresses none by name
 * @param jurisdiction of the issuer, ISO 3166 alpha-2
 * @param mlaApproval id of the MLA_APPROVAL instrument a cross-border use rests on, or null
 * @param lifeAtRisk whether danger to life is declared; only an emergency looks at it
 * @param assignees accounts that may use it, sorted
 * @param document SHA-256 of the instrument's document, hex, or null where none was filed
 * @param validity when it may be used, half-open; not the window of event times
 */
public record InstrumentTerms(
        String number,
        InstrumentKind kind,
        String issuer,
        List<String> holders,
        String caseNumber,
        @Nullable String caseStage,
        String purpose,
        String legalBasis,
        String jurisdiction,
        @Nullable String mlaApproval,
        boolean lifeAtRisk,
        List<String> assignees,
        @Nullable String document,
        Interval validity,
        List<GrantTerms> grants) {
    /** Where the law of the shipped matrix holds. */
    public static final String HOME = "CN";

    public InstrumentTerms {
        holders = List.copyOf(holders);
        assignees = List.copyOf(new TreeSet<>(Set.copyOf(assignees)));
        grants = List.copyOf(grants);
    }

    /** {@return SHA-256 of the canonical text, hex} */
    public String hash() {
        return InstrumentText.hash(this);
    }

    /** {@return the canonical text (RFC 8785) that {@link #hash} is of} */
    public String canonical() {
        return InstrumentText.of(this);
    }

    /** {@return the number only: terms name people} */
    @Override
    public String toString() {
        return "InstrumentTerms(" + number + ")";
    }
}
