package io.cardtrail.audit;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;

/** What was given as a checkpoint is none, or is not one of this log. */
public final class BadCheckpoint extends CardtrailException {
    private static final long serialVersionUID = 1L;

    BadCheckpoint(String message) {
        super(ErrorCode.BAD_REQUEST, message);
    }
}
