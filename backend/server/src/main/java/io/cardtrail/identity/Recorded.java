package io.cardtrail.identity;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.AuditUnavailable;
import io.cardtrail.audit.Entry;
import io.cardtrail.audit.Receipt;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;
import java.util.function.Supplier;

/** Does acts of administration: each is on record before it takes effect, and again when it has or has not. */
final class Recorded {
    private static final int LONGEST_NAME = 64;

    private final AuditLog log;

    Recorded(AuditLog log) {
        this.log = log;
    }

    /**
     * {@return what {@code work} gives}
     *
     * @param actor the account that acts
     * @param action such as {@code DISABLE_ACCOUNT}
     * @param target what it is done to: an account's name or a token's id
     * @param detail what else there is to say; committed to
     * @throws AuditUnavailable if it could not be recorded; then nothing was done, unless only its end is missing
     */
    <T> T act(String actor, String action, String target, String detail, Supplier<T> work) {
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

    /** Records a sign-in before its session is opened, or that one was refused. */
    void signIn(String typedName, boolean accepted) {
        log.append(new Entry.SignIn(
                typedName.length() > LONGEST_NAME ? typedName.substring(0, LONGEST_NAME) : typedName, accepted));
    }

    private void ended(String actor, Receipt begun, String outcome) {
        log.append(new Entry.AdminEnded(actor, begun.token(), outcome, 0, ""));
    }
}
