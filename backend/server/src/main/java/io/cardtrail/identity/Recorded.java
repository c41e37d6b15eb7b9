package io.cardtrail.identity;

import io.cardtrail.audit.Administration;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.AuditUnavailable;
import io.cardtrail.audit.Entry;
import java.util.function.Supplier;

/** Has acts about accounts, and sign-ins, on record. */
final class Recorded {
    private static final int LONGEST_NAME = 64;

    private final AuditLog log;
    private final Administration administration;

    Recorded(AuditLog log) {
        this.log = log;
        this.administration = new Administration(log);
    }

    /**
     * {@return what {@code work} gives}
     *
     * @throws AuditUnavailable as {@link Administration#act}
     */
    <T> T act(String actor, String action, String target, String detail, Supplier<T> work) {
        return administration.act(actor, action, target, detail, work);
    }

    /** Records a sign-in before its session is opened, or that one was refused. */
    void signIn(String typedName, boolean accepted) {
        log.append(new Entry.SignIn(
                typedName.length() > LONGEST_NAME ? typedName.substring(0, LONGEST_NAME) : typedName, accepted));
    }
}
