package io.cardtrail.report;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report that was issued, as its list has it.
 *
 * @param id random name of it on this server
 * @param number SHA-256 of its {@code path.json}, hex: what it is called on paper
 * @param warrant id of the instrument
 * @param grant id of the clause
 * @param generation of the instrument when it was sealed
 * @param by account that had it sealed
 * @param digest of the answer
 * @param audit token of the access
 * @param bytes of the bundle
 * @param rows that it cites, as {@code batch:line}
 * @param again by what its questions can be asked again, in their order; none in reports of versions that did not keep it
 * @param clause {@link io.cardtrail.warrant.GrantTerms#hash} of the clause; null in reports of versions that did not keep it
 */
public record SealedReport(
        String id,
        String number,
        String warrant,
        String grant,
        int generation,
        String by,
        Instant at,
        String title,
        String recipient,
        String digest,
        String audit,
        long bytes,
        List<String> rows,
        List<Again> again,
        @Nullable String clause) {
    /**
     * By what a question of a report can be asked again, and the answers be compared.
     *
     * @param question as it was put
     * @param digest of its answer, hex
     * @param asOf number of the newest batch that the report knows
     * @param whole whether nothing cut the answer: else nothing was claimed to be absent
     * @param acts ids of all that it tells of
     * @param ledgerSize leaves of the source ledger that the report was compared with
     * @param ledgerRoot root over them, hex
     */
    public record Again(
            String question,
            String digest,
            long asOf,
            boolean whole,
            Set<String> acts,
            long ledgerSize,
            String ledgerRoot) {
        public Again {
            acts = Set.copyOf(acts);
        }
    }

    public SealedReport {
        rows = List.copyOf(rows);
        // Missing in files of versions that did not keep it.
        again = again == null ? List.of() : List.copyOf(again);
    }

    /** {@return id only: title and recipient name people} */
    @Override
    public String toString() {
        return "SealedReport(" + id + ")";
    }
}
