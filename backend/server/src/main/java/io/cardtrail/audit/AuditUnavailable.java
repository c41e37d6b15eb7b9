package io.cardtrail.audit;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;

/** An access could not be recorded: nothing may be answered. */
public final class AuditUnavailable extends CardtrailException {
    private static final long serialVersionUID = 1L;

    AuditUnavailable(String message) {
        super(ErrorCode.AUDIT_UNAVAILABLE, message);
    }

    AuditUnavailable(String message, Throwable cause) {
        super(ErrorCode.AUDIT_UNAVAILABLE, message, cause);
    }
}
