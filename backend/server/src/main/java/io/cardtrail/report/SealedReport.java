package io.cardtrail.report;

import java.time.Instant;
import java.util.List;

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
        List<String> rows) {
    public SealedReport {
        rows = List.copyOf(rows);
    }

    /** {@return id only: title and recipient name people} */
    @Override
    public String toString() {
        return "SealedReport(" + id + ")";
    }
}
