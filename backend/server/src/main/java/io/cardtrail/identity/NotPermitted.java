package io.cardtrail.identity;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.Complaint;
import io.cardtrail.model.ErrorCode;

/** The account's role does not permit this, or a rule about accounts does not. */
public final class NotPermitted extends CardtrailException {
    private static final long serialVersionUID = 1L;

    public NotPermitted(String message) {
        super(ErrorCode.FORBIDDEN, message);
    }

    NotPermitted(String message, Complaint complaint) {
        super(ErrorCode.FORBIDDEN, message, complaint);
    }
}
