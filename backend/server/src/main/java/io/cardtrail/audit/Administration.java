package io.cardtrail.audit;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;
import java.util.function.Supplier;

/** Does acts of administration: each is on record before it takes effect, and again when it has or has not. */
public final class Administration {
    private final AuditLog log;

    public Administration(AuditLog log) {
        this.log = log;
    }

    /**
     * {@return what {@code work} gives}
     *
     * @param actor the account that acts, or the part of the program
     * @param action such as {@code DISABLE_ACCOUNT}
     * @param target what it is done to: an account's name or an opaque id
     * @param detail what else there is to say; committed to
     * @throws AuditUnavailable if it could not be recorded; then nothing was done, unless only its end is missing
     */
    public <T> T act(String actor, String action, String target, String detail, Supplier<T> work) {
        Receipt begun = log.append(new Entry.Admin(actor, action, target, detail));
        T done;
        try {
            done = work.get();
        } catch (RuntimeException failed) {
            ErrorCode code = failed instanceof CardtrailException known ? known.code() : ErrorCode.INTERNAL;
            try {
                ended(actor, begun, code.name());
            } catch (AuditUnavailable alsoFailed) {
                failed.addSuppressed(alsoFailed);
            }
            throw failed;
        }
        ended(actor, begun, "DONE");
        return done;
    }

    private void ended(String actor, Receipt begun, String outcome) {
        log.append(new Entry.AdminEnded(actor, begun.token(), outcome, 0, ""));
    }
}
