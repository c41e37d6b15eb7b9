package io.cardtrail.ingest;

import io.cardtrail.audit.Administration;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.graph.RemovalDoor;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EdgeKey;

/** Takes imported files back: by whoever brought them, and as far as nobody else did. Thread-safe. */
public final class Withdrawals {
    private static final int LONGEST_REASON = 500;

    private final RemovalDoor door;
    private final EdgeKey edgeKey;
    private final Administration administration;

    public Withdrawals(RemovalDoor door, EdgeKey edgeKey, AuditLog log) {
        this.door = door;
        this.edgeKey = edgeKey;
        this.administration = new Administration(log);
    }

    /** {@return the mark under which the graph knows an importer} */
    static String mark(EdgeKey edgeKey, String account) {
        return edgeKey.hash("importer " + account);
    }

    /**
     * Takes a file back. What only its rows said is gone, under whatever name and mapping they came.
     *
     * @param digest SHA-256 of the file's bytes, hex
     * @param account who takes it back, and must have brought it
     * @param reason goes into the audit log, committed to
     * @return no batch and no row if this account has brought no such file, or has taken it back before
     * @throws BadRequest if digest or reason are not usable
     */
    public RemovalDoor.Withdrawn withdraw(String digest, String account, String reason) {
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new BadRequest("digest is not the SHA-256 of a file: 64 hex digits, as the import told them");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new BadRequest(
                    "reason must say in 1 to " + LONGEST_REASON + " characters why the file is taken back");
        }
        return administration.act(
                account, "WITHDRAW_FILE", digest, reason, () -> door.withdraw(digest, mark(edgeKey, account), account));
    }
}
