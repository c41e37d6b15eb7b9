package io.cardtrail.warrant;

import io.cardtrail.model.Interval;
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
        List<GrantTerms> grants) {}
