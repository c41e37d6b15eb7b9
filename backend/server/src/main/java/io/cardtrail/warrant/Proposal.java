package io.cardtrail.warrant;

import java.time.Instant;
import java.util.List;

/**
 * A change of an approved instrument that waits for its approvals; the old scope holds meanwhile.
 *
 * @param hash of the proposed terms, hex
 */
public record Proposal(InstrumentTerms terms, String hash, Instant at, List<Approval> approvals) {
    public Proposal {
        approvals = List.copyOf(approvals);
    }
}
